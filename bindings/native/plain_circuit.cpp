#include "plain_circuit.hpp"

#include <bit>

namespace qualm::bindings {
namespace {

double numberOr(const val& object, const char* key, double fallback) {
  const val value = object[key];
  return value.isUndefined() ? fallback : value.as<double>();
}

Angle toAngle(const val& plain, Circuit& circuit) {
  if (plain.isNumber()) return Angle::constant(plain.as<double>());
  const double scale = numberOr(plain, "scale", 1), offset = numberOr(plain, "offset", 0);
  const bool trained = plain["param"].isString(), reads = plain["feature"].isNumber();
  const std::size_t parameter = trained ? circuit.parameter(plain["param"].as<std::string>()) : 0;
  const std::size_t feature = reads ? toSize(plain["feature"], "A feature's index") : 0;
  if (trained && reads) return Angle::weighted(parameter, feature, scale, offset);
  if (trained) return Angle::parameter(parameter, scale, offset);
  if (reads) return Angle::feature(feature, scale, offset);
  throw Error(ErrorCode::invalidAngle, "An angle is a number, param(name) or feature(index).", "something else",
              "a finite number, param(name) or feature(index)");
}

val toPlain(const Angle& angle, const Circuit& circuit) {
  if (angle.kind == Angle::Kind::constant) return val(angle.offset);
  val plain = val::object();
  if (angle.isTrained()) plain.set("param", circuit.parameterNames()[angle.source]);
  if (angle.readsFeature()) plain.set("feature", static_cast<double>(angle.featureIndex()));
  plain.set("scale", angle.scale);
  plain.set("offset", angle.offset);
  return plain;
}

std::string termName(const PauliTerm& term) {
  std::string name;
  for (std::uint64_t rest = term.support(); rest != 0; rest &= rest - 1) {
    const int qubit = std::countr_zero(rest);
    const bool x = (term.x >> qubit) & 1U, z = (term.z >> qubit) & 1U;
    name += std::string(name.empty() ? "" : " ") + (x ? (z ? "Y" : "X") : "Z") + std::to_string(qubit);
  }
  return name.empty() ? "I" : name;
}

/// The values of the circuit's parameters in their order, from { name: number }.
std::vector<double> parameterValues(const Circuit& circuit, const val& params) {
  std::vector<double> values;
  for (const std::string& name : circuit.parameterNames()) {
    const val value = params.isUndefined() ? params : params[name];
    if (!value.isNumber()) {
      throw Error(ErrorCode::unboundSlot, "Parameter \"" + name + "\" has no value.", "nothing", "a number");
    }
    values.push_back(value.as<double>());
  }
  return values;
}

}  // namespace

namespace {

/// { bits: [0, 2], value: 1 }: bits[0] is the least significant bit of the value.
Condition toCondition(const val& plain) {
  const auto bits = toSizes(plain["bits"], "A classical bit");
  const std::uint64_t value = toCount(plain["value"], "A condition's value");
  Condition condition;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    if (bits[i] >= Circuit::maximumBits) {
      throw Error(ErrorCode::bitOutOfRange, "There is no such classical bit.", std::to_string(bits[i]), "0 to 62");
    }
    condition.mask |= std::uint64_t{1} << bits[i];
    condition.value |= ((value >> i) & 1U) << bits[i];
  }
  if (bits.empty() || (bits.size() < 63 && value >> bits.size() != 0)) {
    throw Error(ErrorCode::bitOutOfRange, "A condition's value must fit the bits that it reads.", std::to_string(value),
                std::to_string(bits.size()) + " bits");
  }
  return condition;
}

val toPlain(const Condition& condition) {
  val plain = val::object(), bits = val::array();
  double value = 0, weight = 1;
  for (std::uint64_t rest = condition.mask; rest != 0; rest &= rest - 1, weight *= 2) {
    const int bit = std::countr_zero(rest);
    bits.call<void>("push", bit);
    if ((condition.value >> bit) & 1U) value += weight;
  }
  plain.set("bits", bits);
  plain.set("value", value);
  return plain;
}

void appendPlain(Circuit& circuit, const val& plain) {
  const auto name = plain["gate"].as<std::string>();
  const auto qubits = toSizes(plain["qubits"], "A qubit");
  const bool one = qubits.size() == 1;
  if (name == "measure" && one) {
    circuit.measure(qubits[0], toSize(plain["bit"], "A classical bit"));
  } else if (name == "reset" && one) {
    circuit.reset(qubits[0]);
  } else if (name == "barrier") {
    circuit.barrier(qubits);
  } else {
    std::vector<Angle> angles;
    if (!plain["angles"].isUndefined()) {
      for (const val& angle : emscripten::vecFromJSArray<val>(plain["angles"]))
        angles.push_back(toAngle(angle, circuit));
    }
    circuit.append(name, qubits, angles);
  }
  if (!plain["condition"].isUndefined()) circuit.conditionLast(toCondition(plain["condition"]));
}

val toPlain(const Operation& operation, const Circuit& circuit) {
  val plain = val::object(), qubits = val::array(), angles = val::array();
  for (std::size_t q = 0; q < operation.qubitCount(); ++q) {
    qubits.call<void>("push", static_cast<double>(operation.qubits[q]));
  }
  for (std::uint64_t rest = operation.fenced; rest != 0; rest &= rest - 1) {
    qubits.call<void>("push", std::countr_zero(rest));
  }
  for (std::size_t a = 0; a < operation.angleCount(); ++a) {
    angles.call<void>("push", toPlain(operation.angles[a], circuit));
  }
  plain.set("gate", std::string(operation.name()));
  plain.set("qubits", qubits);
  plain.set("angles", angles);
  if (operation.kind == Operation::Kind::measure) plain.set("bit", static_cast<double>(operation.bit));
  if (operation.condition.mask != 0) plain.set("condition", toPlain(operation.condition));
  return plain;
}

}  // namespace

Circuit toCircuit(const val& plain) {
  const bool classical = plain["bits"].isNumber();
  Circuit circuit(toSize(plain["qubits"], "The number of qubits"),
                  classical ? toSize(plain["bits"], "The number of classical bits") : 0);
  for (const val& operation : emscripten::vecFromJSArray<val>(plain["operations"])) appendPlain(circuit, operation);
  return circuit;
}

val toPlain(const Circuit& circuit) {
  val operations = val::array();
  for (const Operation& operation : circuit.operations()) {
    operations.call<void>("push", toPlain(operation, circuit));
  }
  val plain = val::object();
  plain.set("qubits", static_cast<double>(circuit.qubits()));
  plain.set("bits", static_cast<double>(circuit.bits()));
  plain.set("operations", operations);
  return plain;
}

std::vector<Observable> toObservables(const val& plain, std::size_t qubits) {
  std::vector<Observable> observables;
  if (plain.isUndefined()) return observables;
  for (const val& terms : emscripten::vecFromJSArray<val>(plain)) {
    Observable observable;
    for (const val& term : emscripten::vecFromJSArray<val>(terms)) {
      observable.parts.push_back({term[0].as<double>(), parsePauli(term[1].as<std::string>(), qubits)});
    }
    observables.push_back(observable);
  }
  return observables;
}

val toPlain(std::span<const Observable> observables) {
  val list = val::array();
  for (const Observable& observable : observables) {
    val terms = val::array();
    for (const auto& part : observable.parts) {
      val term = val::array();
      term.call<void>("push", part.coefficient);
      term.call<void>("push", termName(part.term));
      terms.call<void>("push", term);
    }
    list.call<void>("push", terms);
  }
  return list;
}

Matrix toFeatures(const val& options) {
  return toMatrix(options["features"], toSize(options["rows"], "The number of rows"));
}

Matrix toBindings(const Circuit& circuit, const val& options) {
  const Matrix features = toFeatures(options);
  if (features.columns > circuit.features()) {
    throw Error(ErrorCode::shapeMismatch, "Rows have more columns than the circuit has features.",
                std::to_string(features.columns) + " columns", std::to_string(circuit.features()) + " columns");
  }
  return bindSlots(circuit, parameterValues(circuit, options["params"]), features);
}

}  // namespace qualm::bindings
