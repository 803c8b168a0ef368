#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

/// One candidate and how it did on rows held out from its fits.
struct StrengthScore {
  double strength;  ///< scikit-learn's C
  double logLoss;   ///< mean over the folds of the held-out rows' mean log loss, nats
};

struct StrengthChoice {
  double strength;                    ///< the candidate with the lowest log loss; ties to the stronger penalty
  std::vector<StrengthScore> scores;  ///< one a candidate, strongest penalty first
  int folds;
};

/// Chooses logistic regression's strength from 1e−4, 1e−3, … 1e4 by cross-validation inside the rows given.
///
/// Give it the training rows only: then no test row has a say. The features are taken as they are; scaling and PCA that
/// were fitted on all training rows are the same in each fold, which no label can leak through (they are unsupervised).
/// Five stratified folds, or as many as the smallest class has rows if that is fewer.
/// Throws too-few-rows for a class with fewer than two rows, and fitLogisticRegression()'s errors.
StrengthChoice chooseStrength(const Matrix& x, std::span<const int> labels, int classes, Random random);

/// The same on folds that are given, each by the rows it holds out.
StrengthChoice chooseStrength(const Matrix& x, std::span<const int> labels, int classes,
                              std::span<const std::vector<std::size_t>> folds);

}  // namespace qualm
