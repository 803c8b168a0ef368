#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm::testing {

using DenseMatrix = std::vector<std::vector<std::complex<double>>>;

/// Multiplies a state by one gate, amplitude by amplitude and straight from the table's matrix: slow and plain.
inline void applyDense(std::vector<std::complex<double>>& state, const Operation& operation,
                       const std::array<double, 3>& angles) {
  const Gate& gate = *operation.gate;
  const GateMatrix matrix = gate.matrix(std::span(angles).first(gate.angles));
  std::size_t controls = 0, targets = 0;
  for (std::size_t i = 0; i < gate.controls; ++i) controls |= std::size_t{1} << operation.qubits[i];
  for (std::size_t i = 0; i < gate.targets; ++i) targets |= std::size_t{1} << operation.qubits[gate.controls + i];
  const auto spread = [&](std::size_t local) {
    std::size_t index = 0;
    for (std::size_t i = 0; i < gate.targets; ++i) {
      if ((local >> i & 1U) != 0) index |= std::size_t{1} << operation.qubits[gate.controls + i];
    }
    return index;
  };
  const std::vector<std::complex<double>> before = state;
  for (std::size_t base = 0; base < state.size(); ++base) {
    if ((base & targets) != 0 || (base & controls) != controls) continue;
    for (std::size_t row = 0; row < matrix.dimension; ++row) {
      std::complex<double> sum = 0;
      for (std::size_t column = 0; column < matrix.dimension; ++column) {
        const Complex entry = matrix(row, column);
        sum += std::complex<double>(entry.re, entry.im) * before[base | spread(column)];
      }
      state[base | spread(row)] = sum;
    }
  }
}

/// The unitary of a circuit of gates whose angles are numbers: entry [row][column].
inline DenseMatrix denseUnitary(const Circuit& circuit) {
  const std::size_t dimension = std::size_t{1} << circuit.qubits();
  DenseMatrix unitary(dimension, std::vector<std::complex<double>>(dimension));
  for (std::size_t column = 0; column < dimension; ++column) {
    std::vector<std::complex<double>> state(dimension, 0);
    state[column] = 1;
    for (const Operation& operation : circuit.operations()) {
      if (operation.isGate()) applyDense(state, operation, boundAngles(operation, {}));
    }
    for (std::size_t row = 0; row < dimension; ++row) unitary[row][column] = state[row];
  }
  return unitary;
}

/// The largest entry of a − b.
inline double distance(const DenseMatrix& a, const DenseMatrix& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) largest = std::max(largest, std::abs(a[i][j] - b[i][j]));
  }
  return largest;
}

/// The same after the global phase that brings b's trace product with a to the positive real axis.
inline double distanceUpToPhase(const DenseMatrix& a, DenseMatrix b) {
  std::complex<double> overlap = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) overlap += a[i][j] * std::conj(b[i][j]);
  }
  const std::complex<double> phase = overlap / std::abs(overlap);
  for (auto& row : b) {
    for (auto& entry : row) entry *= phase;
  }
  return distance(a, b);
}

/// The unitary with one more qubit, the highest, as a control.
inline DenseMatrix controlledDense(const DenseMatrix& unitary) {
  const std::size_t half = unitary.size();
  DenseMatrix result(2 * half, std::vector<std::complex<double>>(2 * half));
  for (std::size_t i = 0; i < half; ++i) {
    result[i][i] = 1;
    for (std::size_t j = 0; j < half; ++j) result[half + i][half + j] = unitary[i][j];
  }
  return result;
}

}  // namespace qualm::testing
