#include "qualm/noise/channel.hpp"

#include <cmath>
#include <limits>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

constexpr double completeness = 1e-12;

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

void checkQubits(const ChannelKind& kind, std::size_t qubits) {
  const bool legal = kind.qubits == "1 or 2" ? qubits == 1 || qubits == 2 : qubits == (kind.qubits == "1" ? 1U : 2U);
  if (legal) return;
  throw Error(ErrorCode::invalidChannel, "Channel " + quoted(kind.name) + " acts on another number of qubits.",
              std::to_string(qubits), std::string(kind.qubits));
}

void checkValues(const ChannelKind& kind, std::span<const double> values) {
  if (values.size() != kind.ranges.size()) {
    throw Error(ErrorCode::invalidChannel, "Channel " + quoted(kind.name) + " has another number of parameters.",
                std::to_string(values.size()), std::to_string(kind.ranges.size()));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ChannelRange& range = kind.ranges[i];
    if (values[i] >= range.least && values[i] <= range.most) continue;
    throw Error(
        ErrorCode::invalidChannel,
        "Parameter \"" + std::string(kind.parameters[i]) + "\" of channel " + quoted(kind.name) + " is out of range.",
        numberText(values[i]), numberText(range.least) + " to " + numberText(range.most));
  }
}

/// The largest entry of ΣK†K − I; infinite where one is not a number.
double incompleteness(std::span<const GateMatrix> kraus) {
  const std::size_t size = kraus[0].dimension;
  double worst = 0;
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column < size; ++column) {
      Complex sum{row == column ? -1.0 : 0.0, 0};
      for (const GateMatrix& k : kraus) {
        for (std::size_t i = 0; i < size; ++i) sum = sum + conjugate(k(i, row)) * k(i, column);
      }
      const double distance = std::hypot(sum.re, sum.im);
      worst = std::fmax(worst, std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance);
    }
  }
  return worst;
}

Channel arbitrary(const ChannelSpec& spec, std::size_t qubits) {
  if (spec.kraus.empty()) {
    throw Error(ErrorCode::invalidChannel, "Channel \"kraus\" has no Kraus operators.", "0", "1 or more");
  }
  for (const GateMatrix& k : spec.kraus) {
    if (k.dimension == std::size_t{1} << qubits) continue;
    throw Error(ErrorCode::invalidChannel, "A Kraus operator has another size than its qubits need.",
                std::to_string(k.dimension), std::to_string(std::size_t{1} << qubits));
  }
  const double distance = incompleteness(spec.kraus);
  if (!(distance <= completeness)) {
    throw Error(ErrorCode::invalidChannel, "The Kraus operators are not complete: the sum of K†K is not the identity.",
                "off by " + numberText(distance), "within 1e-12");
  }
  Channel channel;
  channel.qubits = qubits;
  channel.kraus = spec.kraus;
  return channel;
}

}  // namespace

Channel makeChannel(const ChannelSpec& spec, std::size_t qubits) {
  const ChannelKind& kind = findChannel(spec.kind);
  checkQubits(kind, qubits);
  checkValues(kind, spec.values);
  Channel channel = kind.build == nullptr ? arbitrary(spec, qubits) : kind.build(spec.values, qubits);
  channel.name = spec.kind;
  return channel;
}

ChannelSpec scaledChannel(const ChannelSpec& spec, double factor) {
  if (!std::isfinite(factor) || factor < 0) {
    throw Error(ErrorCode::invalidNoise, "A noise scale must be a finite number that is not negative.",
                numberText(factor), "0 or more");
  }
  const ChannelKind& kind = findChannel(spec.kind);
  ChannelSpec scaled = spec;
  if (kind.build == nullptr) {
    if (factor == 1) return scaled;
    if (factor != 0 || spec.kraus.empty()) {
      throw Error(ErrorCode::invalidNoise, "Arbitrary Kraus operators have no strength that a scale could multiply.",
                  numberText(factor), "0 or 1");
    }
    GateMatrix identity{spec.kraus[0].dimension, {}};
    for (std::size_t i = 0; i < identity.dimension; ++i) identity(i, i) = {1, 0};
    scaled.kraus = {identity};
    return scaled;
  }
  checkValues(kind, spec.values);
  for (std::size_t i = 0; i < scaled.values.size(); ++i) {
    if (kind.ranges[i].strength) scaled.values[i] *= factor;
  }
  try {
    makeChannel(scaled, kind.qubits == "2" ? 2 : 1);
  } catch (const Error& error) {
    throw Error(ErrorCode::invalidNoise, "Noise × " + numberText(factor) + ": " + error.what(), error.received(),
                error.allowed());
  }
  return scaled;
}

}  // namespace qualm
