#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/aligned.hpp"

namespace qualm {

/// What the entries of a 2×2 block are whatever the angle, which decides how much arithmetic it needs.
enum class PairShape : std::uint8_t {
  exchange,  ///< [[0, 1], [1, 0]]: moves data, computes nothing
  phase,     ///< [[1, 0], [0, d]]: touches one amplitude of two
  diagonal,  ///< [[d0, 0], [0, d1]]
  real,      ///< four real entries
  cross,     ///< real diagonal, imaginary off-diagonal
  general,
};

/// Every gate of the table comes down to 2×2 blocks on pairs of amplitudes. The pairs are all indices with the fixed
/// bits set as in offset0 and offset1 and every other bit free.
struct PairOperation {
  PairShape shape = PairShape::general;
  std::uint8_t bitCount = 0;
  std::array<std::uint8_t, 3> bits{};  ///< positions of the fixed bits, ascending
  std::size_t offset0 = 0, offset1 = 0;
  std::array<Complex, 4> entries{};  ///< row-major; used where all rows share them
  bool fusible = false;              ///< acts on one qubit and reads no data feature
  bool perRow = false;
  std::size_t firstCoefficient = 0;  ///< perRow: where the 8 planes of batchLanes values begin (re, im of each entry)
};

/// Pair operations in order, with the coefficients that differ from row to row.
struct PairProgram {
  std::vector<PairOperation> operations;
  AlignedBuffer coefficients;

  void clear() {
    operations.clear();
    coefficients.clear();
  }
};

/// Appends the pair operations of a gate; of anything else nothing. `bindings` has one row a lane: bindings.size() =
/// lanes.
void lowerOperation(const Operation& operation, std::span<const std::span<const double>> bindings,
                    PairProgram& program);

/// Merges neighbours that act on one qubit alone and are the same for all rows. What merges depends on the circuit's
/// structure only, never on the data's values, so that a row alone and a row among others go through the same
/// arithmetic.
void fusePairs(std::span<const PairOperation> operations, std::vector<PairOperation>& fused);

}  // namespace qualm
