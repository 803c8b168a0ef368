#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/aligned.hpp"
#include "qualm/noise/channel.hpp"

namespace qualm {

/// A map on Pauli vectors. On one qubit it is affine, r → s + B r on (X, Y, Z), because channels keep the trace; on two
/// or three qubits it is the list of its entries that are not those of the identity, for most are zero.
struct TransferOperation {
  std::uint8_t digitCount = 1;
  std::array<std::uint8_t, 3> digits{};  ///< qubits; the first is the least significant digit of an entry's indices
  bool perRow = false;
  bool readsFeature = false;        ///< never merged with a neighbour: what merges may not depend on the data
  std::array<double, 12> affine{};  ///< rows X, Y, Z; columns I (the shift), X, Y, Z
  std::size_t firstEntry = 0, entryCount = 0;
  std::size_t firstCoefficient = 0;  ///< perRow: planes of batchLanes values, one for each affine number or entry
};

/// One entry of a map on several qubits. Entries stand in order of `out`; an `out` without entries keeps its value.
struct TransferEntry {
  std::uint8_t out, in;
  double value;
};

struct TransferProgram {
  std::vector<TransferOperation> operations;
  std::vector<TransferEntry> entries;
  AlignedBuffer coefficients;

  void clear() {
    operations.clear();
    entries.clear();
    coefficients.clear();
  }
};

/// A dense real matrix on 4^k Pauli expectations, row-major.
struct TransferMatrix {
  std::size_t dimension = 0;
  std::vector<double> values;

  double operator()(std::size_t row, std::size_t column) const { return values[row * dimension + column]; }
};

/// Entry (P, Q) = Tr(P Σ K Q K†)/2^k of a channel.
TransferMatrix transferMatrix(const Channel& channel);

/// Of a gate with its controls, on its qubits in the order of the operation.
TransferMatrix transferMatrix(const Gate& gate, std::span<const double> angles);

void appendTransfer(const TransferMatrix& matrix, std::span<const std::size_t> qubits, TransferProgram& program);

/// Appends a gate under one binding a lane (bindings.size() = lanes).
void lowerTransfer(const Operation& operation, std::span<const std::span<const double>> bindings,
                   TransferProgram& program);

/// Merges neighbours that are the same for all rows: maps on one qubit into one, and those which only scale
/// expectations (depolarizing, dephasing) into a map on several qubits before them. What merges depends on the
/// circuit's structure only.
void fuseTransfers(const TransferProgram& program, std::size_t first, TransferProgram& fused);

}  // namespace qualm
