#include "qualm/circuit/gate.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

using Angles = std::span<const double>;
constexpr double root = std::numbers::sqrt2 / 2;

Complex phase(double angle) { return {std::cos(angle), std::sin(angle)}; }

GateMatrix matrix2(Complex a, Complex b, Complex c, Complex d) { return {2, {a, b, c, d}}; }

GateMatrix diagonal2(Complex a, Complex d) { return matrix2(a, {}, {}, d); }

/// exp(−iθ(P⊗P)/2) for P = X, Y, Z: `outer` and `inner` are the entries of P⊗P that join 00 with 11 and 01 with 10.
GateMatrix doubleRotation(double theta, double outer, double inner) {
  const double c = std::cos(theta / 2), s = std::sin(theta / 2);
  GateMatrix m{4, {}};
  for (std::size_t i = 0; i < 4; ++i) m(i, i) = {c, 0};
  m(0, 3) = m(3, 0) = {0, -s * outer};
  m(1, 2) = m(2, 1) = {0, -s * inner};
  return m;
}

GateMatrix identity(Angles) { return diagonal2({1, 0}, {1, 0}); }
GateMatrix pauliX(Angles) { return matrix2({}, {1, 0}, {1, 0}, {}); }
GateMatrix pauliY(Angles) { return matrix2({}, {0, -1}, {0, 1}, {}); }
GateMatrix pauliZ(Angles) { return diagonal2({1, 0}, {-1, 0}); }
GateMatrix hadamard(Angles) { return matrix2({root, 0}, {root, 0}, {root, 0}, {-root, 0}); }
GateMatrix phaseS(Angles) { return diagonal2({1, 0}, {0, 1}); }
GateMatrix phaseSdg(Angles) { return diagonal2({1, 0}, {0, -1}); }
GateMatrix phaseT(Angles) { return diagonal2({1, 0}, {root, root}); }
GateMatrix phaseTdg(Angles) { return diagonal2({1, 0}, {root, -root}); }
GateMatrix rootX(Angles) { return matrix2({0.5, 0.5}, {0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}); }
GateMatrix rootXdg(Angles) { return matrix2({0.5, -0.5}, {0.5, 0.5}, {0.5, 0.5}, {0.5, -0.5}); }

GateMatrix rotationX(Angles a) {
  const double c = std::cos(a[0] / 2), s = std::sin(a[0] / 2);
  return matrix2({c, 0}, {0, -s}, {0, -s}, {c, 0});
}
GateMatrix rotationY(Angles a) {
  const double c = std::cos(a[0] / 2), s = std::sin(a[0] / 2);
  return matrix2({c, 0}, {-s, 0}, {s, 0}, {c, 0});
}
GateMatrix rotationZ(Angles a) { return diagonal2(conjugate(phase(a[0] / 2)), phase(a[0] / 2)); }
GateMatrix phaseShift(Angles a) { return diagonal2({1, 0}, phase(a[0])); }

GateMatrix general(Angles a) {
  const double c = std::cos(a[0] / 2), s = std::sin(a[0] / 2);
  return matrix2({c, 0}, -(s * phase(a[2])), s * phase(a[1]), c * phase(a[1] + a[2]));
}

GateMatrix exchange(Angles) {
  GateMatrix m{4, {}};
  m(0, 0) = m(1, 2) = m(2, 1) = m(3, 3) = {1, 0};
  return m;
}

GateMatrix rotationXX(Angles a) { return doubleRotation(a[0], 1, 1); }
GateMatrix rotationYY(Angles a) { return doubleRotation(a[0], -1, 1); }
GateMatrix rotationZZ(Angles a) {
  GateMatrix m{4, {}};
  m(1, 1) = m(2, 2) = phase(a[0] / 2);
  m(0, 0) = m(3, 3) = conjugate(m(1, 1));
  return m;
}

GateMatrix rotationZX(Angles a) {
  const double c = std::cos(a[0] / 2), s = std::sin(a[0] / 2);
  GateMatrix m{4, {}};
  for (std::size_t i = 0; i < 4; ++i) m(i, i) = {c, 0};
  m(0, 2) = m(2, 0) = {0, -s};
  m(1, 3) = m(3, 1) = {0, s};
  return m;
}

GateMatrix echoedCrossResonance(Angles) {
  GateMatrix m{4, {}};
  m(0, 1) = m(1, 0) = m(2, 3) = m(3, 2) = {root, 0};
  m(0, 3) = m(2, 1) = {0, root};
  m(1, 2) = m(3, 0) = {0, -root};
  return m;
}

constexpr auto none = ShiftRule::none;
constexpr auto two = ShiftRule::twoTerm;
constexpr auto four = ShiftRule::fourTerm;

// name, controls, targets, angles, matrix, generator, shift rule, inverse, symbol, doc
constexpr std::array<Gate, 32> table{{
    {"id", 0, 1, 0, identity, "", none, "id", "I", "Identity: leaves the qubit as it is."},
    {"x", 0, 1, 0, pauliX, "", none, "x", "X", "Pauli X, the quantum NOT: exchanges |0> and |1>."},
    {"y", 0, 1, 0, pauliY, "", none, "y", "Y", "Pauli Y: a half turn about the y axis."},
    {"z", 0, 1, 0, pauliZ, "", none, "z", "Z", "Pauli Z: reverses the sign of |1>."},
    {"h", 0, 1, 0, hadamard, "", none, "h", "H", "Hadamard: makes equal superpositions of |0> and |1>."},
    {"s", 0, 1, 0, phaseS, "", none, "sdg", "S", "A quarter turn about the z axis: multiplies |1> by i."},
    {"sdg", 0, 1, 0, phaseSdg, "", none, "s", "S†", "The inverse of s: multiplies |1> by -i."},
    {"t", 0, 1, 0, phaseT, "", none, "tdg", "T", "An eighth turn about the z axis: multiplies |1> by exp(i pi/4)."},
    {"tdg", 0, 1, 0, phaseTdg, "", none, "t", "T†", "The inverse of t: multiplies |1> by exp(-i pi/4)."},
    {"sx", 0, 1, 0, rootX, "", none, "sxdg", "√X", "The square root of x."},
    {"sxdg", 0, 1, 0, rootXdg, "", none, "sx", "√X†", "The inverse of sx."},
    {"rx", 0, 1, 1, rotationX, "X", two, "rx", "RX", "Rotation about x: exp(-i theta X/2)."},
    {"ry", 0, 1, 1, rotationY, "Y", two, "ry", "RY", "Rotation about y: exp(-i theta Y/2)."},
    {"rz", 0, 1, 1, rotationZ, "Z", two, "rz", "RZ", "Rotation about z: exp(-i theta Z/2)."},
    {"p", 0, 1, 1, phaseShift, "", two, "p", "P", "Phase shift: multiplies |1> by exp(i theta)."},
    {"u", 0, 1, 3, general, "", two, "u", "U",
     "Any one-qubit gate, u(theta, phi, lambda) = RZ(phi) RY(theta) RZ(lambda) up to a global phase."},
    {"cx", 1, 1, 0, pauliX, "", none, "cx", "X", "Controlled x (CNOT): flips the target where the control is 1."},
    {"cy", 1, 1, 0, pauliY, "", none, "cy", "Y", "Controlled y."},
    {"cz", 1, 1, 0, pauliZ, "", none, "cz", "Z", "Controlled z: reverses the sign of |11>."},
    {"ch", 1, 1, 0, hadamard, "", none, "ch", "H", "Controlled Hadamard."},
    {"cp", 1, 1, 1, phaseShift, "", two, "cp", "P", "Controlled phase: multiplies |11> by exp(i theta)."},
    {"crx", 1, 1, 1, rotationX, "X", four, "crx", "RX", "Controlled rotation about x."},
    {"cry", 1, 1, 1, rotationY, "Y", four, "cry", "RY", "Controlled rotation about y."},
    {"crz", 1, 1, 1, rotationZ, "Z", four, "crz", "RZ", "Controlled rotation about z."},
    {"swap", 0, 2, 0, exchange, "", none, "swap", "×", "Exchanges two qubits."},
    {"rxx", 0, 2, 1, rotationXX, "XX", two, "rxx", "RXX", "Two-qubit rotation: exp(-i theta XX/2)."},
    {"ryy", 0, 2, 1, rotationYY, "YY", two, "ryy", "RYY", "Two-qubit rotation: exp(-i theta YY/2)."},
    {"rzz", 0, 2, 1, rotationZZ, "ZZ", two, "rzz", "RZZ", "Two-qubit rotation: exp(-i theta ZZ/2)."},
    {"rzx", 0, 2, 1, rotationZX, "ZX", two, "rzx", "RZX",
     "Two-qubit rotation: exp(-i theta ZX/2), Z on the first qubit."},
    {"ecr", 0, 2, 0, echoedCrossResonance, "", none, "ecr", "ECR",
     "Echoed cross-resonance, rzx(pi/4) x rzx(-pi/4): what some superconducting devices have for cx."},
    {"ccx", 2, 1, 0, pauliX, "", none, "ccx", "X", "Toffoli: flips the target where both controls are 1."},
    {"cswap", 1, 2, 0, exchange, "", none, "cswap", "×", "Fredkin: exchanges two qubits where the control is 1."},
}};

std::string allNames() {
  std::string names;
  for (const Gate& gate : table) names += (names.empty() ? "" : ", ") + std::string(gate.name);
  return names;
}

}  // namespace

std::span<const Gate> gateTable() { return table; }

const Gate& findGate(std::string_view name) {
  for (const Gate& gate : table) {
    if (gate.name == name) return gate;
  }
  throw Error(ErrorCode::unknownGate, "There is no gate \"" + std::string(name) + "\".", std::string(name), allNames());
}

std::array<double, 3> inverseAngles(const Gate& gate, std::array<double, 3> angles) {
  for (double& angle : angles) angle = -angle;
  if (gate.angles == 3) std::swap(angles[1], angles[2]);
  return angles;
}

}  // namespace qualm
