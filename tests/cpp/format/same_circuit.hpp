#pragma once

#include <algorithm>
#include <string>

#include "qualm/circuit/circuit.hpp"

namespace qualm::testing {

inline bool sameAngle(const Angle& a, const Angle& b) {
  if (a.kind != b.kind || a.offset != b.offset) return false;
  return a.kind == Angle::Kind::constant || (a.sameSource(b) && a.scale == b.scale);
}

inline bool sameOperation(const Operation& a, const Operation& b) {
  if (a.kind != b.kind || a.gate != b.gate || a.bit != b.bit || a.fenced != b.fenced) return false;
  if (!(a.condition == b.condition) || !std::equal(a.qubits.begin(), a.qubits.end(), b.qubits.begin())) return false;
  for (std::size_t i = 0; i < a.angleCount(); ++i) {
    if (!sameAngle(a.angles[i], b.angles[i])) return false;
  }
  return true;
}

/// What differs first, or "" where two circuits are equal to the last bit of every number.
inline std::string difference(const Circuit& a, const Circuit& b) {
  if (a.qubits() != b.qubits()) return "qubits";
  if (a.bits() != b.bits()) return "bits";
  if (a.features() != b.features()) return "features";
  if (a.parameterNames() != b.parameterNames()) return "parameters";
  if (a.operations().size() != b.operations().size()) return "number of operations";
  for (std::size_t i = 0; i < a.operations().size(); ++i) {
    if (!sameOperation(a.operations()[i], b.operations()[i])) return "operation " + std::to_string(i);
  }
  return "";
}

}  // namespace qualm::testing
