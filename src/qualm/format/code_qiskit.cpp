#include <array>

#include "qualm/format/code_writer.hpp"

namespace qualm {
namespace {

constexpr std::array<GateSnippet, 32> qiskitGates{{
    {"id", "qc.id({0})"},
    {"x", "qc.x({0})"},
    {"y", "qc.y({0})"},
    {"z", "qc.z({0})"},
    {"h", "qc.h({0})"},
    {"s", "qc.s({0})"},
    {"sdg", "qc.sdg({0})"},
    {"t", "qc.t({0})"},
    {"tdg", "qc.tdg({0})"},
    {"sx", "qc.sx({0})"},
    {"sxdg", "qc.sxdg({0})"},
    {"rx", "qc.rx({a}, {0})"},
    {"ry", "qc.ry({a}, {0})"},
    {"rz", "qc.rz({a}, {0})"},
    {"p", "qc.p({a}, {0})"},
    {"u", "qc.u({a}, {b}, {c}, {0})"},
    {"cx", "qc.cx({0}, {1})"},
    {"cy", "qc.cy({0}, {1})"},
    {"cz", "qc.cz({0}, {1})"},
    {"ch", "qc.ch({0}, {1})"},
    {"cp", "qc.cp({a}, {0}, {1})"},
    {"crx", "qc.crx({a}, {0}, {1})"},
    {"cry", "qc.cry({a}, {0}, {1})"},
    {"crz", "qc.crz({a}, {0}, {1})"},
    {"swap", "qc.swap({0}, {1})"},
    {"rxx", "qc.rxx({a}, {0}, {1})"},
    {"ryy", "qc.ryy({a}, {0}, {1})"},
    {"rzz", "qc.rzz({a}, {0}, {1})"},
    {"rzx", "qc.rzx({a}, {0}, {1})"},
    {"ecr", "qc.ecr({0}, {1})"},
    {"ccx", "qc.ccx({0}, {1}, {2})"},
    {"cswap", "qc.cswap({0}, {1}, {2})"},
}};

std::vector<std::string> qiskitStatements(const CodeWriter& writer, const Operation& operation) {
  switch (operation.kind) {
    case Operation::Kind::gate:
      break;
    case Operation::Kind::measure:
      return {"qc.measure(" + writer.qubit(operation.qubits[0]) + ", " + std::to_string(operation.bit) + ")"};
    case Operation::Kind::reset:
      return {"qc.reset(" + writer.qubit(operation.qubits[0]) + ")"};
    case Operation::Kind::barrier:
      return {"qc.barrier(" + writer.fenced(operation) + ")"};
  }
  return writer.gate(operation);
}

/// One `with` for each bit that the condition reads, inside one another.
std::string qiskitBlock(const CodeWriter& writer, const Operation& operation) {
  std::string text, indent;
  for (const auto& [bit, value] : CodeWriter::testedBits(operation.condition)) {
    text += indent + "with qc.if_test((qc.clbits[" + std::to_string(bit) + "], " + (value ? "1" : "0") + ")):\n";
    indent += "    ";
  }
  for (const std::string& line : qiskitStatements(writer, operation)) text += indent + line + "\n";
  return text;
}

}  // namespace

std::string printQiskit(const Circuit& circuit, const ParameterValues& values) {
  const CodeWriter writer(circuit, values, {"Qiskit", pythonWords(), {}, "x[{0}]", "{0}", qiskitGates});
  std::string body = "qc = QuantumCircuit(" + std::to_string(circuit.qubits()) +
                     (circuit.bits() > 0 ? ", " + std::to_string(circuit.bits()) : "") + ")\n";
  for (const Operation& operation : circuit.operations()) {
    if (operation.kind == Operation::Kind::barrier && operation.fenced == 0) continue;  // holds nothing apart
    body += qiskitBlock(writer, operation);
  }
  std::string inputs;
  for (const auto& [identifier, name] : writer.open()) inputs += identifier + " = Parameter(" + quoted(name) + ")\n";
  if (circuit.features() > 0) inputs += "x = ParameterVector(\"x\", " + std::to_string(circuit.features()) + ")\n";
  std::string imports = CodeWriter::mentions(body, "pi") ? "from math import pi\n\n" : "";
  imports += "from qiskit import QuantumCircuit\n";
  if (!writer.open().empty() || circuit.features() > 0) {
    imports += std::string("from qiskit.circuit import ") + (writer.open().empty() ? "" : "Parameter") +
               (!writer.open().empty() && circuit.features() > 0 ? ", " : "") +
               (circuit.features() > 0 ? "ParameterVector" : "") + "\n";
  }
  return "# Qubit 0 is the least significant bit, in Qiskit as in Qualm.\n" + imports + "\n" + inputs +
         (inputs.empty() ? "" : "\n") + body + "\nprint(qc.draw())\n";
}

}  // namespace qualm
