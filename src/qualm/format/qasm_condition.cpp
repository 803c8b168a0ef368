#include "qualm/format/qasm_condition.hpp"

#include <bit>
#include <string>
#include <vector>

namespace qualm::qasm {
namespace {

bool readsBits(const Expression& expression, const Registers& bits) {
  const bool operand = expression.kind == Expression::Kind::name || expression.kind == Expression::Kind::index;
  if (operand && bits.find(expression.text) != nullptr) return true;
  for (const Expression& child : expression.children) {
    if (readsBits(child, bits)) return true;
  }
  return false;
}

[[noreturn]] void failTest(Position at) {
  failAt(at, ErrorCode::unsupported, "A circuit can't test bits like this.", "another condition",
         "c == 3, c[0], !c[0], c[0] == 1, joined by &&");
}

Test equals(const std::vector<std::size_t>& bits, std::int64_t value, Position at) {
  if (value < 0 || (value >> bits.size()) != 0) {
    failAt(at, ErrorCode::bitOutOfRange, "The bits never have this value.", std::to_string(value),
           "0 to 2^" + std::to_string(bits.size()) + " - 1");
  }
  Test test;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << bits[i];
    if ((test.condition.mask & bit) != 0) failTest(at);  // a set that names a bit twice
    test.condition.mask |= bit;
    if ((static_cast<std::uint64_t>(value) >> i & 1U) != 0) test.condition.value |= bit;
  }
  return test;
}

Test negatedOrFail(const Test& test, Position at) {
  if (const auto opposite = negated(test)) return *opposite;
  failTest(at);
}

Test comparison(const Expression& expression, const Scope& scope, const Registers& bits) {
  const bool left = readsBits(expression.children[0], bits);
  const Expression& operand = expression.children[left ? 0 : 1];
  const Expression& other = expression.children[left ? 1 : 0];
  const bool plain = operand.kind == Expression::Kind::name || operand.kind == Expression::Kind::index;
  if (!plain || readsBits(other, bits)) failTest(expression.at);
  const Test test = equals(bits.select(operand, scope), evaluateWhole(other, scope), other.at);
  return expression.text == "==" ? test : negatedOrFail(test, expression.at);
}

}  // namespace

std::optional<Test> negated(const Test& test) {
  if (test.known) return Test{!*test.known, {}};
  if (std::popcount(test.condition.mask) != 1) return std::nullopt;
  return Test{std::nullopt, {test.condition.mask, test.condition.mask & ~test.condition.value}};
}

Test both(const Test& a, const Test& b) {
  if (a.known) return *a.known ? b : a;
  if (b.known) return *b.known ? a : b;
  const std::uint64_t shared = a.condition.mask & b.condition.mask;
  if ((a.condition.value & shared) != (b.condition.value & shared)) return {false, {}};
  return {std::nullopt, {a.condition.mask | b.condition.mask, a.condition.value | b.condition.value}};
}

Test evaluateTest(const Expression& expression, const Scope& scope, const Registers& bits) {
  using Kind = Expression::Kind;
  if (!readsBits(expression, bits)) return {evaluateNumber(expression, scope) != 0, {}};
  if (expression.kind == Kind::unary && expression.text == "!") {
    return negatedOrFail(evaluateTest(expression.children[0], scope, bits), expression.at);
  }
  if (expression.kind == Kind::binary && expression.text == "&&") {
    return both(evaluateTest(expression.children[0], scope, bits), evaluateTest(expression.children[1], scope, bits));
  }
  if (expression.kind == Kind::binary && (expression.text == "==" || expression.text == "!=")) {
    return comparison(expression, scope, bits);
  }
  if (expression.kind != Kind::name && expression.kind != Kind::index) failTest(expression.at);
  const auto selected = bits.select(expression, scope);
  if (selected.size() != 1) failTest(expression.at);
  return equals(selected, 1, expression.at);
}

}  // namespace qualm::qasm
