#pragma once

#include "qualm/core/matrix.hpp"

namespace qualm {

/// The X, columns × targets, that makes |matrix · X − targets|² least, by Householder's reflections (Golub and Van
/// Loan, Matrix Computations, section 5.3). matrix has at least as many rows as columns; a square one is solved
/// exactly. Throws shape-mismatch, and not-converged where the columns depend on each other to within 1e-13 of the
/// largest.
Matrix solveLeastSquares(Matrix matrix, Matrix targets);

Matrix unitMatrix(std::size_t size);

}  // namespace qualm
