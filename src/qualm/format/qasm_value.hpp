#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "qualm/circuit/circuit.hpp"
#include "qualm/format/qasm_tree.hpp"

namespace qualm::qasm {

/// What an expression stands for: a number, or scale·input + offset. `whole` where it is exactly an integer of int
/// type.
struct Value {
  Angle angle;
  std::optional<std::int64_t> whole;

  bool isConstant() const { return angle.kind == Angle::Kind::constant; }
  double number() const { return angle.offset; }

  static Value real(double number) { return {Angle::constant(number), std::nullopt}; }
  static Value integer(std::int64_t number) { return {Angle::constant(static_cast<double>(number)), number}; }
};

/// Named values, and those of the scopes around.
class Scope {
 public:
  explicit Scope(const Scope* outer = nullptr) : outer_(outer) {}

  const Value* find(std::string_view name) const;
  /// Throws syntax-error where this scope has the name already.
  void add(std::string_view name, Value value, Position at);
  void set(std::string_view name, Value value) { values_[name] = value; }

 private:
  const Scope* outer_;
  std::map<std::string_view, Value> values_;
};

/// Throws unsupported where the value is not affine in one input, invalid-angle where it is not finite, syntax-error
/// for a name or a function that doesn't exist. An integer quotient that leaves a remainder is real (1/2 is 0.5):
/// OpenQASM 2 means that, and where OpenQASM 3 would truncate it, evaluateWhole() throws.
Value evaluate(const Expression& expression, const Scope& scope);

/// The value of a constant expression; throws unsupported where it depends on an input.
double evaluateNumber(const Expression& expression, const Scope& scope);
std::int64_t evaluateWhole(const Expression& expression, const Scope& scope);

/// Throws as evaluate() would for names and functions that don't exist; computes nothing.
void checkNames(const Expression& expression, const Scope& scope);

}  // namespace qualm::qasm
