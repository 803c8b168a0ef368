#include <algorithm>
#include <string>
#include <utility>

#include "qualm/format/qasm_gates.hpp"
#include "qualm/format/qasm_library.hpp"
#include "qualm/format/qasm_limits.hpp"

// The modifiers of OpenQASM 3: inv @, pow(k) @, ctrl @ and negctrl @ on lists of gates.

namespace qualm::qasm {
namespace {

bool isControl(Modifier::Kind kind) { return kind == Modifier::Kind::ctrl || kind == Modifier::Kind::negctrl; }

Operation inverse(Operation operation) {
  if (operation.kind == Operation::Kind::barrier) return operation;
  for (Angle& angle : operation.angles) {
    angle.scale = angle.kind == Angle::Kind::constant ? 1 : -angle.scale;
    angle.offset = 0.0 - angle.offset;
  }
  if (operation.gate == nullptr) return operation;
  if (operation.gate->angles == 3) std::swap(operation.angles[1], operation.angles[2]);  // as inverseAngles() does
  operation.gate = &findGate(operation.gate->inverse);
  return operation;
}

std::vector<Operation> inverse(std::vector<Operation> list) {
  for (Operation& operation : list) operation = inverse(operation);
  std::reverse(list.begin(), list.end());
  return list;
}

std::vector<Operation> power(std::vector<Operation> list, std::int64_t exponent, Position at) {
  if (exponent < 0) list = inverse(std::move(list));
  const std::uint64_t times =
      exponent < 0 ? ~static_cast<std::uint64_t>(exponent) + 1 : static_cast<std::uint64_t>(exponent);
  if (list.empty()) return list;
  if (times > mostOperations) Budget::operations(mostOperations + 1, at);
  Budget::operations(list.size() * static_cast<std::size_t>(times), at);
  std::vector<Operation> result;
  for (std::uint64_t i = 0; i < times; ++i) result.insert(result.end(), list.begin(), list.end());
  return result;
}

Operation flip(std::size_t qubit) {
  Operation operation;
  operation.gate = &findGate("x");
  operation.qubits[0] = qubit;
  return operation;
}

/// How many controls a modifier adds, or its exponent; 0 for inv.
std::int64_t countOf(const Modifier& modifier, const Scope& scope) {
  if (!modifier.argument) return isControl(modifier.kind) ? 1 : 0;
  const std::int64_t count = evaluateWhole(*modifier.argument, scope);
  if (isControl(modifier.kind) && count < 1) {
    failAt(modifier.at, ErrorCode::syntaxError, "A gate has at least one control.", std::to_string(count), "1 or more");
  }
  return count;
}

}  // namespace

/// Takes the controls from the front of the call's qubits.
std::vector<Gates::BoundModifier> Gates::bindModifiers(const GateCall& call, const Scope& scope,
                                                       Arguments& arguments) const {
  std::vector<BoundModifier> bound;
  std::size_t taken = 0;
  auto& qubits = arguments.qubits;
  for (const Modifier& modifier : call.modifiers) {
    bound.push_back({modifier.kind, countOf(modifier, scope), {}});
    if (!isControl(modifier.kind)) continue;
    const std::size_t left = qubits.size() - taken;
    if (static_cast<std::uint64_t>(bound.back().count) > left) {
      failAt(modifier.at, ErrorCode::wrongArity, "There are not enough qubits for the controls and the gate.",
             std::to_string(qubits.size()) + " qubits", "controls first, then the gate's qubits");
    }
    const auto first = qubits.begin() + static_cast<std::ptrdiff_t>(taken);
    bound.back().controls.assign(first, first + static_cast<std::ptrdiff_t>(bound.back().count));
    taken += bound.back().controls.size();
  }
  qubits.erase(qubits.begin(), qubits.begin() + static_cast<std::ptrdiff_t>(taken));
  return bound;
}

std::vector<Operation> Gates::modified(std::vector<Operation> list, const BoundModifier& modifier, Position at) {
  switch (modifier.kind) {
    case Modifier::Kind::inv:
      return inverse(std::move(list));
    case Modifier::Kind::pow:
      return power(std::move(list), modifier.count, at);
    case Modifier::Kind::ctrl:
    case Modifier::Kind::negctrl:
      break;
  }
  for (const std::size_t control : modifier.controls) list = controlled(list, control, at);
  if (modifier.kind == Modifier::Kind::ctrl) return list;
  std::vector<Operation> flips;
  for (const std::size_t control : modifier.controls) flips.push_back(flip(control));
  list.insert(list.begin(), flips.begin(), flips.end());
  list.insert(list.end(), flips.begin(), flips.end());
  return list;
}

std::vector<Operation> Gates::controlled(const std::vector<Operation>& list, std::size_t control, Position at) {
  std::vector<Operation> result;
  for (const Operation& operation : list) {
    budget_.step(at);
    if (operation.kind == Operation::Kind::barrier) {
      result.push_back(operation);
      continue;
    }
    Arguments arguments{{}, {control}, at};
    if (operation.gate == nullptr) {  // a global phase turns the control alone
      arguments.angles.push_back({operation.angles[0], std::nullopt});
      plain("p", arguments, {true, true}, result);
      continue;
    }
    for (std::size_t i = 0; i < operation.gate->qubits(); ++i) arguments.qubits.push_back(operation.qubits[i]);
    for (std::size_t i = 0; i < operation.gate->angles; ++i) {
      arguments.angles.push_back({operation.angles[i], std::nullopt});
    }
    carryOut(controlledGate(operation.gate->name), arguments, {true, true}, result);
  }
  return result;
}

}  // namespace qualm::qasm
