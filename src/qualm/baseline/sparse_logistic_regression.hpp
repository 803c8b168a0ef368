#pragma once

#include <span>

#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/core/matrix.hpp"

namespace qualm {

/// Minimizes strength · Σ (log loss of a row) + Σ |coefficient|, the intercepts free: scikit-learn's penalty "l1" with
/// its C. Many coefficients are exactly 0. Accelerated proximal gradients (Beck and Teboulle 2009, SIAM J. Imaging Sci.
/// 2, 183) that start again where they turn back (O'Donoghue and Candès 2015), until no step moves a parameter by more
/// than 1e−10 of its scale. With more than two classes only differences of logits matter: the intercepts sum to zero.
///
/// Throws fitLogisticRegression()'s errors; not-converged after 100,000 steps.
LogisticRegression fitSparseLogisticRegression(const Matrix& x, std::span<const int> labels, int classes,
                                               double strength);

}  // namespace qualm
