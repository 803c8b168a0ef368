#include "qualm/compile/small_unitary.hpp"

#include <algorithm>
#include <cmath>

namespace qualm {

GateMatrix identityMatrix(std::size_t dimension) {
  GateMatrix result{dimension, {}};
  for (std::size_t i = 0; i < dimension; ++i) result(i, i) = {1, 0};
  return result;
}

GateMatrix multiply(const GateMatrix& a, const GateMatrix& b) {
  GateMatrix result{a.dimension, {}};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) {
      for (std::size_t k = 0; k < a.dimension; ++k) result(i, j) = result(i, j) + a(i, k) * b(k, j);
    }
  }
  return result;
}

GateMatrix adjoint(const GateMatrix& a) {
  GateMatrix result{a.dimension, {}};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) result(i, j) = conjugate(a(j, i));
  }
  return result;
}

GateMatrix tensor(const GateMatrix& first, const GateMatrix& second) {
  GateMatrix result{4, {}};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) result(i, j) = second(i >> 1U, j >> 1U) * first(i & 1U, j & 1U);
  }
  return result;
}

double phaseDistance(const GateMatrix& a, const GateMatrix& b) {
  Complex overlap;
  const std::size_t count = a.dimension * a.dimension;
  for (std::size_t i = 0; i < count; ++i) overlap = overlap + conjugate(a.entries[i]) * b.entries[i];
  const double size = std::sqrt(squaredMagnitude(overlap));
  const Complex phase = size > 0 ? (1 / size) * overlap : Complex{1, 0};
  double worst = 0;
  for (std::size_t i = 0; i < count; ++i) {
    worst = std::max(worst, squaredMagnitude(phase * a.entries[i] - b.entries[i]));
  }
  return std::sqrt(worst);
}

double wrapped(double angle, double period) {
  const double rest = std::remainder(angle, period);
  return rest <= -period / 2 ? rest + period : rest;
}

bool isConstant(const Operation& operation) {
  return std::all_of(operation.angles.begin(), operation.angles.begin() + static_cast<int>(operation.angleCount()),
                     [](const Angle& angle) { return angle.kind == Angle::Kind::constant; });
}

bool isFree(const Operation& operation) { return operation.isGate() && operation.condition.mask == 0; }

std::array<double, 3> genericAngles(const Operation& operation) {
  std::array<double, 3> angles{0.7390851, 1.3247180, 1.9021605};
  for (std::size_t i = 0; i < operation.angleCount(); ++i) {
    if (operation.angles[i].kind == Angle::Kind::constant) angles[i] = operation.angles[i].offset;
  }
  return angles;
}

GateMatrix matrixOf(const Operation& operation) { return operation.gate->matrix(genericAngles(operation)); }

GateMatrix pairMatrixOf(const Operation& operation, std::size_t first, std::size_t second) {
  const GateMatrix matrix = matrixOf(operation);
  if (operation.gate->qubits() == 1) {
    const GateMatrix idle = identityMatrix(2);
    return operation.qubits[0] == first ? tensor(matrix, idle) : tensor(idle, matrix);
  }
  GateMatrix full = identityMatrix(4);
  if (operation.gate->controls == 0) full = matrix;
  if (operation.gate->controls == 1) {
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::size_t j = 0; j < 2; ++j) full(2 * i + 1, 2 * j + 1) = matrix(i, j);
    }
  }
  if (operation.qubits[0] == first && operation.qubits[1] == second) return full;
  GateMatrix turned{4, {}};
  const std::array<std::size_t, 4> exchanged{0, 2, 1, 3};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) turned(exchanged[i], exchanged[j]) = full(i, j);
  }
  return turned;
}

}  // namespace qualm
