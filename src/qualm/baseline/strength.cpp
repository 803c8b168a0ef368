#include "qualm/baseline/strength.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/core/error.hpp"
#include "qualm/statistics/labels.hpp"
#include "qualm/statistics/metrics.hpp"
#include "qualm/statistics/split.hpp"

namespace qualm {
namespace {

constexpr std::array<double, 9> candidates{1e-4, 1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2, 1e3, 1e4};
constexpr std::size_t mostFolds = 5;

Fold foldOf(const Matrix& x, std::span<const int> labels, std::span<const std::size_t> heldOut) {
  const std::vector<std::size_t> rest = otherRows(x.rows, heldOut);
  Fold fold{selectRows(x, rest), {}, selectRows(x, heldOut), {}, {}};
  for (const std::size_t row : rest) fold.labels.push_back(labels[row]);
  for (const std::size_t row : heldOut) fold.heldOutLabels.push_back(labels[row]);
  return fold;
}

void requireLabels(const Matrix& x, std::span<const int> labels) {
  if (x.rows == labels.size()) return;
  throw Error(ErrorCode::shapeMismatch, "Every row needs one label.", std::to_string(labels.size()) + " labels",
              std::to_string(x.rows) + " labels");
}

}  // namespace

std::vector<std::size_t> otherRows(std::size_t count, std::span<const std::size_t> rows) {
  std::vector<bool> taken(count, false);
  for (const std::size_t row : rows) taken[row] = true;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < count; ++i) {
    if (!taken[i]) others.push_back(i);
  }
  return others;
}

std::vector<std::vector<std::size_t>> strengthFolds(std::span<const int> labels, int classes, Random random) {
  const std::vector<std::size_t> counts = countLabels(labels, classes);
  const std::size_t smallest = *std::min_element(counts.begin(), counts.end());
  if (smallest < 2) {
    throw Error(ErrorCode::tooFewRows, "Cross-validation needs two training rows of every class.",
                std::to_string(smallest) + " rows in the smallest class", "at least 2");
  }
  return stratifiedFolds(labels, classes, static_cast<int>(std::min(mostFolds, smallest)), random);
}

StrengthChoice chooseStrength(std::span<const Fold> folds, int classes) {
  if (folds.size() < 2) {
    throw Error(ErrorCode::invalidOption, "Cross-validation needs at least two folds.", std::to_string(folds.size()),
                "2 or more");
  }
  std::array<double, candidates.size()> sums{};
  for (const Fold& fold : folds) {
    LogisticRegression model;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      // The next weaker penalty starts from the last one's minimum: a few iterations instead of a dozen.
      model = fitLogisticRegression(fold.rows, fold.labels, classes, candidates[c], nullptr, c == 0 ? nullptr : &model,
                                    fold.classWeights);
      sums[c] += logLossOfLogs(fold.heldOutLabels, predictLogProbabilities(model, fold.heldOut));
    }
  }
  StrengthChoice choice{0.0, {}, static_cast<int>(folds.size())};
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    choice.scores.push_back({candidates[c], sums[c] / static_cast<double>(folds.size())});
  }
  const auto best = std::min_element(choice.scores.begin(), choice.scores.end(),
                                     [](const auto& a, const auto& b) { return a.logLoss < b.logLoss; });
  choice.strength = best->strength;
  return choice;
}

StrengthChoice chooseStrength(const Matrix& x, std::span<const int> labels, int classes, Random random) {
  requireLabels(x, labels);
  std::vector<Fold> folds;
  for (const auto& heldOut : strengthFolds(labels, classes, random)) folds.push_back(foldOf(x, labels, heldOut));
  return chooseStrength(folds, classes);
}

}  // namespace qualm
