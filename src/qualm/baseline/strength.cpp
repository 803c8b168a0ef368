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

struct Part {
  Matrix x;
  std::vector<int> labels;
};

Part takeRows(const Matrix& x, std::span<const int> labels, std::span<const std::size_t> rows) {
  Part part{selectRows(x, rows), {}};
  for (const std::size_t row : rows) part.labels.push_back(labels[row]);
  return part;
}

std::vector<std::size_t> otherRows(std::size_t count, std::span<const std::size_t> rows) {
  std::vector<bool> taken(count, false);
  for (const std::size_t row : rows) taken[row] = true;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < count; ++i) {
    if (!taken[i]) others.push_back(i);
  }
  return others;
}

void requireLabels(const Matrix& x, std::span<const int> labels) {
  if (x.rows == labels.size()) return;
  throw Error(ErrorCode::shapeMismatch, "Every row needs one label.", std::to_string(labels.size()) + " labels",
              std::to_string(x.rows) + " labels");
}

}  // namespace

StrengthChoice chooseStrength(const Matrix& x, std::span<const int> labels, int classes,
                              std::span<const std::vector<std::size_t>> folds) {
  requireLabels(x, labels);
  if (folds.size() < 2) {
    throw Error(ErrorCode::invalidOption, "Cross-validation needs at least two folds.", std::to_string(folds.size()),
                "2 or more");
  }
  std::array<double, candidates.size()> sums{};
  for (const std::vector<std::size_t>& heldOutRows : folds) {
    const Part heldOut = takeRows(x, labels, heldOutRows);
    const Part rest = takeRows(x, labels, otherRows(x.rows, heldOutRows));
    LogisticRegression model;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      // The next weaker penalty starts from the last one's minimum: a few iterations instead of a dozen.
      model = fitLogisticRegression(rest.x, rest.labels, classes, candidates[c], nullptr, c == 0 ? nullptr : &model);
      sums[c] += logLossOfLogs(heldOut.labels, predictLogProbabilities(model, heldOut.x));
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
  const std::vector<std::size_t> counts = countLabels(labels, classes);
  const std::size_t smallest = *std::min_element(counts.begin(), counts.end());
  if (smallest < 2) {
    throw Error(ErrorCode::tooFewRows, "Cross-validation needs two training rows of every class.",
                std::to_string(smallest) + " rows in the smallest class", "at least 2");
  }
  const auto folds = stratifiedFolds(labels, classes, static_cast<int>(std::min(mostFolds, smallest)), random);
  return chooseStrength(x, labels, classes, folds);
}

}  // namespace qualm
