#pragma once

#include <string_view>

#include "qualm/format/qasm.hpp"
#include "qualm/format/qasm_lexer.hpp"

namespace qualm::qasm {

/// Where a parser stands in a text: one token, the next to be taken.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text), lexer_(text), token_(lexer_.next()) {}

  const Token& token() const { return token_; }
  bool ends() const { return token_.kind == Token::Kind::end; }

  Token take();
  bool takeIf(std::string_view symbol);
  bool takeIfName(std::string_view name);

  /// Throw syntax-error, naming `wanted`, where something else stands.
  Token expect(std::string_view symbol);
  Token expectName(std::string_view wanted);
  Token expectString();
  [[noreturn]] void fail(std::string_view wanted) const;

  /// What stands behind the next token on its line; the token and the line are taken.
  std::string_view takeLine();

  /// The text from a token that was taken up to the end of the last one.
  std::string_view since(const Token& start) const { return text_.substr(start.offset, end_ - start.offset); }

  QasmVersion version = QasmVersion::three;

 private:
  std::string_view text_;
  Lexer lexer_;
  Token token_;
  std::size_t end_ = 0;
};

}  // namespace qualm::qasm
