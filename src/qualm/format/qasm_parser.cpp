#include "qualm/format/qasm_parser.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "qualm/format/qasm_expression_parser.hpp"
#include "qualm/format/qasm_limits.hpp"

namespace qualm::qasm {
namespace {

constexpr std::string_view parameterAnnotation = "qualm.parameter ";

}  // namespace

/// A word that opens a statement.
struct Parser::Keyword {
  std::string_view word;
  bool onlyThree;  ///< of OpenQASM 3, a plain name in version 2
  void (Parser::*read)(Statement&);
};

const Parser::Keyword* Parser::findKeyword(const Cursor& cursor) {
  static constexpr std::array<Keyword, 19> table{{
      {"qreg", false, &Parser::oldRegister},
      {"creg", false, &Parser::oldRegister},
      {"gate", false, &Parser::gateDefinition},
      {"measure", false, &Parser::measurement},
      {"reset", false, &Parser::reset},
      {"barrier", false, &Parser::barrier},
      {"if", false, &Parser::branch},
      {"qubit", true, &Parser::quantumRegister},
      {"bit", true, &Parser::classicalRegister},
      {"const", true, &Parser::constant},
      {"int", true, &Parser::constant},
      {"uint", true, &Parser::constant},
      {"float", true, &Parser::constant},
      {"angle", true, &Parser::constant},
      {"bool", true, &Parser::constant},
      {"input", true, &Parser::input},
      {"output", true, &Parser::output},
      {"let", true, &Parser::alias},
      {"for", true, &Parser::loop},
  }};
  if (cursor.token().kind != Token::Kind::name) return nullptr;
  for (const Keyword& keyword : table) {
    if (keyword.word == cursor.token().text && !(keyword.onlyThree && cursor.version == QasmVersion::two)) {
      return &keyword;
    }
  }
  return nullptr;
}

/// Words of OpenQASM 3 that open what a circuit can't hold.
constexpr std::array<std::string_view, 27> foreignWords{
    "while",   "switch",     "case",  "default", "break", "continue", "end",     "return",   "def",
    "extern",  "defcal",     "cal",   "box",     "delay", "nop",      "complex", "duration", "defcalgrammar",
    "stretch", "durationof", "array", "mutable", "void",  "readonly", "pragma",  "port",     "frame"};

bool isKeyword(std::string_view name) {
  static constexpr std::array<std::string_view, 24> words{
      "OPENQASM", "include", "qreg", "creg", "gate",  "opaque", "measure", "reset", "barrier", "if",  "else", "qubit",
      "bit",      "const",   "int",  "uint", "float", "angle",  "bool",    "input", "output",  "let", "for",  "in"};
  static constexpr std::array<std::string_view, 6> more{"ctrl", "negctrl", "inv", "pow", "duration", "im"};
  const auto holds = [&](const auto& list) { return std::find(list.begin(), list.end(), name) != list.end(); };
  return holds(words) || holds(more) || holds(foreignWords);
}

void Parser::refuseUnsupported() const {
  const Token& token = cursor_.token();
  const bool three = cursor_.version == QasmVersion::three;
  const bool found = three && std::find(foreignWords.begin(), foreignWords.end(), token.text) != foreignWords.end();
  if (!found && !token.isName("opaque") && !token.is("#")) return;
  failAt(token.at, ErrorCode::unsupported, "A circuit can't hold \"" + std::string(token.text) + "\".",
         std::string(token.text), "gates, measure, reset, barrier, if, for");
}

Parser::Parser(std::string_view text) : cursor_(text) { header(); }

void Parser::header() {
  if (!cursor_.takeIfName("OPENQASM")) return;
  const Token number = cursor_.token();
  if (number.kind != Token::Kind::real && number.kind != Token::Kind::integer) cursor_.fail("a version");
  cursor_.take();
  const char major = number.text[0];
  const bool known = (major == '2' || major == '3') && (number.text.size() == 1 || number.text[1] == '.');
  if (!known) {
    failAt(number.at, ErrorCode::unsupported, "This version of OpenQASM is not known.", std::string(number.text),
           "2.0 or 3.x");
  }
  cursor_.version = major == '2' ? QasmVersion::two : QasmVersion::three;
  cursor_.expect(";");
}

std::optional<Statement> Parser::next() {
  while (cursor_.token().is(";") || cursor_.token().isName("include")) {
    if (!cursor_.takeIf(";")) include();
  }
  if (cursor_.ends()) return std::nullopt;
  return statement();
}

/// Annotations stand on lines of their own before a statement. Those that are not Qualm's say nothing about what a
/// program does (OpenQASM 3: a compiler may ignore them).
std::string_view Parser::annotations() {
  std::string_view found;
  while (cursor_.token().is("@")) {
    const std::string_view line = cursor_.takeLine();
    if (line.substr(0, parameterAnnotation.size()) == parameterAnnotation) {
      found = line.substr(parameterAnnotation.size());
    }
  }
  return found;
}

Statement Parser::statement() {
  annotation_ = annotations();
  Statement statement;
  statement.at = cursor_.token().at;
  if (cursor_.token().isName("OPENQASM")) cursor_.fail("a statement; the version stands at the top, once");
  refuseUnsupported();
  if (const Keyword* keyword = findKeyword(cursor_)) {
    (this->*keyword->read)(statement);
  } else {
    assignmentOrGate(statement);
  }
  return statement;
}

/// One statement, or several in braces.
Block Parser::block() {
  if (++depth_ > deepestBlock) {
    failAt(cursor_.token().at, ErrorCode::unsupported, "Blocks are nested too deeply.", "a deeper one",
           std::to_string(deepestBlock) + " levels");
  }
  Block statements;
  if (cursor_.takeIf("{")) {
    while (!cursor_.takeIf("}")) {
      if (cursor_.takeIf(";")) continue;
      if (cursor_.ends()) cursor_.fail("\"}\"");
      statements.push_back(statement());
    }
  } else {
    statements.push_back(statement());
  }
  --depth_;
  return statements;
}

void Parser::include() {
  cursor_.take();
  const Token file = cursor_.expectString();
  if (file.text != "qelib1.inc" && file.text != "stdgates.inc") {
    failAt(file.at, ErrorCode::unsupported, "Only the two standard libraries can be included.", std::string(file.text),
           "qelib1.inc, stdgates.inc");
  }
  cursor_.expect(";");
}

}  // namespace qualm::qasm
