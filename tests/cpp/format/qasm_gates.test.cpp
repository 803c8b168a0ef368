#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "qualm/format/qasm.hpp"
#include "support/dense.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

std::string call(const Gate& gate, const std::string& before) {
  std::string text = before + std::string(gate.name);
  for (std::size_t a = 0; a < gate.angles; ++a) text += (a == 0 ? "(0." : ", 0.") + std::to_string(a + 3);
  return text + (gate.angles > 0 ? ") " : " ");
}

std::string qubits(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "q[" : ", q[") + std::to_string(first + i) + "]";
  return text;
}

DenseMatrix unitaryOf(std::size_t size, const std::string& body) {
  return denseUnitary(
      parseQasm("OPENQASM 3;\ninclude \"stdgates.inc\";\nqubit[" + std::to_string(size) + "] q;\n" + body));
}

}  // namespace

TEST_CASE("every gate of the table can be controlled, phases and all") {
  for (const Gate& gate : gateTable()) {
    const std::size_t n = gate.qubits();
    const DenseMatrix alone = unitaryOf(n, call(gate, "") + qubits(0, n) + ";");
    const DenseMatrix expected = controlledDense(alone);
    INFO(gate.name);
    const std::string operands = " q[" + std::to_string(n) + "], " + qubits(0, n) + ";";
    CHECK(distance(unitaryOf(n + 1, call(gate, "ctrl @ ") + operands), expected) < 1e-12);
    const std::string flip = "x q[" + std::to_string(n) + "];";
    CHECK(distance(unitaryOf(n + 1, flip + call(gate, "negctrl @ ") + operands + flip), expected) < 1e-12);
    const std::string twice = " q[" + std::to_string(n + 1) + "]," + operands;
    CHECK(distance(unitaryOf(n + 2, call(gate, "ctrl(2) @ ") + twice), controlledDense(expected)) < 1e-11);
  }
}

TEST_CASE("every gate of the table can be undone and repeated") {
  for (const Gate& gate : gateTable()) {
    const std::size_t n = gate.qubits();
    const std::string operands = qubits(0, n) + ";";
    const DenseMatrix identity = unitaryOf(n, "id q;");
    INFO(gate.name);
    CHECK(distance(unitaryOf(n, call(gate, "") + operands + call(gate, "inv @ ") + operands), identity) < 1e-12);
    const DenseMatrix thrice = unitaryOf(n, call(gate, "") + operands + call(gate, "pow(2) @ ") + operands);
    CHECK(distance(unitaryOf(n, call(gate, "inv @ pow(-3) @ ") + operands), thrice) < 1e-12);
    CHECK(distance(unitaryOf(n, call(gate, "pow(0) @ ") + operands), identity) < 1e-12);
  }
}

TEST_CASE("a global phase is a phase under a control") {
  CHECK(distance(unitaryOf(1, "ctrl @ gphase(0.7) q[0];"), unitaryOf(1, "p(0.7) q[0];")) < 1e-14);
  CHECK(distance(unitaryOf(2, "ctrl(2) @ gphase(0.7) q[0], q[1];"), unitaryOf(2, "cp(0.7) q[0], q[1];")) < 1e-14);
  CHECK(distance(unitaryOf(1, "negctrl @ inv @ gphase(0.7) q[0];"), unitaryOf(1, "x q; p(-0.7) q; x q;")) < 1e-14);
  CHECK(parseQasm("OPENQASM 3; qubit q; gphase(pi); h q;").operations().size() == 1);
  const std::string rotation = "gate turn(t) a { gphase(-t/2); p(t) a; }\n";
  CHECK(distance(unitaryOf(2, rotation + "ctrl @ turn(0.9) q[0], q[1];"), unitaryOf(2, "crz(0.9) q[0], q[1];")) <
        1e-14);
}

TEST_CASE("OpenQASM 3's U carries exp(i theta/2), its u3 has determinant 1") {
  // The specification's matrix: U(theta, phi, lambda) with 1 + exp(i theta) in its corner.
  CHECK(distance(unitaryOf(2, "ctrl @ U(0.4, 0.5, 0.6) q[0], q[1];"),
                 unitaryOf(2, "cu(0.4, 0.5, 0.6, 0.2) q[0], q[1];")) < 1e-14);
  CHECK(distance(unitaryOf(2, "ctrl @ u3(0.4, 0.5, 0.6) q[0], q[1];"),
                 unitaryOf(2, "cu(0.4, 0.5, 0.6, -0.55) q[0], q[1];")) < 1e-14);
  CHECK(distance(unitaryOf(2, "ctrl @ u2(0.5, 0.6) q[0], q[1];"),
                 unitaryOf(2, "cu(pi/2, 0.5, 0.6, -0.55) q[0], q[1];")) < 1e-14);
  CHECK(distance(unitaryOf(2, "ctrl @ U(pi, 0, pi) q[0], q[1];"),
                 unitaryOf(2, "ctrl @ gphase(pi/2) q[0]; cx q[0], q[1];")) < 1e-14);
}

TEST_CASE("the libraries' further gates are what their names say") {
  const auto same = [](std::size_t size, const std::string& a, const std::string& b) {
    INFO(a);
    CHECK(distanceUpToPhase(unitaryOf(size, a), unitaryOf(size, b)) < 1e-12);
  };
  same(1, "u1(0.3) q;", "p(0.3) q;");
  same(1, "u2(0.3, 0.4) q;", "u(pi/2, 0.3, 0.4) q;");
  same(1, "u3(0.3, 0.4, 0.5) q;", "rz(0.5) q; ry(0.3) q; rz(0.4) q;");
  same(1, "phase(0.3) q; u0(1) q;", "p(0.3) q;");
  same(2, "CX q[1], q[0]; cphase(0.3) q[0], q[1]; cu1(0.2) q[0], q[1];", "cx q[1], q[0]; cp(0.5) q[0], q[1];");
  same(2, "csx q[0], q[1]; csx q[0], q[1];", "cx q[0], q[1];");
  same(2, "cs q[0], q[1]; cs q[0], q[1]; csdg q[1], q[0];", "cp(pi/2) q[0], q[1];");
  same(2, "cu3(0.3, 0.4, 0.5) q[0], q[1];", "ctrl @ u(0.3, 0.4, 0.5) q[0], q[1];");
  same(2, "iswap q[0], q[1];", "rxx(-pi/2) q[0], q[1]; ryy(-pi/2) q[0], q[1];");
  same(2, "dcx q[0], q[1];", "cx q[0], q[1]; cx q[1], q[0];");
  same(3, "ccz q[0], q[1], q[2];", "h q[2]; ccx q[0], q[1], q[2]; h q[2];");
  same(4, "c3x q[0], q[1], q[2], q[3];", "ctrl(3) @ x q[0], q[1], q[2], q[3];");
  same(4, "pow(2) @ c3sqrtx q[0], q[1], q[2], q[3];", "c3x q[0], q[1], q[2], q[3];");
  same(5, "c4x q[0], q[1], q[2], q[3], q[4];", "ctrl(4) @ x q[0], q[1], q[2], q[3], q[4];");
  // Relative-phase Toffoli gates differ from the true ones by a diagonal: undone after a diagonal they vanish.
  same(3, "rccx q[0], q[1], q[2]; inv @ rccx q[0], q[1], q[2];", "id q;");
  same(4, "rc3x q[0], q[1], q[2], q[3]; inv @ rc3x q[0], q[1], q[2], q[3];", "id q;");
}

TEST_CASE("relative-phase Toffoli gates move basis states as the true ones do") {
  const auto moves = [](const DenseMatrix& a, const DenseMatrix& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < a.size(); ++j) {
        if (std::abs(std::abs(a[i][j]) - std::abs(b[i][j])) > 1e-12) return false;
      }
    }
    return true;
  };
  CHECK(moves(unitaryOf(3, "rccx q[0], q[1], q[2];"), unitaryOf(3, "ccx q[0], q[1], q[2];")));
  CHECK(moves(unitaryOf(4, "rc3x q[0], q[1], q[2], q[3];"), unitaryOf(4, "c3x q[0], q[1], q[2], q[3];")));
}
