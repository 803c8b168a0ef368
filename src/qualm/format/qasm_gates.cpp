#include "qualm/format/qasm_gates.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "qualm/format/qasm_dialect.hpp"
#include "qualm/format/qasm_library.hpp"
#include "qualm/format/qasm_limits.hpp"
#include "qualm/format/qasm_registers.hpp"

namespace qualm::qasm {
namespace {

const Gate* findRow(std::string_view name) {
  for (const Gate& gate : gateTable()) {
    if (gate.name == name) return &gate;
  }
  return nullptr;
}

std::string counted(Counts counts) {
  return std::to_string(counts.angles) + (counts.angles == 1 ? " angle" : " angles") + " and " +
         std::to_string(counts.qubits) + (counts.qubits == 1 ? " qubit" : " qubits");
}

void checkDifferent(const std::vector<std::size_t>& qubits, Position at) {
  std::uint64_t seen = 0;
  for (const std::size_t qubit : qubits) {
    if ((seen >> qubit & 1U) != 0) {
      failAt(at, ErrorCode::duplicateQubit, "A gate names one qubit twice.", "qubit " + std::to_string(qubit),
             "different qubits");
    }
    seen |= std::uint64_t{1} << qubit;
  }
}

Operation rowOperation(const Gate& row, const Arguments& arguments) {
  Operation operation;
  operation.gate = &row;
  std::copy(arguments.qubits.begin(), arguments.qubits.end(), operation.qubits.begin());
  for (std::size_t i = 0; i < arguments.angles.size(); ++i) operation.angles[i] = arguments.angles[i].angle;
  return operation;
}

}  // namespace

void checkCounts(std::string_view name, Counts given, Counts wanted, Position at) {
  if (given.angles == wanted.angles && given.qubits == wanted.qubits) return;
  failAt(at, ErrorCode::wrongArity, "Gate \"" + std::string(name) + "\" has another number of arguments.",
         counted(given), counted(wanted));
}

void Budget::step(Position at) {
  if (++steps_ <= mostSteps) return;
  failAt(at, ErrorCode::unsupported, "This program takes too many steps to read.",
         "more than " + std::to_string(mostSteps), "at most " + std::to_string(mostSteps));
}

void Budget::operations(std::size_t count, Position at) {
  if (count <= mostOperations) return;
  failAt(at, ErrorCode::unsupported, "This program makes too many operations.",
         "more than " + std::to_string(mostOperations), "at most " + std::to_string(mostOperations));
}

/// A gate's body while it is carried out.
struct Gates::Body {
  const std::map<std::string_view, std::size_t>& qubits;
  Mode mode;
  Position call;
  std::vector<Operation>& out;

  /// Where an error is shown: the library is no text of the reader's.
  Position where(Position at) const { return mode.library ? call : at; }
};

Gates::Entry Gates::find(std::string_view name, bool library, Position at) const {
  const auto fromRow = [](const Gate& row) { return Entry{&row, nullptr, {row.angles, row.qubits()}, false}; };
  const auto fromDefinition = [](const GateDefinition& definition, bool isLibrary) {
    return Entry{nullptr, &definition, {definition.parameters.size(), definition.qubits.size()}, isLibrary};
  };
  const auto same = recognized_.find(name);
  if (same != recognized_.end() && !library) return fromRow(*same->second);
  const auto own = defined_.find(name);
  if (own != defined_.end() && !library) return fromDefinition(*own->second, false);
  if (name == "gphase") return {nullptr, nullptr, {1, 0}, false};
  if (const Gate* row = findRow(name)) return fromRow(*row);
  if (const GateDefinition* definition = findLibraryGate(name)) return fromDefinition(*definition, true);
  std::string known;
  for (const Gate& gate : gateTable()) known += std::string(gate.name) + ", ";
  failAt(at, ErrorCode::unknownGate, "There is no gate \"" + std::string(name) + "\".", std::string(name),
         known + "those of qelib1.inc and stdgates.inc, and the text's own");
}

void Gates::expand(const GateCall& call, const Scope& scope, Arguments arguments, Mode mode,
                   std::vector<Operation>& out) {
  checkDifferent(arguments.qubits, arguments.at);
  if (call.modifiers.empty()) return plain(call.name, arguments, mode, out);
  const auto modifiers = bindModifiers(call, scope, arguments);
  for (const BoundModifier& modifier : modifiers) mode.phases = mode.phases || !modifier.controls.empty();
  std::vector<Operation> list;
  plain(call.name, arguments, mode, list);
  for (std::size_t m = modifiers.size(); m-- > 0;) list = modified(std::move(list), modifiers[m], arguments.at);
  Budget::operations(out.size() + list.size(), arguments.at);
  out.insert(out.end(), list.begin(), list.end());
}

void Gates::plain(std::string_view name, const Arguments& arguments, Mode mode, std::vector<Operation>& out) {
  const Entry entry = find(name, mode.library, arguments.at);
  checkCounts(name, {arguments.angles.size(), arguments.qubits.size()}, entry.counts, arguments.at);
  if (entry.definition != nullptr) {
    return carryOut(*entry.definition, arguments, {mode.library || entry.library, mode.phases}, out);
  }
  if (entry.row == nullptr && !mode.phases) return;
  Budget::operations(out.size() + 1, arguments.at);
  Operation phase;
  if (entry.row == nullptr) phase.angles[0] = arguments.angles[0].angle;
  out.push_back(entry.row == nullptr ? phase : rowOperation(*entry.row, arguments));
}

void Gates::carryOut(const GateDefinition& definition, const Arguments& arguments, Mode mode,
                     std::vector<Operation>& out) {
  if (++depth_ > deepestGate) {
    failAt(arguments.at, ErrorCode::unsupported, "Gates call gates too deeply.", "a deeper call",
           std::to_string(deepestGate) + " levels");
  }
  std::map<std::string_view, std::size_t> qubits;
  for (std::size_t i = 0; i < definition.qubits.size(); ++i) qubits[definition.qubits[i]] = arguments.qubits[i];
  Scope scope(mode.library ? nullptr : &constants_);
  for (std::size_t i = 0; i < definition.parameters.size(); ++i) {
    scope.set(definition.parameters[i], arguments.angles[i]);
  }
  block(definition.body, Body{qubits, mode, arguments.at, out}, scope);
  --depth_;
}

void Gates::block(const Block& statements, const Body& body, const Scope& outer) {
  Scope scope(&outer);
  for (const Statement& one : statements) {
    budget_.step(body.where(one.at));
    statement(one, body, scope);
  }
}

void Gates::statement(const Statement& statement, const Body& body, Scope& scope) {
  const Position at = body.where(statement.at);
  if (const auto* call = std::get_if<GateCall>(&statement.node)) {
    // A phase that nobody sees may depend on the inputs in any way.
    if (call->name == "gphase" && !body.mode.phases && call->modifiers.empty()) return;
    Arguments arguments{{}, {}, at};
    for (const Expression& angle : call->arguments) arguments.angles.push_back(evaluate(angle, scope));
    for (const Expression& qubit : call->qubits) arguments.qubits.push_back(body.qubits.at(qubit.text));
    expand(*call, scope, std::move(arguments), body.mode, body.out);
  } else if (const auto* barrier = std::get_if<Barrier>(&statement.node)) {
    Operation fence;
    fence.kind = Operation::Kind::barrier;
    for (const Expression& qubit : barrier->qubits) fence.fenced |= std::uint64_t{1} << body.qubits.at(qubit.text);
    for (const auto& [name, qubit] : body.qubits) {
      if (barrier->qubits.empty()) fence.fenced |= std::uint64_t{1} << qubit;
    }
    Budget::operations(body.out.size() + 1, at);
    body.out.push_back(fence);
  } else if (const auto* constant = std::get_if<Constant>(&statement.node)) {
    scope.add(constant->name, evaluate(constant->value, scope), at);
  } else if (const auto* branch = std::get_if<Branch>(&statement.node)) {
    const bool holds = evaluateNumber(branch->condition, scope) != 0;
    block(holds ? branch->then : branch->otherwise, body, scope);
  } else if (const auto* loop = std::get_if<Loop>(&statement.node)) {
    for (const std::int64_t value : selectedValues(loop->values, scope, mostSteps)) {
      Scope inner(&scope);
      inner.set(loop->variable, Value::integer(value));
      budget_.step(at);
      block(loop->body, body, inner);
    }
  }
}

}  // namespace qualm::qasm
