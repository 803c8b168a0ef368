#include "qualm/data/selection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/baseline/sparse_logistic_regression.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/data/moments.hpp"
#include "qualm/statistics/metrics.hpp"

namespace qualm {
namespace {

std::size_t wantedColumns(const TrainingRows& rows, const StepOptions& options) {
  const std::size_t columns = rows.values().columns;
  if (options.components >= 1 && static_cast<std::size_t>(options.components) <= columns) {
    return static_cast<std::size_t>(options.components);
  }
  throw Error(ErrorCode::invalidOption,
              "The step \"" + std::string(stepName(options.kind)) + "\" cannot keep this many columns.",
              std::to_string(options.components), "1 to " + std::to_string(columns));
}

/// The `count` best columns, in their own order; of equal ones the first.
Selection best(std::vector<double> scores, std::size_t count) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  order.resize(count);
  std::sort(order.begin(), order.end());
  return {std::move(order), std::move(scores)};
}

Selection above(std::vector<double> scores, double threshold, const char* what) {
  Selection selection;
  for (std::size_t j = 0; j < scores.size(); ++j) {
    if (scores[j] > threshold) selection.kept.push_back(j);
  }
  if (selection.kept.empty()) {
    throw Error(ErrorCode::invalidOption, std::string("No column is left: none has ") + what + ".",
                numberText(*std::max_element(scores.begin(), scores.end())) + " at most",
                "more than " + numberText(threshold));
  }
  selection.scores = std::move(scores);
  return selection;
}

std::vector<double> variances(const Matrix& rows) {
  std::vector<double> result;
  for (const Moments& column : columnMoments(rows)) {
    result.push_back(column.constant() ? 0.0 : column.standardDeviation * column.standardDeviation);
  }
  return result;
}

std::vector<double> sizesOf(const LogisticRegression& model, double power) {
  std::vector<double> sizes(model.coefficients.columns, 0.0);
  for (std::size_t a = 0; a < model.coefficients.rows; ++a) {
    for (std::size_t j = 0; j < sizes.size(); ++j) sizes[j] += std::pow(std::abs(model.coefficients(a, j)), power);
  }
  return sizes;
}

Selection fitL1(const TrainingRows& rows, const StepOptions& options) {
  constexpr double smallest = 1e-5;  // scikit-learn's threshold for a coefficient of an L1 penalty
  const auto model = fitSparseLogisticRegression(rows.values(), rows.labels(), rows.classes(), options.strength);
  Selection selection = above(sizesOf(model, 1.0), smallest, "a coefficient that the penalty leaves");
  if (options.components == 0) return selection;
  return best(std::move(selection.scores), std::min(wantedColumns(rows, options), selection.kept.size()));
}

}  // namespace

std::vector<double> anovaF(const TrainingRows& rows) {
  const Matrix& values = rows.values();
  const auto classes = static_cast<std::size_t>(rows.classes());
  const std::vector<Moments> moments = columnMoments(values);
  std::vector<double> result;
  for (std::size_t j = 0; j < values.columns; ++j) {
    std::vector<double> sums(classes, 0.0), counts(classes, 0.0);
    double total = 0.0;
    for (std::size_t i = 0; i < values.rows; ++i) {
      const double deviation = values(i, j) - moments[j].mean;
      const auto own = static_cast<std::size_t>(rows.labels()[i]);
      sums[own] += deviation;
      counts[own] += 1.0;
      total += deviation * deviation;
    }
    double between = 0.0, present = 0.0;
    for (std::size_t c = 0; c < classes; ++c) {
      if (counts[c] == 0.0) continue;
      between += sums[c] * sums[c] / counts[c];
      present += 1.0;
    }
    const double within = std::max(0.0, total - between);
    const double degrees = static_cast<double>(values.rows) - present;
    if (moments[j].constant()) {
      result.push_back(0.0);
    } else {
      result.push_back(within > 1e-14 * total ? (between / (present - 1.0)) / (within / degrees)
                                              : std::numeric_limits<double>::infinity());
    }
  }
  return result;
}

std::vector<double> permutationImportance(const TrainingRows& rows, double strength, Random random) {
  constexpr int repeats = 5;
  const auto model = fitLogisticRegression(rows.values(), rows.labels(), rows.classes(), strength);
  const auto lossOf = [&](const Matrix& values) {
    return logLossOfLogs(rows.labels(), predictLogProbabilities(model, values));
  };
  const double whole = lossOf(rows.values());
  std::vector<double> result;
  std::vector<std::size_t> order(rows.values().rows);
  for (std::size_t j = 0; j < rows.values().columns; ++j) {
    Random own = random.stream(j);
    double sum = 0.0;
    for (int repeat = 0; repeat < repeats; ++repeat) {
      std::iota(order.begin(), order.end(), std::size_t{0});
      own.shuffle(order);
      Matrix shuffled = rows.values();
      for (std::size_t i = 0; i < order.size(); ++i) shuffled(i, j) = rows.values()(order[i], j);
      sum += lossOf(shuffled) - whole;
    }
    result.push_back(sum / repeats);
  }
  return result;
}

std::vector<int> eliminationRanks(const TrainingRows& rows, std::size_t kept, double strength) {
  std::vector<std::size_t> left(rows.values().columns);
  std::iota(left.begin(), left.end(), std::size_t{0});
  std::vector<int> ranks(left.size(), 1);
  while (left.size() > kept) {
    Matrix values(rows.values().rows, left.size());
    for (std::size_t i = 0; i < values.rows; ++i) {
      for (std::size_t k = 0; k < left.size(); ++k) values(i, k) = rows.values()(i, left[k]);
    }
    const auto sizes = sizesOf(fitLogisticRegression(values, rows.labels(), rows.classes(), strength), 2.0);
    const auto least = std::min_element(sizes.begin(), sizes.end()) - sizes.begin();
    ranks[left[static_cast<std::size_t>(least)]] = static_cast<int>(left.size() - kept + 1);
    left.erase(left.begin() + least);
  }
  return ranks;
}

Selection fitSelection(const TrainingRows& rows, const StepOptions& options, Random random) {
  switch (options.kind) {
    case StepKind::selectVariance:
      return above(variances(rows.values()), options.threshold, "a variance above the threshold");
    case StepKind::selectAnova:
      return best(anovaF(rows), wantedColumns(rows, options));
    case StepKind::selectMutual:
      return best(mutualInformation(rows, random), wantedColumns(rows, options));
    case StepKind::selectPermuted:
      return best(permutationImportance(rows, options.strength, random), wantedColumns(rows, options));
    case StepKind::selectL1:
      return fitL1(rows, options);
    default: {
      const std::size_t wanted = wantedColumns(rows, options);
      std::vector<double> scores;
      for (const int rank : eliminationRanks(rows, wanted, options.strength)) scores.push_back(-rank);
      return best(std::move(scores), wanted);
    }
  }
}

}  // namespace qualm
