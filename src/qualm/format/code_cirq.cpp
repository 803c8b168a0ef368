#include <array>
#include <set>

#include "qualm/format/code_writer.hpp"

namespace qualm {
namespace {

constexpr std::array<GateSnippet, 32> cirqGates{{
    {"id", "cirq.I({0})"},
    {"x", "cirq.X({0})"},
    {"y", "cirq.Y({0})"},
    {"z", "cirq.Z({0})"},
    {"h", "cirq.H({0})"},
    {"s", "cirq.S({0})"},
    {"sdg", "(cirq.S**-1)({0})"},
    {"t", "cirq.T({0})"},
    {"tdg", "(cirq.T**-1)({0})"},
    {"sx", "(cirq.X**0.5)({0})"},
    {"sxdg", "(cirq.X**-0.5)({0})"},
    {"rx", "cirq.rx({a})({0})"},
    {"ry", "cirq.ry({a})({0})"},
    {"rz", "cirq.rz({a})({0})"},
    {"p", "cirq.ZPowGate(exponent={A})({0})"},
    {"u", "cirq.rz({c})({0})\ncirq.ry({a})({0})\ncirq.rz({b})({0})"},
    {"cx", "cirq.CNOT({0}, {1})"},
    {"cy", "cirq.Y({1}).controlled_by({0})"},
    {"cz", "cirq.CZ({0}, {1})"},
    {"ch", "cirq.H({1}).controlled_by({0})"},
    {"cp", "cirq.CZPowGate(exponent={A})({0}, {1})"},
    {"crx", "cirq.rx({a})({1}).controlled_by({0})"},
    {"cry", "cirq.ry({a})({1}).controlled_by({0})"},
    {"crz", "cirq.rz({a})({1}).controlled_by({0})"},
    {"swap", "cirq.SWAP({0}, {1})"},
    {"rxx", "cirq.XXPowGate(exponent={A}, global_shift=-0.5)({0}, {1})"},
    {"ryy", "cirq.YYPowGate(exponent={A}, global_shift=-0.5)({0}, {1})"},
    {"rzz", "cirq.ZZPowGate(exponent={A}, global_shift=-0.5)({0}, {1})"},
    {"rzx", "cirq.H({1})\ncirq.ZZPowGate(exponent={A}, global_shift=-0.5)({0}, {1})\ncirq.H({1})"},
    {"ecr", "cirq.H({1})\ncirq.ZZPowGate(exponent=0.5, global_shift=-0.5)({0}, {1})\ncirq.H({1})\ncirq.X({0})"},
    {"ccx", "cirq.CCNOT({0}, {1}, {2})"},
    {"cswap", "cirq.CSWAP({0}, {1}, {2})"},
}};

std::string key(std::size_t bit) { return "c" + std::to_string(bit); }

/// .with_classical_controls(…): all of them must hold.
std::string controls(const CodeWriter& writer, const Operation& operation, const std::set<std::size_t>& measured) {
  if (operation.condition.mask == 0) return "";
  if (operation.kind == Operation::Kind::measure) writer.refuse("a measurement under a condition");
  std::string text;
  for (const auto& [bit, value] : CodeWriter::testedBits(operation.condition)) {
    if (measured.count(bit) == 0) writer.refuse("a condition on a bit that was not measured before");
    text += text.empty() ? ".with_classical_controls(" : ", ";
    text += value ? quoted(key(bit)) : "sympy.Eq(sympy.Symbol(" + quoted(key(bit)) + "), 0)";
  }
  return text + ")";
}

std::vector<std::string> cirqStatements(const CodeWriter& writer, const Operation& operation) {
  switch (operation.kind) {
    case Operation::Kind::gate:
      break;
    case Operation::Kind::measure:
      return {"cirq.measure(" + writer.qubit(operation.qubits[0]) + ", key=" + quoted(key(operation.bit)) + ")"};
    case Operation::Kind::reset:
      return {"cirq.ResetChannel()(" + writer.qubit(operation.qubits[0]) + ")"};
    case Operation::Kind::barrier:
      return {};
  }
  return writer.gate(operation);
}

std::string inputs(const CodeWriter& writer, const Circuit& circuit) {
  std::string text;
  for (const auto& [identifier, name] : writer.open()) text += identifier + " = sympy.Symbol(" + quoted(name) + ")\n";
  if (circuit.features() > 0) {
    text += "x = [sympy.Symbol(f\"x_{i}\") for i in range(" + std::to_string(circuit.features()) + ")]\n";
  }
  return text;
}

}  // namespace

std::string printCirq(const Circuit& circuit, const ParameterValues& values) {
  const CodeWriter writer(circuit, values, {"Cirq", pythonWords(), {}, "x[{0}]", "q[{0}]", cirqGates});
  std::string body;
  std::set<std::size_t> measured;
  for (const Operation& operation : circuit.operations()) {
    if (operation.kind == Operation::Kind::barrier) {
      body.append("    # Barrier on ").append(writer.fenced(operation)).append(": Cirq has none.\n");
    }
    const std::string test = controls(writer, operation, measured);
    for (const std::string& line : cirqStatements(writer, operation))
      body.append("    ").append(line).append(test).append(",\n");
    if (operation.kind == Operation::Kind::measure) measured.insert(operation.bit);
  }
  const std::string symbols = inputs(writer, circuit);
  std::string text =
      "# Cirq counts qubit 0 as the most significant bit of a state's index, Qualm as the least significant one.\n";
  if (CodeWriter::mentions(body, "pi")) text += "from math import pi\n\n";
  text += "import cirq\n";
  if (CodeWriter::mentions(body + symbols, "sympy")) text += "import sympy\n";
  text += "\n" + symbols + "q = cirq.LineQubit.range(" + std::to_string(circuit.qubits()) + ")\n";
  text += "circuit = cirq.Circuit(\n" + body + ")\n\n";
  // With every measurement and number known, there is something to run.
  if (!symbols.empty()) return text + "print(circuit)\n";
  if (measured.empty()) return text + "print(cirq.Simulator().simulate(circuit, qubit_order=q))\n";
  return text + "print(cirq.Simulator().run(circuit, repetitions=1000))\n";
}

}  // namespace qualm
