#include "qualm/format/qasm_value.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "qualm/core/number_text.hpp"

namespace qualm::qasm {
namespace {

struct NamedNumber {
  std::string_view name;
  double value;
};

constexpr std::array<NamedNumber, 6> constants{{{"pi", std::numbers::pi},
                                                {"\u03C0", std::numbers::pi},
                                                {"tau", 2 * std::numbers::pi},
                                                {"\u03C4", 2 * std::numbers::pi},
                                                {"euler", std::numbers::e},
                                                {"\u2107", std::numbers::e}}};

struct Function {
  std::string_view name;
  std::size_t arguments;
  double (*apply)(double, double);
};

constexpr std::array<Function, 18> functions{{
    {"sin", 1, [](double x, double) { return std::sin(x); }},
    {"cos", 1, [](double x, double) { return std::cos(x); }},
    {"tan", 1, [](double x, double) { return std::tan(x); }},
    {"exp", 1, [](double x, double) { return std::exp(x); }},
    {"ln", 1, [](double x, double) { return std::log(x); }},
    {"log", 1, [](double x, double) { return std::log(x); }},
    {"sqrt", 1, [](double x, double) { return std::sqrt(x); }},
    {"arcsin", 1, [](double x, double) { return std::asin(x); }},
    {"arccos", 1, [](double x, double) { return std::acos(x); }},
    {"arctan", 1, [](double x, double) { return std::atan(x); }},
    {"asin", 1, [](double x, double) { return std::asin(x); }},
    {"acos", 1, [](double x, double) { return std::acos(x); }},
    {"atan", 1, [](double x, double) { return std::atan(x); }},
    {"floor", 1, [](double x, double) { return std::floor(x); }},
    {"ceiling", 1, [](double x, double) { return std::ceil(x); }},
    {"abs", 1, [](double x, double) { return std::fabs(x); }},
    {"pow", 2, [](double x, double y) { return std::pow(x, y); }},
    {"mod", 2, [](double x, double y) { return std::fmod(x, y); }},
}};

const NamedNumber* findConstant(std::string_view name) {
  for (const NamedNumber& constant : constants) {
    if (constant.name == name) return &constant;
  }
  return nullptr;
}

/// Throws syntax-error for a function that doesn't exist or has another number of arguments.
const Function& findFunction(const Expression& call) {
  std::string names;
  for (const Function& function : functions) {
    if (function.name == call.text && function.arguments == call.children.size()) return function;
    names += (names.empty() ? "" : ", ") + std::string(function.name);
  }
  failAt(call.at, ErrorCode::syntaxError,
         "There is no function " + std::string(call.text) + " of " + std::to_string(call.children.size()) +
             (call.children.size() == 1 ? " argument." : " arguments."),
         std::string(call.text), names);
}

[[noreturn]] void failName(const Expression& expression) {
  failAt(expression.at, ErrorCode::syntaxError, "There is no number called \"" + std::string(expression.text) + "\".",
         std::string(expression.text), "a constant, an input or a parameter that stands above");
}

[[noreturn]] void failInput(Position at) {
  failAt(at, ErrorCode::unsupported,
         "An angle can only be scale * input + offset, of one input or of a parameter times a feature.",
         "another function of inputs", "such as 2*a + pi/2");
}

Value finite(Value value, Position at) {
  if (std::isfinite(value.angle.scale) && std::isfinite(value.angle.offset)) return value;
  failAt(at, ErrorCode::invalidAngle, "This is not a finite number.", "NaN or infinity", "a finite number");
}

Value add(const Value& a, const Value& b, double sign, Position at) {
  Value sum = a;
  sum.angle.offset = a.angle.offset + sign * b.angle.offset;
  if (b.isConstant()) return sum;
  if (a.isConstant()) {
    sum.angle = b.angle;
    sum.angle.scale = sign * b.angle.scale;
    sum.angle.offset = a.angle.offset + sign * b.angle.offset;
    return sum;
  }
  if (!a.angle.sameSource(b.angle)) failInput(at);
  sum.angle.scale = a.angle.scale + sign * b.angle.scale;
  return sum;
}

/// A trained weight times a feature; nothing where two values are anything else.
std::optional<Value> product(const Value& a, const Value& b) {
  using Kind = Angle::Kind;
  if (a.angle.kind == Kind::feature && b.angle.kind == Kind::parameter) return product(b, a);
  const bool pair = a.angle.kind == Kind::parameter && b.angle.kind == Kind::feature;
  if (!pair || a.angle.offset != 0 || b.angle.offset != 0) return std::nullopt;
  const double scale = a.angle.scale * b.angle.scale;
  return Value{Angle::weighted(a.angle.source, b.angle.source, scale), std::nullopt};
}

Value scaled(const Value& value, double factor) {
  Value result = value;
  result.angle.offset = value.angle.offset * factor + 0.0;  // never −0
  if (!value.isConstant()) result.angle.scale = value.angle.scale * factor;
  return result;
}

Value divided(const Value& value, double divisor) {
  Value result = value;
  result.angle.offset = value.angle.offset / divisor + 0.0;
  if (!value.isConstant()) result.angle.scale = value.angle.scale / divisor;
  return result;
}

/// The exact integer result, where there is one.
std::optional<std::int64_t> wholeResult(std::string_view op, const Value& a, const Value& b) {
  if (!a.whole || !b.whole) return std::nullopt;
  const std::int64_t x = *a.whole, y = *b.whole;
  std::int64_t result = 0;
  if (op == "+" && !__builtin_add_overflow(x, y, &result)) return result;
  if (op == "-" && !__builtin_sub_overflow(x, y, &result)) return result;
  if (op == "*" && !__builtin_mul_overflow(x, y, &result)) return result;
  const bool divides = y != 0 && !(x == std::numeric_limits<std::int64_t>::min() && y == -1);
  if (op == "/" && divides && x % y == 0) return x / y;
  if (op == "%" && divides) return x % y;
  const double power = op == "**" || op == "^" ? std::pow(a.number(), b.number()) : 0.5;
  if (y >= 0 && std::floor(power) == power && std::fabs(power) < 9e15) return static_cast<std::int64_t>(power);
  return std::nullopt;
}

std::optional<bool> compared(std::string_view op, double a, double b) {
  if (op == "==") return a == b;
  if (op == "!=") return a != b;
  if (op == "<") return a < b;
  if (op == ">") return a > b;
  if (op == "<=") return a <= b;
  if (op == ">=") return a >= b;
  if (op == "&&") return a != 0 && b != 0;
  if (op == "||") return a != 0 || b != 0;
  return std::nullopt;
}

Value binary(const Expression& expression, const Value& a, const Value& b) {
  const std::string_view op = expression.text;
  if (const auto whole = wholeResult(op, a, b)) return Value::integer(*whole);
  if (op == "+" || op == "-") return finite(add({a.angle, {}}, b, op == "+" ? 1 : -1, expression.at), expression.at);
  if (op == "*" && (a.isConstant() || b.isConstant())) {
    const Value multiple = b.isConstant() ? scaled(a, b.number()) : scaled(b, a.number());
    return finite({multiple.angle, {}}, expression.at);
  }
  const std::optional<Value> weighted = op == "*" ? product(a, b) : std::nullopt;
  if (weighted) return finite(*weighted, expression.at);
  if (!b.isConstant()) failInput(expression.at);
  if (op == "/") return finite({divided(a, b.number()).angle, {}}, expression.at);
  if (!a.isConstant()) failInput(expression.at);
  if (const auto truth = compared(op, a.number(), b.number())) return Value::integer(*truth ? 1 : 0);
  const double result = op == "%" ? std::fmod(a.number(), b.number()) : std::pow(a.number(), b.number());
  return finite(Value::real(result), expression.at);
}

Value unary(const Expression& expression, const Value& value) {
  if (expression.text == "+") return value;
  if (expression.text == "!") {
    if (!value.isConstant()) failInput(expression.at);
    return Value::integer(value.number() == 0 ? 1 : 0);
  }
  Value negative = scaled(value, -1);
  if (value.whole)
    negative.whole =
        *value.whole == std::numeric_limits<std::int64_t>::min() ? std::nullopt : std::optional(-*value.whole);
  return negative;
}

Value call(const Expression& expression, const Scope& scope) {
  const Function& function = findFunction(expression);
  std::array<double, 2> arguments{};
  for (std::size_t i = 0; i < expression.children.size(); ++i) {
    const Value value = evaluate(expression.children[i], scope);
    if (!value.isConstant()) failInput(expression.at);
    arguments[i] = value.number();
  }
  return finite(Value::real(function.apply(arguments[0], arguments[1])), expression.at);
}

Value named(const Expression& expression, const Scope& scope) {
  if (const Value* value = scope.find(expression.text)) return *value;
  if (const NamedNumber* constant = findConstant(expression.text)) return Value::real(constant->value);
  if (expression.text == "true") return Value::integer(1);
  if (expression.text == "false") return Value::integer(0);
  failName(expression);
}

}  // namespace

const Value* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    const auto found = scope->values_.find(name);
    if (found != scope->values_.end()) return &found->second;
  }
  return nullptr;
}

void Scope::add(std::string_view name, Value value, Position at) {
  if (values_.emplace(name, value).second) return;
  failAt(at, ErrorCode::syntaxError, "The name \"" + std::string(name) + "\" is taken.", std::string(name),
         "a new name");
}

Value evaluate(const Expression& expression, const Scope& scope) {
  using Kind = Expression::Kind;
  switch (expression.kind) {
    case Kind::real:
      return Value::real(expression.number);
    case Kind::integer:
    case Kind::bits:
      if (expression.whole > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
        return Value::real(expression.number);
      }
      return Value::integer(static_cast<std::int64_t>(expression.whole));
    case Kind::name:
      return named(expression, scope);
    case Kind::unary:
      return unary(expression, evaluate(expression.children[0], scope));
    case Kind::binary:
      return binary(expression, evaluate(expression.children[0], scope), evaluate(expression.children[1], scope));
    case Kind::call:
      return call(expression, scope);
    case Kind::index:
    case Kind::range:
    case Kind::set:
    case Kind::missing:
      break;
  }
  failAt(expression.at, ErrorCode::syntaxError, "A number is needed here.", std::string(expression.text), "a number");
}

double evaluateNumber(const Expression& expression, const Scope& scope) {
  const Value value = evaluate(expression, scope);
  if (!value.isConstant()) {
    failAt(expression.at, ErrorCode::unsupported, "A constant is needed here.", "an input", "a constant");
  }
  return value.number();
}

std::int64_t evaluateWhole(const Expression& expression, const Scope& scope) {
  const double number = evaluateNumber(expression, scope);
  if (const auto whole = evaluate(expression, scope).whole) return *whole;
  if (std::floor(number) == number && std::fabs(number) < 9e15) return static_cast<std::int64_t>(number);
  failAt(expression.at, ErrorCode::unsupported, "A whole number is needed here.", numberText(number),
         "an integer; quotients are not truncated");
}

void checkNames(const Expression& expression, const Scope& scope) {
  if (expression.kind == Expression::Kind::call) findFunction(expression);
  if (expression.kind == Expression::Kind::name) named(expression, scope);
  for (const Expression& child : expression.children) checkNames(child, scope);
}

}  // namespace qualm::qasm
