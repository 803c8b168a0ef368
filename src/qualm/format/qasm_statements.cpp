#include <memory>
#include <string>
#include <utility>

#include "qualm/format/qasm_expression_parser.hpp"
#include "qualm/format/qasm_parser.hpp"

// The statements of OpenQASM, one function each.

namespace qualm::qasm {

std::optional<Expression> Parser::size() {
  if (!cursor_.takeIf("[")) return std::nullopt;
  Expression expression = parseExpression(cursor_);
  cursor_.expect("]");
  return expression;
}

/// The name of a scalar type; its width in bits is read and means nothing here: numbers are float64.
std::string_view Parser::type() {
  const Token name = cursor_.expectName("a type");
  size();
  return name.text;
}

void Parser::quantumRegister(Statement& statement) {
  cursor_.take();
  RegisterDeclaration node{RegisterDeclaration::Kind::qubits, {}, size(), std::nullopt};
  node.name = cursor_.expectName("a name").text;
  cursor_.expect(";");
  statement.node = std::move(node);
}

void Parser::classicalRegister(Statement& statement) {
  cursor_.take();
  RegisterDeclaration node{RegisterDeclaration::Kind::bits, {}, size(), std::nullopt};
  node.name = cursor_.expectName("a name").text;
  if (cursor_.takeIf("=")) node.measured = measured();
  cursor_.expect(";");
  statement.node = std::move(node);
}

/// qreg q[2]; creg c[2];
void Parser::oldRegister(Statement& statement) {
  const bool quantum = cursor_.take().text == "qreg";
  RegisterDeclaration node{quantum ? RegisterDeclaration::Kind::qubits : RegisterDeclaration::Kind::bits,
                           cursor_.expectName("a name").text, size(), std::nullopt};
  cursor_.expect(";");
  statement.node = std::move(node);
}

/// const int n = 3; a variable without const is one too, since nothing can assign to it.
void Parser::constant(Statement& statement) {
  cursor_.takeIfName("const");
  const std::string_view kind = type();
  const bool whole = kind == "int" || kind == "uint" || kind == "bool";
  const std::string_view name = cursor_.expectName("a name").text;
  cursor_.expect("=");
  statement.node = Constant{name, whole, parseExpression(cursor_)};
  cursor_.expect(";");
}

void Parser::input(Statement& statement) {
  const std::string_view annotation = annotation_;
  cursor_.take();
  const Position at = cursor_.token().at;
  const std::string_view kind = type();
  if (kind != "float" && kind != "angle") {
    failAt(at, ErrorCode::unsupported, "An input of a circuit is a number.", std::string(kind), "float, angle");
  }
  statement.node = Input{cursor_.expectName("a name").text, annotation};
  cursor_.expect(";");
}

void Parser::output(Statement& statement) {
  cursor_.take();
  if (!cursor_.token().isName("bit")) {
    failAt(cursor_.token().at, ErrorCode::unsupported, "An output of a circuit is a register of bits.",
           std::string(cursor_.token().text), "bit");
  }
  classicalRegister(statement);
}

void Parser::gateDefinition(Statement& statement) {
  const Token start = cursor_.take();
  auto definition = std::make_shared<GateDefinition>();
  const Token name = cursor_.expectName("the name of a gate");
  definition->name = name.text;
  definition->at = name.at;
  if (cursor_.takeIf("(")) {
    while (!cursor_.token().is(")")) {
      if (!definition->parameters.empty()) cursor_.expect(",");
      definition->parameters.push_back(cursor_.expectName("the name of a parameter").text);
    }
    cursor_.expect(")");
  }
  do {
    definition->qubits.push_back(cursor_.expectName("the name of a qubit").text);
  } while (cursor_.takeIf(","));
  if (!cursor_.token().is("{")) cursor_.fail("\"{\"");
  definition->body = block();
  definition->source = cursor_.since(start);
  statement.node = std::shared_ptr<const GateDefinition>(std::move(definition));
}

void Parser::alias(Statement& statement) {
  cursor_.take();
  Alias node{cursor_.expectName("a name").text, {}};
  cursor_.expect("=");
  do {
    node.parts.push_back(parseOperand(cursor_));
  } while (cursor_.takeIf("++"));
  cursor_.expect(";");
  statement.node = std::move(node);
}

Expression Parser::measured() {
  if (!cursor_.takeIfName("measure")) {
    failAt(cursor_.token().at, ErrorCode::unsupported, "Bits get their values from measurements alone.",
           std::string(cursor_.token().text), "measure");
  }
  return parseOperand(cursor_);
}

/// measure q -> c;
void Parser::measurement(Statement& statement) {
  Expression qubits = measured();
  if (cursor_.token().is(";")) {
    failAt(statement.at, ErrorCode::unsupported, "A measurement needs a bit for its result.", "nothing",
           "measure q -> c; or c = measure q;");
  }
  cursor_.expect("->");
  statement.node = Measurement{std::move(qubits), parseOperand(cursor_)};
  cursor_.expect(";");
}

void Parser::reset(Statement& statement) {
  cursor_.take();
  statement.node = Reset{parseOperand(cursor_)};
  cursor_.expect(";");
}

void Parser::barrier(Statement& statement) {
  cursor_.take();
  Barrier node;
  while (!cursor_.token().is(";")) {
    if (!node.qubits.empty()) cursor_.expect(",");
    node.qubits.push_back(parseOperand(cursor_));
  }
  cursor_.expect(";");
  statement.node = std::move(node);
}

void Parser::branch(Statement& statement) {
  cursor_.take();
  cursor_.expect("(");
  Branch node{parseExpression(cursor_), {}, {}};
  cursor_.expect(")");
  node.then = block();
  if (cursor_.takeIfName("else")) node.otherwise = block();
  statement.node = std::move(node);
}

void Parser::loop(Statement& statement) {
  cursor_.take();
  Token name = cursor_.expectName("the type of the loop's variable");
  if (!cursor_.token().isName("in")) {
    size();
    name = cursor_.expectName("the loop's variable");
  }
  if (!cursor_.takeIfName("in")) cursor_.fail("\"in\"");
  Loop node{name.text, {}, {}};
  const bool range = cursor_.takeIf("[");
  node.values = parseSelection(cursor_);
  if (range) cursor_.expect("]");
  node.body = block();
  statement.node = std::move(node);
}

/// A gate, or bits that take the result of a measurement: what opens with a name.
void Parser::assignmentOrGate(Statement& statement) {
  GateCall call = gateCall();
  const bool plain = call.modifiers.empty() && call.arguments.empty() && call.qubits.empty();
  if (plain && (cursor_.token().is("[") || cursor_.token().is("="))) {
    Expression bits;
    bits.kind = Expression::Kind::name;
    bits.at = statement.at;
    bits.text = call.name;
    if (cursor_.takeIf("[")) {
      bits.kind = Expression::Kind::index;
      bits.children.push_back(parseSelection(cursor_));
      bits.depth = bits.children[0].depth + 1;
      cursor_.expect("]");
    }
    cursor_.expect("=");
    statement.node = Measurement{measured(), std::move(bits)};
  } else {
    statement.node = std::move(call);
  }
  cursor_.expect(";");
}

GateCall Parser::gateCall() {
  GateCall call;
  while (auto next = modifier()) call.modifiers.push_back(std::move(*next));
  call.name = cursor_.expectName("a statement").text;
  if (cursor_.takeIf("(")) {
    while (!cursor_.token().is(")")) {
      if (!call.arguments.empty()) cursor_.expect(",");
      call.arguments.push_back(parseExpression(cursor_));
    }
    cursor_.expect(")");
  }
  while (cursor_.token().kind == Token::Kind::name) {
    call.qubits.push_back(parseOperand(cursor_));
    if (!cursor_.takeIf(",")) break;
    if (cursor_.token().kind != Token::Kind::name) cursor_.fail("a qubit");
  }
  return call;
}

std::optional<Modifier> Parser::modifier() {
  using Kind = Modifier::Kind;
  if (cursor_.version == QasmVersion::two) return std::nullopt;
  const Token& token = cursor_.token();
  std::optional<Kind> kind;
  if (token.isName("ctrl")) kind = Kind::ctrl;
  if (token.isName("negctrl")) kind = Kind::negctrl;
  if (token.isName("inv")) kind = Kind::inv;
  if (token.isName("pow")) kind = Kind::pow;
  if (!kind) return std::nullopt;
  Modifier found{*kind, cursor_.take().at, std::nullopt};
  if (cursor_.takeIf("(")) {
    found.argument = parseExpression(cursor_);
    cursor_.expect(")");
  }
  if (found.argument.has_value() != (*kind == Kind::pow) && (*kind == Kind::pow || *kind == Kind::inv)) {
    failAt(found.at, ErrorCode::syntaxError, "pow needs an exponent, and inv takes no argument.", "",
           "pow(2) @, inv @");
  }
  cursor_.expect("@");
  return found;
}

}  // namespace qualm::qasm
