#pragma once

#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// A fitted model. With two classes there is one logit, that of class 1: coefficients 1 × features, one intercept.
/// With more there is one logit a class (classes × features, one intercept each) and softmax over them.
struct LogisticRegression {
  int classes = 0;
  Matrix coefficients;
  std::vector<double> intercepts;
};

/// What a fit did: entry 0 is the start, then one entry an iteration.
struct FitTrace {
  std::vector<LogisticRegression> models;
  std::vector<double> losses;  ///< mean log loss of the training rows in nats, without the penalty
};

/// Throws what fitLogisticRegression() says of its input.
void requireFittable(const Matrix& x, std::span<const int> labels, int classes, double strength);

/// Minimizes strength · Σ (log loss of a row) + ½ ‖coefficients‖², the intercepts free, by Newton to convergence.
///
/// `strength` is scikit-learn's C: smaller is a stronger penalty. So is the form: one logit for two classes (a softmax
/// over two would have half the penalty). For more classes only differences of logits matter; the penalty makes the
/// coefficients of a column sum to zero over the classes, and the intercepts are fixed to do the same.
/// Features are taken as they are given: standardize them first, on the training rows only.
///
/// `x` is rows × features. `classWeights`, if any, multiply the loss of each row by its class's. `trace`, if given, is
/// overwritten; `start`, if given, is where Newton begins (else zeros), which alters the result within the tolerance
/// only. Throws shape-mismatch, empty-data, one-class, too-few-rows for a class without a row, not-finite,
/// invalid-option for a strength that is not positive, out-of-memory for more than 2048 parameters, not-converged.
LogisticRegression fitLogisticRegression(const Matrix& x, std::span<const int> labels, int classes, double strength,
                                         FitTrace* trace = nullptr, const LogisticRegression* start = nullptr,
                                         std::span<const double> classWeights = {});

/// Natural logarithms of the class probabilities, rows × classes; finite even where a probability underflows.
/// A row's result does not depend on the other rows. Throws shape-mismatch for another number of features.
Matrix predictLogProbabilities(const LogisticRegression& model, const Matrix& x);

/// Class probabilities, rows × classes.
Matrix predictProbabilities(const LogisticRegression& model, const Matrix& x);

}  // namespace qualm
