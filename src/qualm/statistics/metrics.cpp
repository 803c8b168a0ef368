#include "qualm/statistics/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

void requirePaired(std::size_t truth, std::size_t predicted) {
  if (truth != predicted) {
    throw Error(ErrorCode::shapeMismatch, "Every row needs one true class and one prediction.",
                std::to_string(predicted) + " predictions", std::to_string(truth) + " predictions");
  }
  if (truth == 0) throw Error(ErrorCode::emptyData, "There are no rows.", "0 rows", "at least 1 row");
}

std::size_t requireClass(int label, std::size_t classes) {
  if (label < 0 || static_cast<std::size_t>(label) >= classes) {
    throw Error(ErrorCode::invalidOption, "A label lies outside the classes.", std::to_string(label),
                "0 to " + std::to_string(classes) + " (exclusive)");
  }
  return static_cast<std::size_t>(label);
}

}  // namespace

double accuracy(std::span<const int> truth, std::span<const int> predicted) {
  requirePaired(truth.size(), predicted.size());
  std::size_t correct = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) correct += truth[i] == predicted[i] ? 1 : 0;
  return static_cast<double>(correct) / static_cast<double>(truth.size());
}

Matrix confusionMatrix(std::span<const int> truth, std::span<const int> predicted, int classes) {
  requirePaired(truth.size(), predicted.size());
  const auto size = static_cast<std::size_t>(std::max(classes, 0));
  for (std::size_t i = 0; i < truth.size(); ++i) {
    requireClass(truth[i], size);
    requireClass(predicted[i], size);
  }
  Matrix counts(size, size);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    counts(static_cast<std::size_t>(truth[i]), static_cast<std::size_t>(predicted[i])) += 1.0;
  }
  return counts;
}

double logLoss(std::span<const int> truth, const Matrix& probabilities) {
  requirePaired(truth.size(), probabilities.rows);
  double sum = 0.0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const double p = probabilities(i, requireClass(truth[i], probabilities.columns));
    if (!(p >= 0.0 && p <= 1.0)) {
      throw Error(ErrorCode::invalidOption, "Row " + std::to_string(i) + " has no probability for its class.",
                  numberText(p), "0 to 1");
    }
    sum -= std::log(p);
  }
  return sum / static_cast<double>(truth.size());
}

double logLossOfLogs(std::span<const int> truth, const Matrix& logProbabilities) {
  requirePaired(truth.size(), logProbabilities.rows);
  double sum = 0.0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    sum -= logProbabilities(i, requireClass(truth[i], logProbabilities.columns));
  }
  return sum / static_cast<double>(truth.size());
}

std::vector<int> argmaxRows(const Matrix& scores) {
  if (scores.columns == 0) throw Error(ErrorCode::emptyData, "There are no classes.", "0 columns", "at least 1 column");
  std::vector<int> best(scores.rows);
  for (std::size_t i = 0; i < scores.rows; ++i) {
    const auto row = scores.row(i);
    best[i] = static_cast<int>(std::max_element(row.begin(), row.end()) - row.begin());
  }
  return best;
}

}  // namespace qualm
