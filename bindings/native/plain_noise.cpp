#include "plain_noise.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace qualm::bindings {
namespace {

bool isMissing(const val& value) { return value.isUndefined() || value.isNull(); }

/// Arrays and typed arrays; not strings, which have a length too.
bool isList(const val& value) { return !isMissing(value) && !value.isString() && value["length"].isNumber(); }

[[noreturn]] void refuse(const std::string& message, const val& received, const char* allowed) {
  throw Error(ErrorCode::invalidNoise, message, val::global("String")(received).as<std::string>(), allowed);
}

std::vector<val> toList(const val& value, const char* what) {
  if (isMissing(value)) return {};
  if (!isList(value)) refuse(std::string(what) + " must be a list.", value, "a list");
  return emscripten::vecFromJSArray<val>(value);
}

double toNumber(const val& value, const char* what) {
  if (!value.isNumber()) refuse(std::string(what) + " must be a number.", value, "a number");
  return value.as<double>();
}

std::string toText(const val& value, const char* what) {
  if (!value.isString()) refuse(std::string(what) + " must be a name.", value, "a string");
  return value.as<std::string>();
}

std::vector<std::size_t> toQubits(const val& list) {
  std::vector<std::size_t> qubits;
  for (const val& qubit : toList(list, "Qubits")) qubits.push_back(toSize(qubit, "A qubit"));
  return qubits;
}

/// [[[re, im], …], …]: rows of a 2 × 2 or 4 × 4 matrix.
GateMatrix toGateMatrix(const val& plain) {
  const auto rows = toList(plain, "A Kraus operator");
  if (rows.size() != 2 && rows.size() != 4) refuse("A Kraus operator has 2 or 4 rows.", val(rows.size()), "2 or 4");
  GateMatrix matrix{rows.size(), {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto entries = toList(rows[i], "A row of a Kraus operator");
    if (entries.size() != rows.size()) refuse("A Kraus operator is square.", val(entries.size()), "as many as rows");
    for (std::size_t j = 0; j < entries.size(); ++j) {
      matrix(i, j) = {toNumber(entries[j][0], "A real part"), toNumber(entries[j][1], "An imaginary part")};
    }
  }
  return matrix;
}

/// Refuses numbers that the channel would silently ignore.
void requireKnownKeys(const val& plain, const ChannelKind& kind) {
  for (const std::string& key : toStringVector(val::global("Object").call<val>("keys", plain))) {
    const bool placing = key == "on" || key == "qubits" || key == "channel" || key == "kraus";
    const auto found = std::find(kind.parameters.begin(), kind.parameters.end(), key);
    if (placing || found != kind.parameters.end()) continue;
    std::string allowed;
    for (const std::string_view name : kind.parameters) allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    throw Error(ErrorCode::invalidChannel, "Channel \"" + std::string(kind.name) + "\" has no \"" + key + "\".", key,
                allowed);
  }
}

ChannelSpec toChannel(const val& plain) {
  const ChannelKind& kind = findChannel(toText(plain["channel"], "A channel"));
  requireKnownKeys(plain, kind);
  ChannelSpec spec{std::string(kind.name), {}, {}};
  for (std::size_t i = 0; i < kind.parameters.size(); ++i) {
    const std::string name(kind.parameters[i]);
    const val value = plain[name];
    if (value.isUndefined() && kind.ranges[i].fallback) {
      spec.values.push_back(*kind.ranges[i].fallback);
    } else {
      spec.values.push_back(toNumber(value, ("Parameter \"" + name + "\" of channel \"" + spec.kind + "\"").c_str()));
    }
  }
  if (kind.build == nullptr) {
    for (const val& matrix : toList(plain["kraus"], "Kraus operators")) spec.kraus.push_back(toGateMatrix(matrix));
  }
  return spec;
}

NoiseRule toRule(const val& plain) {
  NoiseRule rule{{}, toQubits(plain["qubits"]), toChannel(plain)};
  const val on = plain["on"];
  if (on.isString()) {
    rule.on.push_back(on.as<std::string>());
  } else {
    for (const val& name : toList(on, "What a noise rule is on")) rule.on.push_back(toText(name, "An operation"));
  }
  return rule;
}

/// One value a qubit, from one for all or a list.
std::vector<double> toPerQubit(const val& value, std::size_t qubits, const char* what) {
  if (value.isNumber()) return std::vector<double>(qubits, value.as<double>());
  if (!isMissing(value) && !isList(value)) {
    refuse(std::string(what) + " must be one number or a list of them.", value, "a number or one a qubit");
  }
  std::vector<double> values;
  for (const val& number : toList(value, what)) values.push_back(toNumber(number, what));
  return values;
}

IdleNoise toIdle(const val& plain, std::size_t qubits) {
  if (isMissing(plain)) return {};
  IdleNoise idle{toPerQubit(plain["t1"], qubits, "T1"), toPerQubit(plain["t2"], qubits, "T2")};
  if (idle.t1.empty()) idle.t1.assign(idle.t2.size(), std::numeric_limits<double>::infinity());
  if (idle.t2.empty()) {
    for (const double t1 : idle.t1) idle.t2.push_back(2 * t1);
  }
  return idle;
}

GateDurations toDurations(const val& plain) {
  GateDurations durations;
  if (isMissing(plain)) return durations;
  for (const val& name : toList(val::global("Object").call<val>("keys", plain), "Durations")) {
    const auto key = name.as<std::string>();
    durations.byName.emplace_back(key, toNumber(plain[key], "A duration"));
  }
  return durations;
}

Detuning toDetuning(const val& plain, std::size_t qubits) {
  Detuning detuning;
  if (isMissing(plain)) return detuning;
  detuning.sigma = toPerQubit(plain["sigma"], qubits, "The standard deviation of a detuning");
  const val correlation = plain["correlation"];
  if (!isMissing(correlation)) detuning.correlation = toNumber(correlation, "The correlation time of a detuning");
  return detuning;
}

Crosstalk toCrosstalk(const val& plain) {
  const auto pair = toQubits(plain["qubits"]);
  if (pair.size() != 2) refuse("Crosstalk is between two qubits.", val(pair.size()), "2");
  return {pair[0], pair[1], toNumber(plain["zz"], "The rate of crosstalk")};
}

ConfusionMatrix toConfusion(const val& plain) {
  const auto rows = toList(plain["matrix"], "A confusion matrix");
  ConfusionMatrix confusion{toQubits(plain["qubits"]), Matrix(rows.size(), rows.size())};
  for (std::size_t read = 0; read < rows.size(); ++read) {
    const auto entries = toList(rows[read], "A row of a confusion matrix");
    if (entries.size() != rows.size()) refuse("A confusion matrix is square.", val(entries.size()), "as many as rows");
    for (std::size_t was = 0; was < entries.size(); ++was) {
      confusion.matrix(read, was) = toNumber(entries[was], "A probability");
    }
  }
  return confusion;
}

ConfusionMatrix toConfusion(const val& plain, std::size_t qubit) {
  return confusionOf(qubit, toNumber(plain["p01"], "p01"), toNumber(plain["p10"], "p10"));
}

ReadoutConfusion toReadout(const val& plain, std::size_t qubits) {
  ReadoutConfusion readout;
  if (isMissing(plain)) return readout;
  if (isList(plain)) {
    const auto list = toList(plain, "Readout");
    if (list.size() != qubits) refuse("Readout needs p01 and p10 for each qubit.", val(list.size()), "one a qubit");
    for (std::size_t q = 0; q < qubits; ++q) readout.matrices.push_back(toConfusion(list[q], q));
  } else if (!plain["matrices"].isUndefined()) {
    for (const val& matrix : toList(plain["matrices"], "Confusion matrices")) {
      readout.matrices.push_back(toConfusion(matrix));
    }
  } else {
    for (std::size_t q = 0; q < qubits; ++q) readout.matrices.push_back(toConfusion(plain, q));
  }
  return readout;
}

std::optional<double> toFigure(const val& value, const char* what) {
  return isMissing(value) ? std::nullopt : std::optional(toNumber(value, what));
}

/// Puts a figure of the qubits where it belongs: one for all, one a qubit, or none.
void spread(const val& value, Device& device, std::optional<double> Device::QubitFigures::*figure, const char* what) {
  if (isList(value) && value["length"].as<std::size_t>() != device.qubits) {
    refuse(std::string(what) + " needs one figure a qubit.", value["length"], "as many as qubits");
  }
  for (std::size_t q = 0; q < device.qubits; ++q) {
    device.perQubit[q].*figure = toFigure(isList(value) ? value[q] : value, what);
  }
}

}  // namespace

NoiseModel toNoiseModel(const val& plain, std::size_t qubits) {
  NoiseModel model;
  for (const val& rule : toList(plain["gates"], "Noise on gates")) model.rules.push_back(toRule(rule));
  model.idle = toIdle(plain["idle"], qubits);
  model.durations = toDurations(plain["durations"]);
  for (const val& pair : toList(plain["crosstalk"], "Crosstalk")) model.crosstalk.push_back(toCrosstalk(pair));
  model.readout = toReadout(plain["readout"], qubits);
  model.detuning = toDetuning(plain["detuning"], qubits);
  return model;
}

Device toDevice(const val& plain) {
  Device device;
  device.name = toText(plain["name"], "A device's name");
  device.qubits = toSize(plain["qubits"], "The number of qubits");
  device.perQubit.resize(device.qubits);
  for (const val& gate : toList(plain["basis"], "A device's basis")) device.basis.push_back(toText(gate, "A gate"));
  for (const val& edge : toList(plain["edges"], "A device's edges")) {
    const auto pair = toQubits(edge);
    if (pair.size() != 2) refuse("An edge joins two qubits.", val(pair.size()), "2");
    device.edges.emplace_back(pair[0], pair[1]);
  }
  spread(plain["t1"], device, &Device::QubitFigures::t1, "T1");
  spread(plain["t2"], device, &Device::QubitFigures::t2, "T2");
  spread(plain["p01"], device, &Device::QubitFigures::p01, "p01");
  spread(plain["p10"], device, &Device::QubitFigures::p10, "p10");
  for (const val& gate : toList(plain["gates"], "A device's gates")) {
    device.gates.push_back({toText(gate["gate"], "A gate"), toQubits(gate["qubits"]),
                            toFigure(gate["error"], "An error"), toFigure(gate["seconds"], "A duration")});
  }
  return device;
}

}  // namespace qualm::bindings
