#include "qualm/format/drawing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>

#include "qualm/format/number.hpp"
#include "qualm/format/qasm_feature.hpp"

namespace qualm {
namespace {

std::string shortNumber(double value) {
  const NumberStyle style{"\u03C0", false, false};
  std::string exact = printAngle(value, style);
  if (exact.find(style.pi) != std::string::npos) return exact;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return std::string(buffer) == "-0" ? "0" : buffer;
}

std::string label(const Circuit& circuit, const Angle& angle) {
  if (angle.kind == Angle::Kind::constant) return shortNumber(angle.offset);
  std::string name = angle.isTrained() ? circuit.parameterNames()[angle.source] : "";
  if (angle.kind == Angle::Kind::weighted) name += "\u00B7";
  if (angle.readsFeature()) name += qasm::featureName(angle.featureIndex());
  std::string text = angle.scale == -1 ? "-" : (angle.scale == 1 ? "" : shortNumber(angle.scale) + "\u00B7");
  text += name;
  if (angle.offset == 0) return text;
  return text + (angle.offset < 0 ? "-" : "+") + shortNumber(std::fabs(angle.offset));
}

/// Barriers and gates cover all wires between their qubits; what measures or is conditioned reaches down to the bits.
Placement covered(const Circuit& circuit, const Operation& operation) {
  const std::uint64_t mask = operation.qubitMask();
  Placement placement;
  if (mask == 0) return placement;
  placement.top = static_cast<std::size_t>(std::countr_zero(mask));
  placement.bottom = static_cast<std::size_t>(std::bit_width(mask)) - 1;
  const bool classical = operation.kind == Operation::Kind::measure || operation.condition.mask != 0;
  if (classical) placement.bottom = circuit.qubits();
  return placement;
}

}  // namespace

std::vector<Placement> placeOperations(const Circuit& circuit) {
  std::vector<std::size_t> next(circuit.qubits() + 1, 0);  // the first free column of each wire
  std::vector<Placement> placements;
  for (const Operation& operation : circuit.operations()) {
    Placement placement = covered(circuit, operation);
    for (std::size_t wire = placement.top; wire <= placement.bottom; ++wire) {
      placement.column = std::max(placement.column, next[wire]);
    }
    for (std::size_t wire = placement.top; wire <= placement.bottom; ++wire) next[wire] = placement.column + 1;
    placements.push_back(placement);
  }
  return placements;
}

std::string boxSymbol(const Operation& operation, std::size_t target) {
  const Gate& gate = *operation.gate;
  std::string symbol(gate.symbol);
  if (gate.targets == 1) return symbol;
  if (gate.generator.empty()) return symbol + ":" + std::to_string(target + 1);
  return symbol + ":" + gate.generator[target];
}

std::string angleLabel(const Circuit& circuit, const Operation& operation) {
  std::string text;
  for (std::size_t a = 0; a < operation.angleCount(); ++a) {
    text += (a == 0 ? "" : ", ") + label(circuit, operation.angles[a]);
  }
  return text;
}

std::string conditionLabel(const Condition& condition) {
  std::string text;
  for (std::uint64_t rest = condition.mask; rest != 0; rest &= rest - 1) {
    const int bit = std::countr_zero(rest);
    text += (text.empty() ? "c" : ", c") + std::to_string(bit) + ((condition.value >> bit & 1U) != 0 ? "=1" : "=0");
  }
  return text;
}

TargetShape targetShape(const Gate& gate) {
  if (gate.symbol == "×") return TargetShape::cross;
  if (gate.controls == 0) return TargetShape::box;
  if (gate.symbol == "X") return TargetShape::plus;
  return gate.symbol == "Z" ? TargetShape::dot : TargetShape::box;
}

}  // namespace qualm
