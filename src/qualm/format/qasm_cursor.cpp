#include "qualm/format/qasm_cursor.hpp"

#include <string>

namespace qualm::qasm {

Token Cursor::take() {
  const Token taken = token_;
  end_ = lexer_.offset();
  token_ = lexer_.next();
  return taken;
}

bool Cursor::takeIf(std::string_view symbol) {
  if (!token_.is(symbol)) return false;
  take();
  return true;
}

bool Cursor::takeIfName(std::string_view name) {
  if (!token_.isName(name)) return false;
  take();
  return true;
}

Token Cursor::expect(std::string_view symbol) {
  if (!token_.is(symbol)) fail("\"" + std::string(symbol) + "\"");
  return take();
}

Token Cursor::expectName(std::string_view wanted) {
  if (token_.kind != Token::Kind::name) fail(wanted);
  return take();
}

Token Cursor::expectString() {
  if (token_.kind != Token::Kind::string) fail("a string in quotes");
  return take();
}

void Cursor::fail(std::string_view wanted) const {
  const std::string found = ends() ? "the end of the text" : "\"" + std::string(token_.text) + "\"";
  failAt(token_.at, ErrorCode::syntaxError, "Expected " + std::string(wanted) + ", found " + found + ".", found,
         std::string(wanted));
}

std::string_view Cursor::takeLine() {
  const std::string_view line = lexer_.restOfLine();
  take();
  return line;
}

}  // namespace qualm::qasm
