#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "fixtures/datasets.fixture.hpp"
#include "qualm/core/matrix.hpp"

namespace qualm::testing {

struct Sample {
  Matrix values;
  std::vector<int> labels;
  int classes;
};

inline Matrix matrixOf(std::span<const double> values, std::size_t columns) {
  Matrix matrix(values.size() / columns, columns);
  matrix.values.assign(values.begin(), values.end());
  return matrix;
}

inline Sample iris() {
  return {matrixOf(fixtures::irisValues, 4), {std::begin(fixtures::irisLabels), std::end(fixtures::irisLabels)}, 3};
}

inline Sample wine() {
  return {matrixOf(fixtures::wineValues, 13), {std::begin(fixtures::wineLabels), std::end(fixtures::wineLabels)}, 3};
}

inline Sample breastCancer() {
  return {matrixOf(fixtures::breastCancerValues, 30),
          {std::begin(fixtures::breastCancerLabels), std::end(fixtures::breastCancerLabels)},
          2};
}

/// The rows that `indices` names, with their labels.
inline Sample takeRows(const Sample& sample, std::span<const std::size_t> indices) {
  Sample part{selectRows(sample.values, indices), {}, sample.classes};
  for (const std::size_t index : indices) part.labels.push_back(sample.labels[index]);
  return part;
}

/// The rows whose number leaves the remainder `rest` (or, with `others`, doesn't) when divided by `divisor`.
inline Sample everyNth(const Sample& sample, std::size_t divisor, std::size_t rest, bool others = false) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < sample.values.rows; ++i) {
    if ((i % divisor == rest) != others) indices.push_back(i);
  }
  return takeRows(sample, indices);
}

/// `rows` less the column means of `reference`, over its standard deviations: the textbook's way, as an oracle.
inline Matrix standardized(Matrix rows, const Matrix& reference) {
  const double count = static_cast<double>(reference.rows);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    double mean = 0, variance = 0;
    for (std::size_t i = 0; i < reference.rows; ++i) mean += reference(i, j) / count;
    for (std::size_t i = 0; i < reference.rows; ++i) variance += std::pow(reference(i, j) - mean, 2) / count;
    for (std::size_t i = 0; i < rows.rows; ++i) rows(i, j) = (rows(i, j) - mean) / std::sqrt(variance);
  }
  return rows;
}

}  // namespace qualm::testing
