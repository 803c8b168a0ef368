#include <array>

#include "qualm/format/code_writer.hpp"

namespace qualm {
namespace {

constexpr std::array<GateSnippet, 32> qsharpGates{{
    {"id", "I({0});"},
    {"x", "X({0});"},
    {"y", "Y({0});"},
    {"z", "Z({0});"},
    {"h", "H({0});"},
    {"s", "S({0});"},
    {"sdg", "Adjoint S({0});"},
    {"t", "T({0});"},
    {"tdg", "Adjoint T({0});"},
    {"sx", "Rx(PI()/2.0, {0});"},
    {"sxdg", "Rx(-PI()/2.0, {0});"},
    {"rx", "Rx({a}, {0});"},
    {"ry", "Ry({a}, {0});"},
    {"rz", "Rz({a}, {0});"},
    {"p", "R1({a}, {0});"},
    {"u", "Rz({c}, {0});\nRy({a}, {0});\nRz({b}, {0});"},
    {"cx", "CNOT({0}, {1});"},
    {"cy", "CY({0}, {1});"},
    {"cz", "CZ({0}, {1});"},
    {"ch", "Controlled H([{0}], {1});"},
    {"cp", "Controlled R1([{0}], ({a}, {1}));"},
    {"crx", "Controlled Rx([{0}], ({a}, {1}));"},
    {"cry", "Controlled Ry([{0}], ({a}, {1}));"},
    {"crz", "Controlled Rz([{0}], ({a}, {1}));"},
    {"swap", "SWAP({0}, {1});"},
    {"rxx", "Rxx({a}, {0}, {1});"},
    {"ryy", "Ryy({a}, {0}, {1});"},
    {"rzz", "Rzz({a}, {0}, {1});"},
    {"rzx", "H({1});\nRzz({a}, {0}, {1});\nH({1});"},
    {"ecr", "H({1});\nRzz(PI()/2.0, {0}, {1});\nH({1});\nX({0});"},
    {"ccx", "CCNOT({0}, {1}, {2});"},
    {"cswap", "Controlled SWAP([{0}], ({1}, {2}));"},
}};

constexpr std::array<std::string_view, 52> qsharpWords{
    "operation", "function",   "use",     "borrow",     "let",      "mutable", "set",   "if",      "else",
    "elif",      "for",        "in",      "while",      "repeat",   "until",   "fixup", "return",  "fail",
    "within",    "apply",      "Adjoint", "Controlled", "and",      "or",      "not",   "is",      "as",
    "open",      "import",     "export",  "namespace",  "new",      "true",    "false", "One",     "Zero",
    "Pauli",     "Result",     "Qubit",   "Unit",       "Double",   "Int",     "body",  "adjoint", "controlled",
    "auto",      "distribute", "invert",  "self",       "internal", "struct",  "PI"};

std::vector<std::string> qsharpStatements(const CodeWriter& writer, const Operation& operation) {
  switch (operation.kind) {
    case Operation::Kind::gate:
      break;
    case Operation::Kind::measure:
      return {"set c w/= " + std::to_string(operation.bit) + " <- M(" + writer.qubit(operation.qubits[0]) + ");"};
    case Operation::Kind::reset:
      return {"Reset(" + writer.qubit(operation.qubits[0]) + ");"};
    case Operation::Kind::barrier:
      return {"// Barrier on " + writer.fenced(operation) + ": Q# has none."};
  }
  return writer.gate(operation);
}

std::string qsharpBlock(const CodeWriter& writer, const Operation& operation) {
  std::string test, text;
  for (const auto& [bit, value] : CodeWriter::testedBits(operation.condition)) {
    test +=
        (test.empty() ? "" : " and ") + std::string("c[") + std::to_string(bit) + "] == " + (value ? "One" : "Zero");
  }
  const std::string indent = test.empty() ? "    " : "        ";
  for (const std::string& line : qsharpStatements(writer, operation)) text += indent + line + "\n";
  return test.empty() ? text : "    if " + test + " {\n" + text + "    }\n";
}

}  // namespace

std::string printQSharp(const Circuit& circuit, const ParameterValues& values) {
  const CodeWriter writer(circuit, values, {"Q#", qsharpWords, {"PI()", true, true}, "x[{0}]", "q[{0}]", qsharpGates});
  std::string arguments;
  for (const auto& open : writer.open()) arguments += (arguments.empty() ? "" : ", ") + open.identifier + " : Double";
  if (circuit.features() > 0) arguments += std::string(arguments.empty() ? "" : ", ") + "x : Double[]";
  const bool measures = circuit.bits() > 0;
  std::string text =
      "// Q# counts qubit 0 as the most significant bit of a state's index, Qualm as the least significant one.\n";
  text += "import Std.Diagnostics.*;\nimport Std.Math.*;\n\n";
  text += "operation Main(" + arguments + ") : " + (measures ? "Result[]" : "Unit") + " {\n";
  text += "    use q = Qubit[" + std::to_string(circuit.qubits()) + "];\n";
  if (measures) text += "    mutable c = [Zero, size = " + std::to_string(circuit.bits()) + "];\n";
  for (const Operation& operation : circuit.operations()) text += qsharpBlock(writer, operation);
  text += "    DumpMachine();\n    ResetAll(q);\n";
  return text + (measures ? "    return c;\n}\n" : "}\n");
}

}  // namespace qualm
