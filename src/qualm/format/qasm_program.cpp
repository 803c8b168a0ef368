#include "qualm/format/qasm_program.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "qualm/format/qasm_feature.hpp"
#include "qualm/format/qasm_limits.hpp"

namespace qualm::qasm {
namespace {

/// Pairs registers element by element; a single element goes with each. Throws shape-mismatch.
std::size_t broadcastSize(const std::vector<std::vector<std::size_t>>& operands, Position at) {
  std::size_t size = 1;
  for (const auto& operand : operands) {
    if (operand.size() == 1) continue;
    if (size != 1 && size != operand.size()) {
      failAt(at, ErrorCode::shapeMismatch, "Registers of different sizes can't be paired.",
             std::to_string(size) + " and " + std::to_string(operand.size()), "equal sizes, or single qubits");
    }
    size = operand.size();
  }
  return size;
}

std::uint64_t maskOf(const std::vector<std::size_t>& indices) {
  std::uint64_t mask = 0;
  for (const std::size_t index : indices) mask |= std::uint64_t{1} << index;
  return mask;
}

}  // namespace

Program::Program(std::string_view text)
    : parser_(text),
      gates_(globals_),
      qubits_(Circuit::maximumQubits, ErrorCode::registerTooLarge, ErrorCode::qubitOutOfRange),
      bits_(Circuit::maximumBits, ErrorCode::bitOutOfRange, ErrorCode::bitOutOfRange) {}

Circuit Program::read() {
  while (const auto statement = parser_.next()) run(*statement, globals_);
  return build(parser_.position());
}

void Program::run(const Statement& statement, Scope& scope) {
  const Position at = statement.at;
  gates_.budget().step(at);
  if (const auto* definition = std::get_if<std::shared_ptr<const GateDefinition>>(&statement.node)) {
    requireTop(scope, at);
    gates_.define(*definition);
  } else if (const auto* constant = std::get_if<Constant>(&statement.node)) {
    declare(*constant, at, scope);
  } else if (const auto* registers = std::get_if<RegisterDeclaration>(&statement.node)) {
    requireTop(scope, at);
    declare(*registers, at, scope);
  } else if (const auto* alias = std::get_if<Alias>(&statement.node)) {
    requireTop(scope, at);
    declare(*alias, at, scope);
  } else if (const auto* input = std::get_if<Input>(&statement.node)) {
    requireTop(scope, at);
    declare(*input, at);
  } else if (const auto* call = std::get_if<GateCall>(&statement.node)) {
    execute(*call, at, scope);
  } else if (const auto* measurement = std::get_if<Measurement>(&statement.node)) {
    execute(*measurement, at, scope);
  } else if (const auto* reset = std::get_if<Reset>(&statement.node)) {
    execute(*reset, at, scope);
  } else if (const auto* barrier = std::get_if<Barrier>(&statement.node)) {
    execute(*barrier, at, scope);
  } else if (const auto* branch = std::get_if<Branch>(&statement.node)) {
    execute(*branch, at, scope);
  } else if (const auto* loop = std::get_if<Loop>(&statement.node)) {
    execute(*loop, at, scope);
  }
}

void Program::runBlock(const Block& statements, const Scope& outer) {
  Scope scope(&outer);
  for (const Statement& statement : statements) run(statement, scope);
}

void Program::requireTop(const Scope& scope, Position at) const {
  if (&scope == &globals_) return;
  failAt(at, ErrorCode::unsupported, "This can only stand at the top level.", "a declaration in a block",
         "declarations outside of if and for");
}

void Program::requireFree(std::string_view name, Position at) const {
  if (qubits_.find(name) == nullptr && bits_.find(name) == nullptr && globals_.find(name) == nullptr) return;
  failAt(at, ErrorCode::syntaxError, "The name \"" + std::string(name) + "\" is taken.", std::string(name),
         "a new name");
}

void Program::declare(const RegisterDeclaration& declaration, Position at, const Scope& scope) {
  requireFree(declaration.name, at);
  const std::int64_t size = declaration.size ? evaluateWhole(*declaration.size, scope) : 1;
  const bool quantum = declaration.kind == RegisterDeclaration::Kind::qubits;
  (quantum ? qubits_ : bits_).declare(declaration.name, size, at);
  if (!declaration.measured) return;
  measure(qubits_.select(*declaration.measured, scope), *bits_.find(declaration.name), at);
}

void Program::declare(const Alias& alias, Position at, const Scope& scope) {
  requireFree(alias.name, at);
  const bool quantum = qubits_.find(alias.parts[0].text) != nullptr;
  Registers& registers = quantum ? qubits_ : bits_;
  std::vector<std::size_t> indices;
  for (const Expression& part : alias.parts) {
    const auto selected = registers.select(part, scope);
    indices.insert(indices.end(), selected.begin(), selected.end());
  }
  if (indices.size() > Circuit::maximumQubits) {
    failAt(at, ErrorCode::unsupported, "An alias names more than there are.", std::to_string(indices.size()),
           "at most 63");
  }
  registers.alias(alias.name, std::move(indices), at);
}

void Program::declare(const Constant& constant, Position at, Scope& scope) const {
  if (&scope == &globals_) requireFree(constant.name, at);
  const Value value =
      constant.whole ? Value::integer(evaluateWhole(constant.value, scope)) : evaluate(constant.value, scope);
  scope.add(constant.name, value, at);
}

void Program::declare(const Input& input, Position at) {
  requireFree(input.name, at);
  Value value;
  if (const auto feature = featureIndex(input.name); feature && input.annotation.empty()) {
    value.angle = Angle::feature(*feature);
  } else {
    value.angle = Angle::parameter(parameters_.size());
    const std::string_view name = input.annotation.empty() ? input.name : input.annotation;
    if (std::find(parameters_.begin(), parameters_.end(), name) != parameters_.end()) {
      failAt(at, ErrorCode::syntaxError, "There are two inputs called \"" + std::string(name) + "\".",
             std::string(name), "a new name");
    }
    parameters_.push_back(name);
  }
  globals_.set(input.name, value);
}

void Program::execute(const GateCall& call, Position at, const Scope& scope) {
  std::vector<std::vector<std::size_t>> operands;
  for (const Expression& qubit : call.qubits) operands.push_back(qubits_.select(qubit, scope));
  std::vector<Value> angles;
  for (const Expression& angle : call.arguments) angles.push_back(evaluate(angle, scope));
  const std::size_t size = broadcastSize(operands, at);
  std::vector<Operation> list;
  for (std::size_t i = 0; i < size; ++i) {
    Arguments arguments{angles, {}, at};
    for (const auto& operand : operands) arguments.qubits.push_back(operand[operand.size() == 1 ? 0 : i]);
    gates_.expand(call, scope, std::move(arguments), list);
  }
  for (const Operation& operation : list) append(operation, at);
}

void Program::execute(const Measurement& measurement, Position at, const Scope& scope) {
  measure(qubits_.select(measurement.qubits, scope), bits_.select(measurement.bits, scope), at);
}

void Program::measure(const std::vector<std::size_t>& qubits, const std::vector<std::size_t>& bits, Position at) {
  if (qubits.size() != bits.size()) {
    failAt(at, ErrorCode::shapeMismatch, "A measurement needs a bit for each qubit.",
           std::to_string(qubits.size()) + " qubits and " + std::to_string(bits.size()) + " bits", "as many of both");
  }
  for (std::size_t i = 0; i < qubits.size(); ++i) {
    Operation operation;
    operation.kind = Operation::Kind::measure;
    operation.qubits[0] = qubits[i];
    operation.bit = bits[i];
    append(operation, at);
  }
}

void Program::execute(const Reset& reset, Position at, const Scope& scope) {
  for (const std::size_t qubit : qubits_.select(reset.qubits, scope)) {
    Operation operation;
    operation.kind = Operation::Kind::reset;
    operation.qubits[0] = qubit;
    append(operation, at);
  }
}

void Program::execute(const Barrier& barrier, Position at, const Scope& scope) {
  Operation operation;
  operation.kind = Operation::Kind::barrier;
  for (const Expression& part : barrier.qubits) operation.fenced |= maskOf(qubits_.select(part, scope));
  if (barrier.qubits.empty()) operation.fenced = (std::uint64_t{1} << qubits_.size()) - 1;
  append(operation, at);
}

void Program::execute(const Branch& branch, Position at, const Scope& scope) {
  const Test test = evaluateTest(branch.condition, scope, bits_);
  if (test.known) return runBlock(*test.known ? branch.then : branch.otherwise, scope);
  guards_.push_back({test});
  guarded(branch.then, scope);
  if (!branch.otherwise.empty()) {
    const auto opposite = negated(test);
    if (!opposite) {
      failAt(at, ErrorCode::unsupported, "The opposite of a test of several bits is no single test.", "else",
             "else after a test of one bit");
    }
    guards_.back().test = *opposite;  // what the first block has measured stays measured
    guarded(branch.otherwise, scope);
  }
  guards_.pop_back();
}

/// A block under the guards in force; left out where they contradict each other, for then it never happens.
void Program::guarded(const Block& block, const Scope& scope) {
  Test all{true, {}};
  for (const Guard& guard : guards_) all = both(all, guard.test);
  if (!all.known) runBlock(block, scope);
}

void Program::execute(const Loop& loop, Position at, const Scope& scope) {
  for (const std::int64_t value : selectedValues(loop.values, scope, mostSteps)) {
    gates_.budget().step(at);
    Scope inner(&scope);
    inner.set(loop.variable, Value::integer(value));
    runBlock(loop.body, inner);
  }
}

/// Appends under the conditions in force. They were asked once, when their blocks began: where a bit that they read has
/// been measured since, a condition on the operation alone would ask again and could answer differently.
void Program::append(Operation operation, Position at) {
  Budget::operations(operations_.size() + 1, at);
  Test all{true, {}};
  for (const Guard& guard : guards_) {
    if (guard.changed) {
      failAt(at, ErrorCode::unsupported, "This block has measured a bit that its own condition reads.",
             "an operation after that measurement", "the measurement last in its block");
    }
    all = both(all, guard.test);
  }
  if (!all.known && operation.kind != Operation::Kind::barrier) operation.condition = all.condition;
  if (operation.kind == Operation::Kind::measure) {
    for (Guard& guard : guards_) guard.changed = (guard.test.condition.mask >> operation.bit & 1U) != 0;
  }
  operations_.push_back(operation);
}

Circuit Program::build(Position end) const {
  if (qubits_.size() == 0) {
    failAt(end, ErrorCode::syntaxError, "The program has no qubits.", "no register", "qubit[2] q; or qreg q[2];");
  }
  Circuit circuit(qubits_.size(), bits_.size());
  for (const std::string_view name : parameters_) circuit.parameter(name);
  for (const Operation& operation : operations_) {
    circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
  }
  return circuit;
}

}  // namespace qualm::qasm

namespace qualm {

Circuit parseQasm(std::string_view text) { return qasm::Program(text).read(); }

}  // namespace qualm
