#include <algorithm>
#include <set>
#include <string>

#include "qualm/format/qasm_dialect.hpp"
#include "qualm/format/qasm_gates.hpp"

// Definitions of gates are checked when they are read, called or not.

namespace qualm::qasm {
namespace {

void checkDifferent(const std::vector<std::string_view>& names, Position at) {
  std::set<std::string_view> seen;
  for (const std::string_view name : names) {
    if (seen.insert(name).second) continue;
    failAt(at, ErrorCode::syntaxError, "A gate's arguments need different names.", std::string(name), "each name once");
  }
}

void checkQubits(const std::vector<Expression>& operands, const GateDefinition& definition) {
  std::set<std::string_view> seen;
  for (const Expression& operand : operands) {
    const auto& own = definition.qubits;
    const bool known = std::find(own.begin(), own.end(), operand.text) != own.end();
    if (!known || operand.kind != Expression::Kind::name) {
      failAt(operand.at, ErrorCode::syntaxError, "A gate acts on its own qubits alone.", std::string(operand.text),
             "a qubit of gate " + std::string(definition.name));
    }
    if (!seen.insert(operand.text).second) {
      failAt(operand.at, ErrorCode::duplicateQubit, "A gate names one qubit twice.", std::string(operand.text),
             "different qubits");
    }
  }
}

/// How many qubits the modifiers of a call take; nothing where only a value would tell.
std::optional<std::size_t> controlsOf(const GateCall& call) {
  std::uint64_t count = 0;
  for (const Modifier& modifier : call.modifiers) {
    if (modifier.kind != Modifier::Kind::ctrl && modifier.kind != Modifier::Kind::negctrl) continue;
    if (modifier.argument && modifier.argument->kind != Expression::Kind::integer) return std::nullopt;
    count += modifier.argument ? std::min<std::uint64_t>(modifier.argument->whole, 1000) : 1;
  }
  return static_cast<std::size_t>(count);
}

}  // namespace

void Gates::define(const std::shared_ptr<const GateDefinition>& definition) {
  if (defined_.count(definition->name) != 0) {
    failAt(definition->at, ErrorCode::syntaxError, "Gate \"" + std::string(definition->name) + "\" is defined already.",
           std::string(definition->name), "a new name");
  }
  checkDifferent(definition->parameters, definition->at);
  checkDifferent(definition->qubits, definition->at);
  Scope scope(&constants_);
  for (const std::string_view parameter : definition->parameters) scope.set(parameter, Value::real(0));
  checkBlock(definition->body, *definition, scope);
  defined_[definition->name] = definition;
  const Gate* row = recognizeDefinition(definition->name, definition->source);
  if (row != nullptr) recognized_[definition->name] = row;
}

void Gates::checkBlock(const Block& statements, const GateDefinition& definition, const Scope& outer) const {
  Scope scope(&outer);
  for (const Statement& statement : statements) checkStatement(statement, definition, scope);
}

void Gates::checkStatement(const Statement& statement, const GateDefinition& definition, Scope& scope) const {
  if (const auto* call = std::get_if<GateCall>(&statement.node)) {
    checkCall(*call, definition, scope, statement.at);
  } else if (const auto* barrier = std::get_if<Barrier>(&statement.node)) {
    checkQubits(barrier->qubits, definition);
  } else if (const auto* constant = std::get_if<Constant>(&statement.node)) {
    checkNames(constant->value, scope);
    scope.add(constant->name, Value::real(0), statement.at);
  } else if (const auto* branch = std::get_if<Branch>(&statement.node)) {
    checkNames(branch->condition, scope);
    checkBlock(branch->then, definition, scope);
    checkBlock(branch->otherwise, definition, scope);
  } else if (const auto* loop = std::get_if<Loop>(&statement.node)) {
    checkNames(loop->values, scope);
    Scope inner(&scope);
    inner.set(loop->variable, Value::integer(0));
    checkBlock(loop->body, definition, inner);
  } else {
    failAt(statement.at, ErrorCode::syntaxError, "A gate consists of gates.", "another statement",
           "gates, barrier, for");
  }
}

void Gates::checkCall(const GateCall& call, const GateDefinition& definition, const Scope& scope, Position at) const {
  for (const Modifier& modifier : call.modifiers) {
    if (modifier.argument) checkNames(*modifier.argument, scope);
  }
  for (const Expression& angle : call.arguments) checkNames(angle, scope);
  checkQubits(call.qubits, definition);
  const Entry entry = find(call.name, false, at);
  const auto controls = controlsOf(call);
  if (!controls) return;
  checkCounts(call.name, {call.arguments.size(), call.qubits.size()},
              {entry.counts.angles, entry.counts.qubits + *controls}, at);
}

}  // namespace qualm::qasm
