#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/complex.hpp"

namespace qualm {

enum class SpectrumEnd { lowest, highest };

/// Directions in which S has no more than this are left out.
struct OverlapThreshold {
  double relative;      ///< times the largest eigenvalue of S
  double absolute = 0;  ///< whichever of both is more
};

/// One end of the spectrum of H C = E S C, and what it hangs on.
struct GeneralizedEigen {
  double value;
  std::vector<double> overlaps;  ///< all eigenvalues of S, ascending
  double threshold;              ///< that was applied to them
  std::size_t kept;              ///< how many of them are above it
  /// size × size each, row-major: a small Hermitian change of H and S moves the value by
  /// Re Σ byMatrix·dH + byOverlap·dS.
  std::vector<Complex> byMatrix, byOverlap;
};

/// H and S are Hermitian, size × size, row-major. H is diagonalised in the directions of S that are above the threshold
/// (canonical orthogonalisation, Löwdin 1970). The derivative knows that those turn with S. Throws not-converged where
/// no direction is left.
GeneralizedEigen generalizedEigen(std::span<const Complex> matrix, std::span<const Complex> overlap, std::size_t size,
                                  OverlapThreshold threshold, SpectrumEnd end);

}  // namespace qualm
