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
/// Give it the training rows only: then no test row has a say. The features are taken as they are.
/// Five stratified folds, or as many as the smallest class has rows if that is fewer.
/// Throws too-few-rows for a class with fewer than two rows, and fitLogisticRegression()'s errors.
StrengthChoice chooseStrength(const Matrix& x, std::span<const int> labels, int classes, Random random);

/// One fold: what is fitted, and what it is scored on. Whatever is learnt from rows (scaling, selection) has been
/// learnt from this fold's `rows` alone.
struct Fold {
  Matrix rows;
  std::vector<int> labels;
  Matrix heldOut;
  std::vector<int> heldOutLabels;
  std::vector<double> classWeights;  ///< in the loss of the fit; empty: every row counts once
};

/// The same on folds that are given. Throws invalid-option for fewer than two.
StrengthChoice chooseStrength(std::span<const Fold> folds, int classes);

/// The rows that each of five stratified folds holds out, or of as many as the smallest class has rows if that is
/// fewer. Throws too-few-rows for a class with fewer than two rows.
std::vector<std::vector<std::size_t>> strengthFolds(std::span<const int> labels, int classes, Random random);

/// The rows, 0 to count − 1, that are not among those.
std::vector<std::size_t> otherRows(std::size_t count, std::span<const std::size_t> rows);

}  // namespace qualm
