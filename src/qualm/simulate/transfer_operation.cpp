#include "qualm/simulate/transfer_operation.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

/// A square complex matrix of dimension 2, 4 or 8.
struct Dense {
  std::size_t dimension;
  std::array<Complex, 64> entries{};

  Complex& operator()(std::size_t row, std::size_t column) { return entries[row * dimension + column]; }
  Complex operator()(std::size_t row, std::size_t column) const { return entries[row * dimension + column]; }
};

Dense toDense(const GateMatrix& matrix) {
  Dense dense{matrix.dimension, {}};
  for (std::size_t i = 0; i < matrix.dimension * matrix.dimension; ++i) dense.entries[i] = matrix.entries[i];
  return dense;
}

/// The matrix of a gate on controls and targets, controls least significant: they come first among its qubits.
Dense withControls(const Gate& gate, const GateMatrix& matrix) {
  const std::size_t all = (std::size_t{1} << gate.controls) - 1;
  Dense dense{std::size_t{1} << gate.qubits(), {}};
  for (std::size_t row = 0; row < dense.dimension; ++row) {
    if ((row & all) != all) dense(row, row) = {1, 0};
  }
  for (std::size_t i = 0; i < matrix.dimension; ++i) {
    for (std::size_t j = 0; j < matrix.dimension; ++j) {
      dense((i << gate.controls) | all, (j << gate.controls) | all) = matrix(i, j);
    }
  }
  return dense;
}

/// What a Pauli product does to a basis state: |column⟩ → factor·|column ^ flip⟩.
struct PauliAction {
  std::size_t flip = 0;
  Complex factor{1, 0};
};

PauliAction actionOn(std::size_t pauli, std::size_t column, std::size_t qubits) {
  PauliAction action;
  for (std::size_t q = 0; q < qubits; ++q) {
    const std::size_t digit = (pauli >> (2 * q)) & 3U;
    const bool set = (column >> q) & 1U;
    if (digit == 1 || digit == 2) action.flip |= std::size_t{1} << q;
    if (digit == 2) action.factor = action.factor * (set ? Complex{0, -1} : Complex{0, 1});
    if (digit == 3 && set) action.factor = -action.factor;
  }
  return action;
}

/// K Q K† for a Pauli product Q.
Dense conjugated(const Dense& k, std::size_t pauli, std::size_t qubits) {
  Dense left{k.dimension, {}}, result{k.dimension, {}};
  for (std::size_t column = 0; column < k.dimension; ++column) {
    const PauliAction action = actionOn(pauli, column, qubits);
    for (std::size_t row = 0; row < k.dimension; ++row) {
      left(row, column) = k(row, column ^ action.flip) * action.factor;
    }
  }
  for (std::size_t row = 0; row < k.dimension; ++row) {
    for (std::size_t column = 0; column < k.dimension; ++column) {
      Complex sum;
      for (std::size_t i = 0; i < k.dimension; ++i) sum = sum + left(row, i) * conjugate(k(column, i));
      result(row, column) = sum;
    }
  }
  return result;
}

/// Tr(P A)/dimension, which is real for a Hermitian A.
double pauliTrace(std::size_t pauli, const Dense& a, std::size_t qubits) {
  double sum = 0;
  for (std::size_t column = 0; column < a.dimension; ++column) {
    const PauliAction action = actionOn(pauli, column, qubits);
    sum += (action.factor * a(column, column ^ action.flip)).re;
  }
  return sum / static_cast<double>(a.dimension);
}

void addTransfer(const Dense& k, std::size_t qubits, TransferMatrix& matrix) {
  for (std::size_t column = 0; column < matrix.dimension; ++column) {
    const Dense image = conjugated(k, column, qubits);
    for (std::size_t row = 0; row < matrix.dimension; ++row) {
      matrix.values[row * matrix.dimension + column] += pauliTrace(row, image, qubits);
    }
  }
}

TransferMatrix zeroTransfer(std::size_t qubits) {
  const std::size_t dimension = std::size_t{1} << (2 * qubits);
  return {dimension, std::vector<double>(dimension * dimension, 0.0)};
}

/// Of a gate with its controls.
TransferMatrix conjugation(const Gate& gate, std::span<const double> angles) {
  TransferMatrix matrix = zeroTransfer(gate.qubits());
  addTransfer(withControls(gate, gate.matrix(angles)), gate.qubits(), matrix);
  return matrix;
}

bool anticommute(std::size_t a, std::size_t b) {
  bool odd = false;
  for (; a != 0 && b != 0; a >>= 2, b >>= 2) {
    const std::size_t first = a & 3U, second = b & 3U;
    if (first != 0 && second != 0 && first != second) odd = !odd;
  }
  return odd;
}

/// A mixture of Paulis scales each expectation: by the weight of those that commute with it, less that of the others.
TransferMatrix mixtureTransfer(std::span<const double> weights, std::size_t qubits) {
  TransferMatrix matrix = zeroTransfer(qubits);
  for (std::size_t p = 0; p < matrix.dimension; ++p) {
    double& factor = matrix.values[p * matrix.dimension + p];
    for (std::size_t q = 0; q < matrix.dimension; ++q) factor += anticommute(p, q) ? -weights[q] : weights[q];
  }
  return matrix;
}

/// Rounding leaves entries of 1e−17 where there should be none, and they would cost time.
constexpr double negligible = 1e-15;

bool rowIsIdentity(const TransferMatrix& matrix, std::size_t row) {
  for (std::size_t column = 0; column < matrix.dimension; ++column) {
    if (std::abs(matrix(row, column) - (row == column ? 1.0 : 0.0)) > negligible) return false;
  }
  return true;
}

void appendSingle(const TransferMatrix& matrix, std::size_t qubit, TransferProgram& program) {
  TransferOperation operation;
  operation.digits[0] = static_cast<std::uint8_t>(qubit);
  std::copy(matrix.values.begin() + 4, matrix.values.end(), operation.affine.begin());
  program.operations.push_back(operation);
}

/// Every row's own numbers, in planes of batchLanes values.
void lowerPerRow(const Operation& operation, std::span<const std::span<const double>> bindings,
                 TransferProgram& program) {
  const std::size_t count = operation.gate->qubits(), dimension = std::size_t{1} << (2 * count);
  TransferOperation placed;
  placed.perRow = true;
  placed.digitCount = static_cast<std::uint8_t>(count);
  for (std::size_t q = 0; q < count; ++q) placed.digits[q] = static_cast<std::uint8_t>(operation.qubits[q]);
  placed.firstCoefficient = program.coefficients.size();
  placed.firstEntry = program.entries.size();
  std::vector<TransferMatrix> matrices;
  for (const auto& binding : bindings)
    matrices.push_back(transferMatrix(*operation.gate, boundAngles(operation, binding)));
  const auto plane = [&](std::size_t row, std::size_t column) {
    for (const TransferMatrix& matrix : matrices) program.coefficients.push_back(matrix(row, column));
  };
  if (count == 1) {
    for (std::size_t row = 1; row < 4; ++row) {
      for (std::size_t column = 0; column < 4; ++column) plane(row, column);
    }
  } else {
    for (std::size_t row = 0; row < dimension; ++row) {
      if (std::all_of(matrices.begin(), matrices.end(), [&](const auto& m) { return rowIsIdentity(m, row); })) continue;
      for (std::size_t column = 0; column < dimension; ++column) {
        if (std::all_of(matrices.begin(), matrices.end(),
                        [&](const auto& m) { return std::abs(m(row, column)) <= negligible; })) {
          continue;
        }
        program.entries.push_back({static_cast<std::uint8_t>(row), static_cast<std::uint8_t>(column), 0});
        plane(row, column);
      }
    }
  }
  placed.entryCount = program.entries.size() - placed.firstEntry;
  program.operations.push_back(placed);
}

}  // namespace

TransferMatrix transferMatrix(const Channel& channel) {
  if (!channel.pauli.empty()) return mixtureTransfer(channel.pauli, channel.qubits);
  TransferMatrix matrix = zeroTransfer(channel.qubits);
  for (const GateMatrix& k : channel.kraus) addTransfer(toDense(k), channel.qubits, matrix);
  return matrix;
}

TransferMatrix transferMatrix(const Gate& gate, std::span<const double> angles) {
  if (gate.angles > 0) return conjugation(gate, angles);
  // Worked out once: many short circuits (error cancellation's) would spend most of their time here.
  thread_local std::map<const Gate*, TransferMatrix> constant;
  const auto [place, isNew] = constant.try_emplace(&gate);
  if (isNew) place->second = conjugation(gate, angles);
  return place->second;
}

void appendTransfer(const TransferMatrix& matrix, std::span<const std::size_t> qubits, TransferProgram& program) {
  if (qubits.size() == 1) return appendSingle(matrix, qubits[0], program);
  TransferOperation operation;
  operation.digitCount = static_cast<std::uint8_t>(qubits.size());
  for (std::size_t q = 0; q < qubits.size(); ++q) operation.digits[q] = static_cast<std::uint8_t>(qubits[q]);
  operation.firstEntry = program.entries.size();
  for (std::size_t row = 0; row < matrix.dimension; ++row) {
    if (rowIsIdentity(matrix, row)) continue;
    const std::size_t before = program.entries.size();
    for (std::size_t column = 0; column < matrix.dimension; ++column) {
      if (std::abs(matrix(row, column)) <= negligible) continue;
      program.entries.push_back(
          {static_cast<std::uint8_t>(row), static_cast<std::uint8_t>(column), matrix(row, column)});
    }
    // A row of zeros forgets its expectation: one entry says so, for a row without any keeps it.
    if (program.entries.size() == before) program.entries.push_back({static_cast<std::uint8_t>(row), 0, 0.0});
  }
  operation.entryCount = program.entries.size() - operation.firstEntry;
  program.operations.push_back(operation);
}

void lowerTransfer(const Operation& operation, std::span<const std::span<const double>> bindings,
                   TransferProgram& program) {
  if (!operation.isGate()) return;
  const bool feature = operation.readsFeature();
  if (operation.angleCount() > 0 && bindings.size() > 1 && !sameAngles(operation, bindings)) {
    lowerPerRow(operation, bindings, program);
  } else {
    appendTransfer(transferMatrix(*operation.gate, boundAngles(operation, bindings[0])),
                   std::span(operation.qubits).first(operation.qubitCount()), program);
  }
  program.operations.back().readsFeature = feature;
}

}  // namespace qualm
