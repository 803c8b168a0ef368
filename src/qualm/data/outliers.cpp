#include "qualm/data/outliers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/data/moments.hpp"
#include "qualm/statistics/quantile.hpp"

namespace qualm {
namespace {

/// −1, 0 or 1; a missing value stands after every number.
int compare(double a, double b) {
  const bool noA = std::isnan(a), noB = std::isnan(b);
  if (noA || noB) return static_cast<int>(noA) - static_cast<int>(noB);
  return a < b ? -1 : a > b ? 1 : 0;
}

int compareRows(const TrainingRows& rows, std::size_t a, std::size_t b) {
  const Matrix& values = rows.values();
  for (std::size_t j = 0; j < values.columns; ++j) {
    if (const int order = compare(values(a, j), values(b, j)); order != 0) return order;
  }
  return rows.labels()[a] - rows.labels()[b];
}

Removal removalOf(const TrainingRows& rows, const std::vector<std::size_t>& places) {
  Removal removal{rows.values().columns, {}};
  for (const std::size_t place : places) removal.rows.push_back(rows.tableRows()[place]);
  std::sort(removal.rows.begin(), removal.rows.end());
  return removal;
}

}  // namespace

Removal findDuplicates(const TrainingRows& rows) {
  std::vector<std::size_t> order(rows.values().rows), places;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return compareRows(rows, a, b) < 0; });
  for (std::size_t k = 1; k < order.size(); ++k) {
    if (compareRows(rows, order[k - 1], order[k]) == 0) places.push_back(order[k]);
  }
  return removalOf(rows, places);
}

Removal findZScoreOutliers(const TrainingRows& rows, double threshold) {
  if (!(threshold > 0.0)) {
    throw Error(ErrorCode::invalidOption, "Outliers lie a number of standard deviations off.", numberText(threshold),
                "more than 0");
  }
  const Matrix& values = rows.values();
  const std::vector<Moments> moments = columnMoments(values);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < values.rows; ++i) {
    for (std::size_t j = 0; j < values.columns; ++j) {
      const double deviation = std::abs(values(i, j) - moments[j].mean);
      if (moments[j].constant() || deviation <= threshold * moments[j].standardDeviation) continue;
      places.push_back(i);
      break;
    }
  }
  return removalOf(rows, places);
}

Removal findIsolated(const TrainingRows& rows, double contamination, Random random) {
  if (!(contamination > 0.0 && contamination <= 0.5)) {
    throw Error(ErrorCode::invalidOption, "Contamination is the share of training rows to remove.",
                numberText(contamination), "more than 0, at most 0.5");
  }
  const std::vector<double> scores = isolationScores(rows.values(), random);
  std::vector<double> ascending = scores;
  std::sort(ascending.begin(), ascending.end());
  const double bound = quantileOf(ascending, 1.0 - contamination);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] > bound) places.push_back(i);
  }
  return removalOf(rows, places);
}

}  // namespace qualm
