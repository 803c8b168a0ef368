#pragma once

#include <optional>

#include "qualm/circuit/circuit.hpp"
#include "qualm/format/qasm_registers.hpp"

namespace qualm::qasm {

/// What stands between the parentheses of an if: known while reading, or a test of measured bits.
struct Test {
  std::optional<bool> known;
  Condition condition;
};

/// Tests of bits are c == 3, c == "011", c[0], !c[0], c[0] == 1, c[0] != true and conjunctions of them; everything else
/// that reads bits throws unsupported. A value that the register can't have is bit-out-of-range.
Test evaluateTest(const Expression& expression, const Scope& scope, const Registers& bits);

/// The opposite; nothing where a mask and a value can't say it (more than one bit).
std::optional<Test> negated(const Test& test);

/// Both; known false where they contradict each other.
Test both(const Test& a, const Test& b);

}  // namespace qualm::qasm
