#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// How measured bits are misread: a column-stochastic matrix on a few qubits, entry (read, was).
/// The first qubit is the least significant bit of an index.
struct ConfusionMatrix {
  std::vector<std::size_t> qubits;
  Matrix matrix;  ///< 2^k × 2^k; columns add up to 1
};

/// Independent or correlated misreadings; matrices on disjoint qubits. It alters probabilities, expectations and
/// counts, never a state.
struct ReadoutConfusion {
  std::vector<ConfusionMatrix> matrices;

  bool empty() const { return matrices.empty(); }

  /// The distribution of what is read, in place: 2^n probabilities, qubit 0 the least significant bit.
  void apply(std::span<double> probabilities) const;
};

/// p01: reads 0 when it was 1; p10: reads 1 when it was 0.
ConfusionMatrix confusionOf(std::size_t qubit, double p01, double p10);

/// Throws invalid-noise where a matrix is not column-stochastic, or two share a qubit, or a qubit is out of range.
void validateConfusion(const ReadoutConfusion& confusion, std::size_t qubits);

}  // namespace qualm
