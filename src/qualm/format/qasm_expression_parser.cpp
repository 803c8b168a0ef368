#include "qualm/format/qasm_expression_parser.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include "qualm/format/qasm_limits.hpp"

namespace qualm::qasm {
namespace {

constexpr std::size_t unaryLevel = 10;

/// How tightly an operator between two expressions binds; 0 for anything else.
std::size_t levelOf(const Cursor& cursor) {
  struct Level {
    std::string_view text;
    std::size_t level;
  };
  static constexpr std::array<Level, 15> table{{{"||", 1},
                                                {"&&", 2},
                                                {"==", 6},
                                                {"!=", 6},
                                                {"<", 7},
                                                {">", 7},
                                                {"<=", 7},
                                                {">=", 7},
                                                {"+", 8},
                                                {"-", 8},
                                                {"*", 9},
                                                {"/", 9},
                                                {"%", 9},
                                                {"**", 11},
                                                {"^", 11}}};
  if (cursor.token().kind != Token::Kind::symbol) return 0;
  for (const Level& row : table) {
    if (row.text == cursor.token().text) return row.level;
  }
  return 0;
}

class ExpressionParser {
 public:
  explicit ExpressionParser(Cursor& cursor) : cursor_(cursor) {}

  Expression parse(std::size_t level = 1) {
    Nesting nesting(*this);
    Expression left = prefix();
    while (true) {
      const std::size_t found = levelOf(cursor_);
      if (found < level || found == 0) return left;
      const Token token = cursor_.take();
      refuseExclusiveOr(token);
      const bool power = found > unaryLevel;
      Expression right = parse(power ? found : found + 1);  // a power is right associative
      left = join(Expression::Kind::binary, token, std::move(left), std::move(right));
    }
  }

  Expression selection() {
    const Token start = cursor_.token();
    if (cursor_.takeIf("{")) return set(start);
    Expression first = boundary();
    if (!cursor_.token().is(":")) return first;
    Expression range = node(Expression::Kind::range, start);
    std::vector<Expression> parts;
    parts.push_back(std::move(first));
    while (cursor_.takeIf(":")) parts.push_back(boundary());
    if (parts.size() > 3) cursor_.fail("a range of at most start:step:end");
    if (parts.size() == 2) parts.insert(parts.begin() + 1, node(Expression::Kind::missing, start));
    for (Expression& part : parts) adopt(range, std::move(part));
    return range;
  }

  Expression operand() {
    const Token name = cursor_.expectName("a register");
    return indexed(name);
  }

 private:
  /// Counts levels of recursion while it lives.
  class Nesting {
   public:
    explicit Nesting(ExpressionParser& parser) : parser_(parser) {
      if (++parser_.level_ > deepestExpression) parser_.failDeep();
    }
    ~Nesting() { --parser_.level_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    ExpressionParser& parser_;
  };

  [[noreturn]] void failDeep() const {
    failAt(cursor_.token().at, ErrorCode::unsupported, "This expression is nested too deeply.", "a deeper one",
           std::to_string(deepestExpression) + " levels");
  }

  static Expression node(Expression::Kind kind, const Token& token) {
    Expression expression;
    expression.kind = kind;
    expression.at = token.at;
    expression.text = token.text;
    return expression;
  }

  void adopt(Expression& parent, Expression child) const {
    parent.depth = std::max(parent.depth, child.depth + 1);
    if (parent.depth > deepestExpression) failDeep();
    parent.children.push_back(std::move(child));
  }

  Expression join(Expression::Kind kind, const Token& token, Expression left, Expression right) const {
    Expression expression = node(kind, token);
    expression.at = left.at;
    expression.children.reserve(2);
    adopt(expression, std::move(left));
    adopt(expression, std::move(right));
    return expression;
  }

  void refuseExclusiveOr(const Token& token) const {
    if (token.text != "^" || cursor_.version == QasmVersion::two) return;
    failAt(token.at, ErrorCode::unsupported, "In OpenQASM 3, ^ is an exclusive or; a power is written **.", "^", "**");
  }

  Expression prefix() {
    const Token token = cursor_.token();
    for (const std::string_view sign : {"-", "+", "!"}) {
      if (!token.is(sign)) continue;
      cursor_.take();
      Expression expression = node(Expression::Kind::unary, token);
      adopt(expression, parse(unaryLevel));
      return expression;
    }
    return primary();
  }

  Expression primary() {
    const Token token = cursor_.token();
    switch (token.kind) {
      case Token::Kind::real:
      case Token::Kind::integer:
        return number();
      case Token::Kind::string:
        return bitString();
      case Token::Kind::name:
        cursor_.take();
        return cursor_.token().is("(") ? call(token) : indexed(token);
      case Token::Kind::symbol:
        if (cursor_.takeIf("(")) {
          Expression inner = parse();
          cursor_.expect(")");
          return inner;
        }
        break;
      case Token::Kind::end:
        break;
    }
    cursor_.fail("an expression");
  }

  Expression number() {
    const Token token = cursor_.take();
    std::string digits(token.text);
    digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
    Expression expression = node(Expression::Kind::real, token);
    expression.number = std::strtod(digits.c_str(), nullptr);
    if (token.kind == Token::Kind::integer) readInteger(digits, expression);
    if (std::isfinite(expression.number)) return expression;
    failAt(token.at, ErrorCode::invalidAngle, "This number is too large.", digits, "a finite number");
  }

  /// 12, 0x1F, 0b101, 0o17; one beyond 64 bits stays a real number.
  static void readInteger(const std::string& digits, Expression& expression) {
    unsigned base = 10;
    std::size_t first = 0;
    if (digits.size() > 1 && digits[0] == '0' && !(digits[1] >= '0' && digits[1] <= '9')) {
      base = digits[1] == 'x' || digits[1] == 'X' ? 16 : (digits[1] == 'o' ? 8 : 2);
      first = 2;
    }
    constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t value = 0;
    for (std::size_t i = first; i < digits.size(); ++i) {
      const char c = digits[i];
      const unsigned digit = c <= '9' ? static_cast<unsigned>(c - '0') : (static_cast<unsigned>(c) | 32U) - 'a' + 10U;
      if (digit >= base || digits.size() == first) {
        failAt(expression.at, ErrorCode::syntaxError, "This is not a number.", digits, "digits of its base");
      }
      if (value > (most - digit) / base) return;
      value = value * base + digit;
    }
    if (digits.size() == first) {
      failAt(expression.at, ErrorCode::syntaxError, "This is not a number.", digits, "digits of its base");
    }
    expression.kind = Expression::Kind::integer;
    expression.whole = value;
    expression.number = static_cast<double>(value);
  }

  Expression bitString() {
    const Token token = cursor_.take();
    Expression expression = node(Expression::Kind::bits, token);
    for (const char bit : token.text) {
      if ((bit != '0' && bit != '1') || token.text.size() > 63) {
        failAt(token.at, ErrorCode::syntaxError, "A string of bits holds at most 63 zeros and ones.",
               std::string(token.text), "such as \"0110\"");
      }
      expression.whole = expression.whole * 2 + (bit == '1' ? 1 : 0);
    }
    return expression;
  }

  Expression call(const Token& name) {
    Expression expression = node(Expression::Kind::call, name);
    cursor_.expect("(");
    while (!cursor_.token().is(")")) {
      if (!expression.children.empty()) cursor_.expect(",");
      adopt(expression, parse());
    }
    cursor_.expect(")");
    return expression;
  }

  Expression indexed(const Token& name) {
    Expression expression = node(Expression::Kind::name, name);
    if (!cursor_.takeIf("[")) return expression;
    expression.kind = Expression::Kind::index;
    adopt(expression, selection());
    cursor_.expect("]");
    return expression;
  }

  Expression boundary() {
    const Token& token = cursor_.token();
    if (token.is(":") || token.is("]")) return node(Expression::Kind::missing, token);
    return parse();
  }

  Expression set(const Token& start) {
    Expression expression = node(Expression::Kind::set, start);
    while (!cursor_.token().is("}")) {
      if (!expression.children.empty()) cursor_.expect(",");
      adopt(expression, parse());
    }
    cursor_.expect("}");
    return expression;
  }

  Cursor& cursor_;
  std::size_t level_ = 0;
};

}  // namespace

Expression parseExpression(Cursor& cursor) { return ExpressionParser(cursor).parse(); }

Expression parseOperand(Cursor& cursor) { return ExpressionParser(cursor).operand(); }

Expression parseSelection(Cursor& cursor) { return ExpressionParser(cursor).selection(); }

}  // namespace qualm::qasm
