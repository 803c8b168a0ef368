#include "qualm/format/qasm_lexer.hpp"

#include <array>
#include <string>

#include "qualm/format/qasm_limits.hpp"

namespace qualm::qasm {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }

// The longest match comes first.
constexpr std::array<std::string_view, 35> symbols{"->", "==", "!=", "<=", ">=", "&&", "||", "**", "++", "(", ")", "[",
                                                   "]",  "{",  "}",  ",",  ";",  ":",  "=",  "<",  ">",  "!", "+", "-",
                                                   "*",  "/",  "%",  "^",  "@",  "~",  "&",  "|",  "$",  "#", "."};

}  // namespace

Lexer::Lexer(std::string_view text) : text_(text) {
  if (text.size() > largestText) {
    failAt({}, ErrorCode::syntaxError, "The text is too long.", std::to_string(text.size()) + " bytes",
           "at most " + std::to_string(largestText) + " bytes");
  }
}

void Lexer::advance(std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i, ++offset_) {
    const auto byte = static_cast<unsigned char>(text_[offset_]);
    if (byte == '\n') {
      ++position_.line;
      position_.column = 1;
    } else if ((byte & 0xC0U) != 0x80U) {  // bytes that continue a character of UTF-8 are no columns
      ++position_.column;
    }
  }
}

void Lexer::skipComment() {
  if (at(1) == '/') {
    while (offset_ < text_.size() && at() != '\n') advance();
    return;
  }
  const Position start = position_;
  advance(2);
  while (!(at() == '*' && at(1) == '/')) {
    if (offset_ >= text_.size()) {
      failAt(start, ErrorCode::syntaxError, "This comment has no end.", "/*", "a comment that ends with */");
    }
    advance();
  }
  advance(2);
}

void Lexer::skipBlanks() {
  while (offset_ < text_.size()) {
    const char c = at();
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      advance();
    } else if (c == '/' && (at(1) == '/' || at(1) == '*')) {
      skipComment();
    } else {
      return;
    }
  }
}

Token Lexer::take(Token::Kind kind, std::size_t bytes) {
  const Token token{kind, text_.substr(offset_, bytes), position_, offset_};
  advance(bytes);
  return token;
}

Token Lexer::takeName() {
  std::size_t bytes = 1;
  while (isNamePart(at(bytes))) ++bytes;
  return take(Token::Kind::name, bytes);
}

/// Decimal, 0x, 0b or 0o integers with underscores; reals with a point, an exponent or both.
Token Lexer::takeNumber() {
  const Position start = position_;
  std::size_t bytes = 0;
  bool real = false;
  const auto digits = [&] {
    while (isDigit(at(bytes)) || (at(bytes) == '_' && isDigit(at(bytes + 1)))) ++bytes;
  };
  const char base = at(1);
  if (at() == '0' && (base == 'x' || base == 'X' || base == 'b' || base == 'B' || base == 'o')) {
    bytes = 2;
    while (isHexDigit(at(bytes)) || at(bytes) == '_') ++bytes;
  } else {
    digits();
    if (at(bytes) == '.') {
      real = true;
      ++bytes;
      digits();
    }
    const std::size_t sign = at(bytes + 1) == '+' || at(bytes + 1) == '-' ? 1 : 0;
    if ((at(bytes) == 'e' || at(bytes) == 'E') && isDigit(at(bytes + 1 + sign))) {
      real = true;
      bytes += 1 + sign;
      digits();
    }
  }
  if (isNamePart(at(bytes))) {
    failAt(start, ErrorCode::syntaxError, "A name or unit can't follow a number directly.",
           std::string(text_.substr(offset_, bytes + 1)), "a number");
  }
  return take(real ? Token::Kind::real : Token::Kind::integer, bytes);
}

Token Lexer::takeString() {
  const char quote = at();
  std::size_t bytes = 1;
  while (at(bytes) != quote) {
    if (offset_ + bytes >= text_.size() || at(bytes) == '\n') {
      failAt(position_, ErrorCode::syntaxError, "This string has no end.", std::string(1, quote),
             "a string that ends on its line");
    }
    ++bytes;
  }
  Token token = take(Token::Kind::string, bytes + 1);
  token.text = token.text.substr(1, bytes - 1);
  return token;
}

Token Lexer::takeSymbol() {
  for (const std::string_view symbol : symbols) {
    if (text_.substr(offset_, symbol.size()) == symbol) return take(Token::Kind::symbol, symbol.size());
  }
  const auto code = static_cast<unsigned char>(at());
  failAt(position_, ErrorCode::syntaxError, "This character means nothing in OpenQASM.",
         code < 0x20 ? "character " + std::to_string(code) : std::string(1, at()), "OpenQASM 2 or 3");
}

Token Lexer::next() {
  skipBlanks();
  if (offset_ >= text_.size()) return {Token::Kind::end, {}, position_, offset_};
  const char c = at();
  if (isNameStart(c)) return takeName();
  if (isDigit(c) || (c == '.' && isDigit(at(1)))) return takeNumber();
  if (c == '"' || c == '\'') return takeString();
  return takeSymbol();
}

std::string_view Lexer::restOfLine() {
  const std::size_t start = offset_;
  while (offset_ < text_.size() && at() != '\n') advance();
  std::string_view line = text_.substr(start, offset_ - start);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

bool sameTokens(std::string_view a, std::string_view b) {
  Lexer left(a), right(b);
  while (true) {
    const Token l = left.next(), r = right.next();
    if (l.kind != r.kind || l.text != r.text) return false;
    if (l.kind == Token::Kind::end) return true;
  }
}

}  // namespace qualm::qasm
