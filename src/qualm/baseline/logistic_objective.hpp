#pragma once

#include <cstddef>
#include <span>

#include "qualm/core/matrix.hpp"
#include "qualm/optimize/newton.hpp"

namespace qualm {

/// Mean log loss plus penalty/2 · ‖coefficients‖² of logistic regression, with its derivatives.
/// Parameters: logit by logit, each its coefficients and then its intercept.
///
/// With more than two classes ½ (Σ intercepts)² is added. It is zero at the minimum, alters nothing else there, and
/// gives the one direction that softmax cannot see a curvature, so that the Hessian has a Cholesky factor.
class LogisticObjective {
 public:
  /// `classWeights` multiply the loss of each row by its class's; empty: by 1.
  LogisticObjective(const Matrix& x, std::span<const int> labels, int classes, double penalty,
                    std::span<const double> classWeights = {});

  double operator()(std::span<const double> parameters, Derivatives* derivatives) const;

  std::size_t logits() const { return logits_; }
  std::size_t width() const { return x_.columns; }  ///< parameters of a logit: features + 1

 private:
  void addRow(std::size_t row, std::span<const double> logProbabilities, Derivatives& derivatives,
              Matrix& weights) const;
  void fillHessian(const Matrix& weights, Matrix& hessian) const;
  double addPenalty(std::span<const double> parameters, Derivatives* derivatives) const;
  double shareOf(std::size_t row) const;

  Matrix x_;  ///< with a last column of ones, for the intercept
  std::span<const int> labels_;
  std::size_t classes_, logits_;
  double penalty_;
  std::span<const double> classWeights_;
};

/// ln softmax of `logits` into `result`; a single logit is that of the second of two classes.
void logProbabilitiesOf(std::span<const double> logits, std::span<double> result);

}  // namespace qualm
