#pragma once

#include <optional>
#include <string_view>

#include "qualm/format/qasm_cursor.hpp"
#include "qualm/format/qasm_tree.hpp"

namespace qualm::qasm {

/// Whether a name is a word of OpenQASM 3, which nothing can be called.
bool isKeyword(std::string_view name);

/// Turns a text of OpenQASM into statements, one at a time. Whatever is no statement of OpenQASM is a syntax-error;
/// what is one that a Circuit can't hold (subroutines, delays, while loops, …) is unsupported.
class Parser {
 public:
  /// Reads the header; throws unsupported for another version than 2 and 3.
  explicit Parser(std::string_view text);

  QasmVersion version() const { return cursor_.version; }
  Position position() const { return cursor_.token().at; }  ///< of what comes next

  /// The next statement; nothing at the end.
  std::optional<Statement> next();

 private:
  struct Keyword;
  static const Keyword* findKeyword(const Cursor& cursor);

  void header();
  Statement statement();
  Block block();
  std::string_view annotations();
  void refuseUnsupported() const;
  void include();

  void quantumRegister(Statement& statement);
  void classicalRegister(Statement& statement);
  void oldRegister(Statement& statement);
  void constant(Statement& statement);
  void input(Statement& statement);
  void output(Statement& statement);
  void gateDefinition(Statement& statement);
  void alias(Statement& statement);
  void measurement(Statement& statement);
  void reset(Statement& statement);
  void barrier(Statement& statement);
  void branch(Statement& statement);
  void loop(Statement& statement);

  void assignmentOrGate(Statement& statement);
  GateCall gateCall();
  std::optional<Modifier> modifier();
  Expression measured();
  std::optional<Expression> size();
  std::string_view type();

  Cursor cursor_;
  std::size_t depth_ = 0;
  std::string_view annotation_;
};

}  // namespace qualm::qasm
