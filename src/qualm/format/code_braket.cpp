#include <array>
#include <cstdint>

#include "qualm/format/code_writer.hpp"

namespace qualm {
namespace {

constexpr std::array<GateSnippet, 32> braketGates{{
    {"id", "circuit.i({0})"},
    {"x", "circuit.x({0})"},
    {"y", "circuit.y({0})"},
    {"z", "circuit.z({0})"},
    {"h", "circuit.h({0})"},
    {"s", "circuit.s({0})"},
    {"sdg", "circuit.si({0})"},
    {"t", "circuit.t({0})"},
    {"tdg", "circuit.ti({0})"},
    {"sx", "circuit.v({0})"},
    {"sxdg", "circuit.vi({0})"},
    {"rx", "circuit.rx({0}, {a})"},
    {"ry", "circuit.ry({0}, {a})"},
    {"rz", "circuit.rz({0}, {a})"},
    {"p", "circuit.phaseshift({0}, {a})"},
    {"u", "circuit.u({0}, {a}, {b}, {c})"},
    {"cx", "circuit.cnot({0}, {1})"},
    {"cy", "circuit.cy({0}, {1})"},
    {"cz", "circuit.cz({0}, {1})"},
    {"ch", "circuit.h({1}, control={0})"},
    {"cp", "circuit.cphaseshift({0}, {1}, {a})"},
    {"crx", "circuit.rx({1}, {a}, control={0})"},
    {"cry", "circuit.ry({1}, {a}, control={0})"},
    {"crz", "circuit.rz({1}, {a}, control={0})"},
    {"swap", "circuit.swap({0}, {1})"},
    {"rxx", "circuit.xx({0}, {1}, {a})"},
    {"ryy", "circuit.yy({0}, {1}, {a})"},
    {"rzz", "circuit.zz({0}, {1}, {a})"},
    {"rzx", "circuit.h({1})\ncircuit.zz({0}, {1}, {a})\ncircuit.h({1})"},
    {"ecr", "circuit.ecr({0}, {1})"},
    {"ccx", "circuit.ccnot({0}, {1}, {2})"},
    {"cswap", "circuit.cswap({0}, {1}, {2})"},
}};

/// Braket measures a qubit once, at its end, and knows no conditions and no reset.
class BraketPrinter {
 public:
  BraketPrinter(const Circuit& circuit, const CodeWriter& writer) : circuit_(circuit), writer_(writer) {}

  std::string body() {
    for (const Operation& operation : circuit_.operations()) line(operation);
    for (std::size_t q = 0; q < circuit_.qubits(); ++q) {
      const bool idle = (used_ >> q & 1U) == 0;
      if (idle) text_ += "circuit.i(" + std::to_string(q) + ")  # idle: Braket wants every qubit used\n";
    }
    return text_ + measurements_;
  }

 private:
  void line(const Operation& operation) {
    if (operation.condition.mask != 0) writer_.refuse("an operation under a condition");
    if (operation.kind == Operation::Kind::reset) writer_.refuse("reset");
    if (operation.kind == Operation::Kind::barrier) {
      text_ += "# Barrier on " + writer_.fenced(operation) + ".\n";
      return;
    }
    if ((operation.qubitMask() & measured_) != 0) writer_.refuse("an operation after the qubit's measurement");
    used_ |= operation.qubitMask();
    if (operation.kind == Operation::Kind::measure) {
      if ((bits_ >> operation.bit & 1U) != 0) writer_.refuse("two measurements into one bit");
      bits_ |= std::uint64_t{1} << operation.bit;
      measured_ |= operation.qubitMask();
      measurements_ += "circuit.measure(" + writer_.qubit(operation.qubits[0]) + ")  # bit " +
                       std::to_string(operation.bit) + " of Qualm\n";
      return;
    }
    for (const std::string& code : writer_.gate(operation)) text_ += code + "\n";
  }

  const Circuit& circuit_;
  const CodeWriter& writer_;
  std::uint64_t used_ = 0, measured_ = 0, bits_ = 0;
  std::string text_, measurements_;
};

}  // namespace

std::string printBraket(const Circuit& circuit, const ParameterValues& values) {
  const CodeWriter writer(circuit, values, {"Braket", pythonWords(), {}, "x[{0}]", "{0}", braketGates});
  const std::string body = BraketPrinter(circuit, writer).body();
  std::string inputs;
  for (const auto& open : writer.open()) {
    inputs += open.identifier + " = FreeParameter(" + quoted(open.identifier) + ")" +
              (open.identifier == open.name ? "" : "  # " + quoted(open.name) + " in Qualm") + "\n";
  }
  if (circuit.features() > 0) {
    inputs += "x = [FreeParameter(f\"x_{i}\") for i in range(" + std::to_string(circuit.features()) + ")]\n";
  }
  std::string text =
      "# Braket counts qubit 0 as the most significant bit of a state's index, Qualm as the least significant one.\n";
  if (CodeWriter::mentions(body, "pi")) text += "from math import pi\n\n";
  text += inputs.empty() ? "from braket.circuits import Circuit\nfrom braket.devices import LocalSimulator\n"
                         : "from braket.circuits import Circuit, FreeParameter\n";
  text += "\n" + inputs + "circuit = Circuit()\n" + body + "\n";
  if (!inputs.empty()) return text + "print(circuit)\n";
  return text + "print(LocalSimulator().run(circuit, shots=1000).result().measurement_counts)\n";
}

}  // namespace qualm
