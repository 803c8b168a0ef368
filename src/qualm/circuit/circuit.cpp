#include "qualm/circuit/circuit.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

void checkArity(const Gate& gate, std::size_t qubits, std::size_t angles) {
  if (qubits == gate.qubits() && angles == gate.angles) return;
  const auto describe = [](std::size_t q, std::size_t a) {
    return std::to_string(q) + " qubits and " + std::to_string(a) + " angles";
  };
  throw Error(ErrorCode::wrongArity, "Gate \"" + std::string(gate.name) + "\" has another number of arguments.",
              describe(qubits, angles), describe(gate.qubits(), gate.angles));
}

void checkQubits(std::span<const std::size_t> qubits, std::size_t size) {
  for (std::size_t i = 0; i < qubits.size(); ++i) {
    if (qubits[i] >= size) {
      throw Error(ErrorCode::qubitOutOfRange, "The circuit has no qubit " + std::to_string(qubits[i]) + ".",
                  std::to_string(qubits[i]), "0 to " + std::to_string(size - 1));
    }
    if (std::count(qubits.begin(), qubits.end(), qubits[i]) > 1) {
      throw Error(ErrorCode::duplicateQubit, "A gate names one qubit twice.", std::to_string(qubits[i]),
                  "different qubits");
    }
  }
}

[[noreturn]] void throwBit(std::size_t bit, std::size_t size) {
  throw Error(ErrorCode::bitOutOfRange, "There is no classical bit " + std::to_string(bit) + ".", std::to_string(bit),
              size == 0 ? "a circuit with classical bits" : "0 to " + std::to_string(size - 1));
}

void checkAngle(const Angle& angle) {
  if (angle.readsFeature() && angle.featureIndex() > Circuit::largestFeature) {
    throw Error(ErrorCode::invalidAngle, "A feature's index is out of range.", std::to_string(angle.featureIndex()),
                "0 to " + std::to_string(Circuit::largestFeature));
  }
  if (std::isfinite(angle.scale) && std::isfinite(angle.offset)) return;
  throw Error(ErrorCode::invalidAngle, "An angle must be a finite number.", "NaN or infinity",
              "a finite number, param(name) or feature(index)");
}

}  // namespace

bool Operation::isUnitary() const { return (isGate() || kind == Kind::barrier) && condition.mask == 0; }

bool Operation::settles() const { return (kind == Kind::measure || kind == Kind::reset) && condition.mask == 0; }

std::string_view Operation::name() const {
  switch (kind) {
    case Kind::gate:
      return gate->name;
    case Kind::measure:
      return "measure";
    case Kind::reset:
      return "reset";
    case Kind::barrier:
      return "barrier";
  }
  return "";
}

std::size_t Operation::qubitCount() const {
  if (kind == Kind::barrier) return 0;
  return isGate() ? gate->qubits() : 1;
}

std::uint64_t Operation::qubitMask() const {
  std::uint64_t mask = fenced;
  for (std::size_t i = 0; i < qubitCount(); ++i) mask |= std::uint64_t{1} << qubits[i];
  return mask;
}

bool Operation::readsFeature() const {
  return std::any_of(angles.begin(), angles.end(), [](const Angle& angle) { return angle.readsFeature(); });
}

Circuit::Circuit(std::size_t qubits, std::size_t bits) : qubits_(qubits), bits_(bits) {
  if (bits > maximumBits) throwBit(bits - 1, maximumBits);
  if (qubits >= 1 && qubits <= maximumQubits) return;
  const std::string size = qubits == 0 ? "" : " The state would take 2^" + std::to_string(qubits + 4) + " bytes.";
  throw Error(ErrorCode::registerTooLarge, "A circuit has between 1 and 63 qubits." + size, std::to_string(qubits),
              "1 to 63");
}

void Circuit::append(std::string_view name, std::span<const std::size_t> qubits, std::span<const Angle> angles) {
  const Gate& gate = findGate(name);
  checkArity(gate, qubits.size(), angles.size());
  checkQubits(qubits, qubits_);
  std::for_each(angles.begin(), angles.end(), checkAngle);
  Operation operation;
  operation.gate = &gate;
  std::copy(qubits.begin(), qubits.end(), operation.qubits.begin());
  for (std::size_t i = 0; i < angles.size(); ++i) {
    operation.angles[i] = angles[i];
    if (angles[i].kind == Angle::Kind::constant) continue;
    if (angles[i].readsFeature()) features_ = std::max(features_, angles[i].featureIndex() + 1);
    operation.slots[i] = slots_.size();
    slots_.push_back({operations_.size(), i});
  }
  operations_.push_back(operation);
}

void Circuit::append(const Operation& operation, std::span<const Angle> angles) {
  const std::span<const std::size_t> qubits(operation.qubits);
  switch (operation.kind) {
    case Operation::Kind::gate:
      append(operation.gate->name, qubits.first(operation.qubitCount()), angles);
      break;
    case Operation::Kind::measure:
      measure(operation.qubits[0], operation.bit);
      break;
    case Operation::Kind::reset:
      reset(operation.qubits[0]);
      break;
    case Operation::Kind::barrier: {
      std::vector<std::size_t> fenced;
      for (std::size_t q = 0; q < qubits_; ++q) {
        if ((operation.fenced >> q) & 1U) fenced.push_back(q);
      }
      barrier(fenced);
      break;
    }
  }
  if (operation.condition.mask != 0) conditionLast(operation.condition);
  operations_.back().wait = operation.wait;
  operations_.back().drift = operation.drift;
}

void Circuit::measure(std::size_t qubit, std::size_t bit) {
  checkQubits({&qubit, 1}, qubits_);
  if (bit >= maximumBits) throwBit(bit, maximumBits);
  Operation operation;
  operation.kind = Operation::Kind::measure;
  operation.qubits[0] = qubit;
  operation.bit = bit;
  bits_ = std::max(bits_, bit + 1);
  operations_.push_back(operation);
}

void Circuit::reset(std::size_t qubit) {
  checkQubits({&qubit, 1}, qubits_);
  Operation operation;
  operation.kind = Operation::Kind::reset;
  operation.qubits[0] = qubit;
  operations_.push_back(operation);
}

void Circuit::barrier(std::span<const std::size_t> qubits) {
  checkQubits(qubits, qubits_);
  Operation operation;
  operation.kind = Operation::Kind::barrier;
  for (const std::size_t qubit : qubits) operation.fenced |= std::uint64_t{1} << qubit;
  operations_.push_back(operation);
}

void Circuit::conditionLast(Condition condition) {
  if (operations_.empty() || operations_.back().kind == Operation::Kind::barrier) {
    throw Error(ErrorCode::invalidOption, "A condition belongs to a gate, a measurement or a reset.",
                operations_.empty() ? "nothing" : "barrier", "gate, measure, reset");
  }
  const std::uint64_t known = (std::uint64_t{1} << bits_) - 1, stray = (condition.mask & ~known);
  if (stray != 0) throwBit(static_cast<std::size_t>(std::countr_zero(stray)), bits_);
  if ((condition.value & ~condition.mask) != 0) {
    throw Error(ErrorCode::bitOutOfRange, "A condition's value has bits that the condition does not read.",
                std::to_string(condition.value), "a value of the bits that are read");
  }
  operations_.back().condition = condition;
}

void Circuit::waitLast(double seconds) {
  const bool waits = !operations_.empty() && operations_.back().kind != Operation::Kind::barrier;
  if (!waits || !std::isfinite(seconds) || seconds < 0) {
    throw Error(ErrorCode::invalidOption, "A gate, a measurement or a reset can wait for a time.",
                waits ? numberText(seconds) + " seconds" : "nothing that waits",
                "0 seconds or more, after a gate, measure or reset");
  }
  operations_.back().wait = seconds;
}

void Circuit::driftLast() {
  if (operations_.empty() || !operations_.back().isGate()) {
    throw Error(ErrorCode::invalidOption, "What qubits do by themselves is written as a gate.",
                operations_.empty() ? "nothing" : std::string(operations_.back().name()), "a gate");
  }
  operations_.back().drift = true;
}

bool Circuit::isUnitary() const {
  return std::all_of(operations_.begin(), operations_.end(),
                     [](const Operation& operation) { return operation.isUnitary(); });
}

bool Circuit::measures() const {
  return std::any_of(operations_.begin(), operations_.end(),
                     [](const Operation& operation) { return operation.kind == Operation::Kind::measure; });
}

std::size_t Circuit::parameter(std::string_view name) {
  const auto found = std::find(parameterNames_.begin(), parameterNames_.end(), name);
  if (found != parameterNames_.end()) return static_cast<std::size_t>(found - parameterNames_.begin());
  parameterNames_.emplace_back(name);
  return parameterNames_.size() - 1;
}

Matrix bindSlots(const Circuit& circuit, std::span<const double> parameters, const Matrix& features) {
  if (parameters.size() < circuit.parameterNames().size()) {
    throw Error(
        ErrorCode::unboundSlot, "Parameter \"" + circuit.parameterNames()[parameters.size()] + "\" has no value.",
        std::to_string(parameters.size()) + " values", std::to_string(circuit.parameterNames().size()) + " values");
  }
  if (features.columns < circuit.features()) {
    throw Error(ErrorCode::unboundSlot, "The circuit reads more features than the rows have.",
                std::to_string(features.columns) + " columns", std::to_string(circuit.features()) + " columns");
  }
  const auto& slots = circuit.slots();
  Matrix bindings(circuit.features() == 0 && features.rows == 0 ? 1 : features.rows, slots.size());
  for (std::size_t row = 0; row < bindings.rows; ++row) {
    for (std::size_t s = 0; s < slots.size(); ++s) {
      const Angle& angle = circuit.angleOf(slots[s]);
      const double weight = angle.isTrained() ? parameters[angle.source] : 1;
      const double value = angle.readsFeature() ? features(row, angle.featureIndex()) : 1;
      bindings(row, s) = angle.scale * (weight * value) + angle.offset;
    }
  }
  requireFinite(bindings, "The angles of a circuit");
  return bindings;
}

std::array<double, 3> boundAngles(const Operation& operation, std::span<const double> binding) {
  std::array<double, 3> angles{};
  for (std::size_t i = 0; i < operation.angleCount(); ++i) {
    const Angle& angle = operation.angles[i];
    angles[i] = angle.kind == Angle::Kind::constant ? angle.offset : binding[operation.slots[i]];
  }
  return angles;
}

bool sameAngles(const Operation& operation, std::span<const std::span<const double>> bindings) {
  for (const auto& binding : bindings.subspan(1)) {
    if (boundAngles(operation, binding) != boundAngles(operation, bindings.front())) return false;
  }
  return true;
}

}  // namespace qualm
