#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "qualm/format/position.hpp"

namespace qualm::qasm {

struct Token {
  enum class Kind : std::uint8_t { name, integer, real, string, symbol, end };

  Kind kind = Kind::end;
  std::string_view text;  ///< as written; of a string what stands between the quotes
  Position at;
  std::size_t offset = 0;  ///< of the first byte in the text

  bool is(std::string_view symbol) const { return kind == Kind::symbol && text == symbol; }
  bool isName(std::string_view name) const { return kind == Kind::name && text == name; }
};

/// Reads a text of OpenQASM 2 or 3 token by token and skips comments. The text must outlive the tokens.
/// Bytes beyond ASCII count as letters: π, τ and θ are names.
class Lexer {
 public:
  /// Throws syntax-error for a text beyond largestText.
  explicit Lexer(std::string_view text);

  /// Throws syntax-error for an unknown character, an unfinished string or comment, or a malformed number.
  Token next();

  /// What is left of the current line, without what ends it.
  std::string_view restOfLine();

  std::size_t offset() const { return offset_; }  ///< of the first byte after the last token

 private:
  char at(std::size_t ahead = 0) const { return offset_ + ahead < text_.size() ? text_[offset_ + ahead] : '\0'; }
  void advance(std::size_t bytes = 1);
  void skipBlanks();
  void skipComment();
  Token take(Token::Kind kind, std::size_t bytes);
  Token takeName();
  Token takeNumber();
  Token takeString();
  Token takeSymbol();

  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_;
};

/// Whether two texts consist of the same tokens.
bool sameTokens(std::string_view a, std::string_view b);

}  // namespace qualm::qasm
