#include "qualm/format/code.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr Framework frameworks[] = {Framework::qiskit, Framework::pennylane, Framework::cirq, Framework::braket,
                                    Framework::qsharp};

Circuit ansatz() {
  Circuit circuit(2);
  circuit.append("ry", {0}, {Angle::feature(0)});
  circuit.append("rx", {1}, {Angle::parameter(circuit.parameter("a"), 2, 0.5)});
  circuit.append("cp", {0, 1}, {Angle::parameter(circuit.parameter("layer.b"))});
  return circuit;
}

Circuit teleportation() {
  Circuit circuit(3, 2);
  circuit.append("h", {1});
  circuit.append("cx", {1, 2});
  circuit.barrier(std::array<std::size_t, 2>{0, 1});
  circuit.measure(1, 0);
  circuit.append("x", {2});
  circuit.conditionLast({1, 1});
  circuit.reset(1);
  return circuit;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every framework writes every gate of the table, one by one") {
  for (const Framework framework : frameworks) {
    for (const Gate& gate : gateTable()) {
      Circuit circuit(3);
      std::vector<std::size_t> qubits;
      for (std::size_t i = 0; i < gate.qubits(); ++i) qubits.push_back(i);
      circuit.append(gate.name, qubits, std::vector<Angle>(gate.angles, Angle::constant(0.7)));
      INFO(gate.name);
      const std::string code = printCode(circuit, framework);
      CHECK_FALSE(holds(code, "{0}"));
      CHECK_FALSE(holds(code, "{a}"));
      CHECK(holds(code, gate.angles > 0 ? (framework == Framework::cirq ? "" : "0.7") : ""));
    }
  }
}

TEST_CASE("a weight of a feature is written as a product, and as a multiple once the weight is known") {
  Circuit circuit(1);
  circuit.append("ry", {0}, {Angle::weighted(circuit.parameter("w"), 2, 3, 0.5)});
  CHECK(holds(printCode(circuit, Framework::qiskit), "qc.ry(3*w*x[2] + 0.5, 0)"));
  CHECK(holds(printCode(circuit, Framework::qiskit, {{"w", 0.25}}), "qc.ry(0.75*x[2] + 0.5, 0)"));
}

TEST_CASE("a Qiskit program") {
  CHECK(printCode(ansatz(), Framework::qiskit) ==
        "# Qubit 0 is the least significant bit, in Qiskit as in Qualm.\n"
        "from qiskit import QuantumCircuit\n"
        "from qiskit.circuit import Parameter, ParameterVector\n"
        "\n"
        "a = Parameter(\"a\")\n"
        "layer_b = Parameter(\"layer.b\")\n"
        "x = ParameterVector(\"x\", 1)\n"
        "\n"
        "qc = QuantumCircuit(2)\n"
        "qc.ry(x[0], 0)\n"
        "qc.rx(2*a + 0.5, 1)\n"
        "qc.cp(layer_b, 0, 1)\n"
        "\n"
        "print(qc.draw())\n");
}

TEST_CASE("values of parameters become numbers") {
  const ParameterValues values{{"a", 0.25}, {"layer.b", 3.141592653589793}};
  CHECK(holds(printCode(ansatz(), Framework::qiskit, values), "qc.rx(1, 1)\nqc.cp(pi, 0, 1)\n"));
  CHECK(holds(printCode(ansatz(), Framework::pennylane, values), "def circuit(x):"));
  CHECK(holds(printCode(ansatz(), Framework::cirq, values), "cirq.CZPowGate(exponent=1)(q[0], q[1])"));
  CHECK(holds(printCode(ansatz(), Framework::braket, values), "circuit.cphaseshift(0, 1, pi)"));
  CHECK(holds(printCode(ansatz(), Framework::qsharp, values), "Controlled R1([q[0]], (PI(), q[1]));"));
  CHECK(codeOf([] { printCode(ansatz(), Framework::qiskit, {{"nope", 1}}); }) == ErrorCode::invalidOption);
}

TEST_CASE("parameters without values are the framework's own") {
  CHECK(holds(printCode(ansatz(), Framework::pennylane), "def circuit(a, layer_b, x):\n    qml.RY(x[0], wires=0)"));
  CHECK(holds(printCode(ansatz(), Framework::cirq), "layer_b = sympy.Symbol(\"layer.b\")"));
  CHECK(holds(printCode(ansatz(), Framework::cirq), "exponent=(layer_b)/pi"));
  CHECK(holds(printCode(ansatz(), Framework::braket), "a = FreeParameter(\"a\")"));
  CHECK(holds(printCode(ansatz(), Framework::qsharp),
              "operation Main(a : Double, layer_b : Double, x : Double[]) : Unit"));
  CHECK(holds(printCode(ansatz(), Framework::qsharp), "Rx(2.0*a + 0.5, q[1]);"));
}

TEST_CASE("measurements and conditions where a framework has them") {
  CHECK(holds(printCode(teleportation(), Framework::qiskit),
              "qc.measure(1, 0)\nwith qc.if_test((qc.clbits[0], 1)):\n    qc.x(2)\nqc.reset(1)\n"));
  CHECK(holds(printCode(teleportation(), Framework::pennylane),
              "    c0 = qml.measure(1)\n    qml.cond(c0, qml.PauliX)(wires=2)\n    qml.measure(1, reset=True)\n"
              "    return qml.probs(op=[c0])\n"));
  CHECK(holds(printCode(teleportation(), Framework::cirq), "cirq.X(q[2]).with_classical_controls(\"c0\"),\n"));
  CHECK(holds(printCode(teleportation(), Framework::qsharp), "    if c[0] == One {\n        X(q[2]);\n    }\n"));
  CHECK(codeOf([] { printCode(teleportation(), Framework::braket); }) == ErrorCode::unsupported);
}

TEST_CASE("what a framework can't do is refused by name") {
  Circuit early(1, 1);
  early.append("x", {0});
  early.conditionLast({1, 1});
  for (const Framework framework : {Framework::pennylane, Framework::cirq, Framework::braket}) {
    CHECK(codeOf([&] { printCode(early, framework); }) == ErrorCode::unsupported);
  }
  Circuit again(1, 1);
  again.measure(0, 0);
  again.append("x", {0});
  CHECK(codeOf([&] { printCode(again, Framework::braket); }) == ErrorCode::unsupported);
}

TEST_CASE("names that a language can't have are changed") {
  Circuit circuit(1);
  for (const char* name : {"lambda", "q", "c0", "1st", "a b", "a_b"}) {
    circuit.append("rx", {0}, {Angle::parameter(circuit.parameter(name))});
  }
  CHECK(holds(printCode(circuit, Framework::pennylane), "def circuit(lambda_, q_, c0_, p_1st, a_b, a_b_):"));
}
