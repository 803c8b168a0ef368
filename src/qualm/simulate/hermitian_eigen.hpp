#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/complex.hpp"

namespace qualm {

/// What a Hermitian matrix does: matrix = Σ values[k] |v_k⟩⟨v_k|.
struct HermitianEigen {
  std::vector<double> values;    ///< in no particular order
  std::vector<Complex> vectors;  ///< size × size: row k holds the components of v_k; empty unless asked for
};

/// The eigenvalues, and the eigenvectors if asked for, of a Hermitian matrix, size × size, row-major. Only entries on
/// and above the diagonal are read. Cyclic complex Jacobi rotations (Golub and Van Loan, Matrix Computations,
/// section 8.5): absolute errors of a few roundings of the matrix's norm, degenerate eigenvalues or not. Time grows
/// with size³.
HermitianEigen hermitianEigen(std::span<const Complex> matrix, std::size_t size, bool withVectors);

/// The singular values, in no particular order, of any matrix, rows × columns, row-major, rows ≤ columns: rotations
/// make its rows orthogonal (one-sided Jacobi; Hestenes 1958).
std::vector<double> singularValues(std::vector<Complex> matrix, std::size_t rows);

}  // namespace qualm
