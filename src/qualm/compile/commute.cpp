#include "qualm/compile/commute.hpp"

#include <bit>

#include "qualm/compile/small_unitary.hpp"

namespace qualm {
namespace {

constexpr double rounding = 1e-13;
constexpr std::array<std::string_view, 3> paulis{"x", "y", "z"};

double difference(const GateMatrix& a, const GateMatrix& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.dimension * a.dimension; ++i) sum += squaredMagnitude(a.entries[i] - b.entries[i]);
  return sum;
}

bool commuteAsMatrices(const GateMatrix& a, const GateMatrix& b) {
  return difference(multiply(a, b), multiply(b, a)) < rounding * rounding;
}

std::size_t placeOf(const Operation& operation, std::size_t qubit) {
  std::size_t place = 0;
  while (operation.qubits[place] != qubit) ++place;
  return place;
}

bool isSymmetric(const Operation& operation) {
  const GateMatrix straight = pairMatrixOf(operation, operation.qubits[0], operation.qubits[1]);
  const GateMatrix turned = pairMatrixOf(operation, operation.qubits[1], operation.qubits[0]);
  return difference(straight, turned) < rounding * rounding;
}

}  // namespace

unsigned axesOf(const Operation& operation, std::size_t place) {
  if (place < operation.gate->controls) return 4;
  const GateMatrix matrix = matrixOf(operation), idle = identityMatrix(2);
  unsigned axes = 0;
  for (std::size_t axis = 0; axis < paulis.size(); ++axis) {
    GateMatrix pauli = findGate(paulis[axis]).matrix({});
    if (matrix.dimension == 4) pauli = place == operation.gate->controls ? tensor(pauli, idle) : tensor(idle, pauli);
    if (commuteAsMatrices(matrix, pauli)) axes |= 1U << axis;
  }
  return axes;
}

Axes axesOf(const Operation& operation) {
  Axes axes{};
  for (std::size_t place = 0; place < operation.qubitCount(); ++place) axes[place] = axesOf(operation, place);
  return axes;
}

bool commute(const Operation& a, const Axes& axesOfA, const Operation& b, const Axes& axesOfB) {
  const std::uint64_t shared = a.qubitMask() & b.qubitMask(), all = a.qubitMask() | b.qubitMask();
  bool keepAxes = true;
  for (std::uint64_t rest = shared; rest != 0 && keepAxes; rest &= rest - 1) {
    const auto qubit = static_cast<std::size_t>(std::countr_zero(rest));
    keepAxes = (axesOfA[placeOf(a, qubit)] & axesOfB[placeOf(b, qubit)]) != 0;
  }
  if (keepAxes) return true;
  if (std::popcount(all) == 1) return commuteAsMatrices(matrixOf(a), matrixOf(b));
  if (std::popcount(all) != 2) return false;
  const auto first = static_cast<std::size_t>(std::countr_zero(all));
  const auto second = static_cast<std::size_t>(std::countr_zero(all & (all - 1)));
  return commuteAsMatrices(pairMatrixOf(a, first, second), pairMatrixOf(b, first, second));
}

bool sameQubits(const Operation& a, const Operation& b) {
  const std::size_t count = a.qubitCount();
  if (a.qubitMask() != b.qubitMask() || b.qubitCount() != count) return false;
  bool sameOrder = true;
  for (std::size_t i = 0; i < count; ++i) sameOrder = sameOrder && a.qubits[i] == b.qubits[i];
  return sameOrder || (count == 2 && isSymmetric(a) && isSymmetric(b));
}

}  // namespace qualm
