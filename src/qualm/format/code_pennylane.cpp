#include <array>
#include <set>

#include "qualm/format/code_writer.hpp"

namespace qualm {
namespace {

// What is called stands before the bar, what it is called with behind: conditions go between the two.
constexpr std::array<GateSnippet, 32> pennyLaneGates{{
    {"id", "qml.Identity|wires={0}"},
    {"x", "qml.PauliX|wires={0}"},
    {"y", "qml.PauliY|wires={0}"},
    {"z", "qml.PauliZ|wires={0}"},
    {"h", "qml.Hadamard|wires={0}"},
    {"s", "qml.S|wires={0}"},
    {"sdg", "qml.adjoint(qml.S)|wires={0}"},
    {"t", "qml.T|wires={0}"},
    {"tdg", "qml.adjoint(qml.T)|wires={0}"},
    {"sx", "qml.SX|wires={0}"},
    {"sxdg", "qml.adjoint(qml.SX)|wires={0}"},
    {"rx", "qml.RX|{a}, wires={0}"},
    {"ry", "qml.RY|{a}, wires={0}"},
    {"rz", "qml.RZ|{a}, wires={0}"},
    {"p", "qml.PhaseShift|{a}, wires={0}"},
    {"u", "qml.U3|{a}, {b}, {c}, wires={0}"},
    {"cx", "qml.CNOT|wires=[{0}, {1}]"},
    {"cy", "qml.CY|wires=[{0}, {1}]"},
    {"cz", "qml.CZ|wires=[{0}, {1}]"},
    {"ch", "qml.CH|wires=[{0}, {1}]"},
    {"cp", "qml.ControlledPhaseShift|{a}, wires=[{0}, {1}]"},
    {"crx", "qml.CRX|{a}, wires=[{0}, {1}]"},
    {"cry", "qml.CRY|{a}, wires=[{0}, {1}]"},
    {"crz", "qml.CRZ|{a}, wires=[{0}, {1}]"},
    {"swap", "qml.SWAP|wires=[{0}, {1}]"},
    {"rxx", "qml.IsingXX|{a}, wires=[{0}, {1}]"},
    {"ryy", "qml.IsingYY|{a}, wires=[{0}, {1}]"},
    {"rzz", "qml.IsingZZ|{a}, wires=[{0}, {1}]"},
    {"rzx", "qml.PauliRot|{a}, \"ZX\", wires=[{0}, {1}]"},
    {"ecr", "qml.ECR|wires=[{0}, {1}]"},
    {"ccx", "qml.Toffoli|wires=[{0}, {1}, {2}]"},
    {"cswap", "qml.CSWAP|wires=[{0}, {1}, {2}]"},
}};

std::string bitName(std::size_t bit) { return "c" + std::to_string(bit); }

class PennyLanePrinter {
 public:
  PennyLanePrinter(const Circuit& circuit, const CodeWriter& writer) : circuit_(circuit), writer_(writer) {}

  std::string body() {
    for (const Operation& operation : circuit_.operations()) line(operation);
    // Most significant first, so that the list of probabilities is in Qualm's order.
    std::string names;
    for (const std::size_t bit : measured_) names.insert(0, bitName(bit) + (names.empty() ? "" : ", "));
    if (!names.empty()) return text_ + "    return qml.probs(op=[" + names + "])\n";
    for (std::size_t q = circuit_.qubits(); q-- > 0;) names += (names.empty() ? "" : ", ") + std::to_string(q);
    return text_ + "    return qml.probs(wires=[" + names + "])\n";
  }

 private:
  std::string test(const Condition& condition) const {
    std::string text;
    for (const auto& [bit, value] : CodeWriter::testedBits(condition)) {
      if (measured_.count(bit) == 0) writer_.refuse("a condition on a bit that was not measured before");
      text += (text.empty() ? "" : " & ") + std::string(value ? "" : "~") + bitName(bit);
    }
    return text;
  }

  void line(const Operation& operation) {
    const std::string qubit = std::to_string(operation.qubits[0]);
    const bool conditioned = operation.condition.mask != 0;
    switch (operation.kind) {
      case Operation::Kind::gate:
        return gate(operation);
      case Operation::Kind::measure:
        if (conditioned) writer_.refuse("a measurement under a condition");
        measured_.insert(operation.bit);
        text_ += "    " + bitName(operation.bit) + " = qml.measure(" + qubit + ")\n";
        return;
      case Operation::Kind::reset:
        if (conditioned) writer_.refuse("a reset under a condition");
        text_ += "    qml.measure(" + qubit + ", reset=True)\n";
        return;
      case Operation::Kind::barrier:
        if (operation.fenced != 0) text_ += "    qml.Barrier(wires=[" + writer_.fenced(operation) + "])\n";
        return;
    }
  }

  void gate(const Operation& operation) {
    const std::string code = writer_.gate(operation)[0];
    const std::size_t bar = code.find('|');
    std::string called = code.substr(0, bar);
    if (operation.condition.mask != 0) called = "qml.cond(" + test(operation.condition) + ", " + called + ")";
    text_ += "    " + called + "(" + code.substr(bar + 1) + ")\n";
  }

  const Circuit& circuit_;
  const CodeWriter& writer_;
  std::set<std::size_t> measured_;
  std::string text_;
};

}  // namespace

std::string printPennyLane(const Circuit& circuit, const ParameterValues& values) {
  const CodeWriter writer(circuit, values, {"PennyLane", pythonWords(), {}, "x[{0}]", "{0}", pennyLaneGates});
  const std::string body = PennyLanePrinter(circuit, writer).body();
  std::string arguments;
  for (const auto& open : writer.open()) arguments += (arguments.empty() ? "" : ", ") + open.identifier;
  if (circuit.features() > 0) arguments += arguments.empty() ? "x" : ", x";
  std::string text =
      "# PennyLane counts wire 0 as the most significant bit, Qualm qubit 0 as the least significant one: the wires "
      "of\n"
      "# the result are listed backwards, so that its order is Qualm's.\n";
  if (CodeWriter::mentions(body, "pi")) text += "from math import pi\n\n";
  text += "import pennylane as qml\n\ndev = qml.device(\"default.qubit\", wires=" + std::to_string(circuit.qubits()) +
          ")\n\n\n@qml.qnode(dev)\ndef circuit(" + arguments + "):\n" + body + "\n\n";
  return text + (arguments.empty() ? "print(circuit())\n" : "print(circuit)  # call it with " + arguments + "\n");
}

}  // namespace qualm
