#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "qualm/compile/operations.hpp"

namespace qualm {

/// An angle of a step: scale·(angle number `source` of the gate that is rewritten) + offset.
struct RuleAngle {
  std::size_t source = 0;
  double scale = 0, offset = 0;
};

/// One gate of a rule; its qubits are places in the list of qubits of the gate that is rewritten.
struct RuleStep {
  const Gate* gate;
  std::array<std::size_t, 3> qubits;
  std::array<RuleAngle, 3> angles{};
};

/// The gate equals the steps, first one first, up to a global phase, for all angles.
struct Rule {
  const Gate* gate;
  std::vector<RuleStep> steps;
};

/// Every equivalence that translation knows. A gate may have many rules: the basis decides which is cheapest.
std::span<const Rule> translationRules();

/// The steps of a rule applied to an operation of its gate, under the same condition.
Operation applyStep(const RuleStep& step, const Operation& operation);

}  // namespace qualm
