#pragma once

#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "qualm/data/pipeline.hpp"

namespace qualm::testing {

/// A table of numbers; without labels its rows belong to classes 0 and 1 in turn.
inline Table tableOf(const Matrix& values, std::vector<int> labels = {}, int classes = 2) {
  Table table;
  table.values = values;
  for (std::size_t j = 0; j < values.columns; ++j) table.columns.push_back({"column " + std::to_string(j), {}});
  if (labels.empty()) {
    for (std::size_t i = 0; i < values.rows; ++i) labels.push_back(static_cast<int>(i % 2));
  }
  table.labels = std::move(labels);
  for (int c = 0; c < classes; ++c) table.classes.push_back(std::to_string(c));
  return table;
}

/// Every row of a table, to fit on.
inline TrainingRows trainingRows(const Table& table) {
  Split split;
  split.train.resize(table.values.rows);
  std::iota(split.train.begin(), split.train.end(), std::size_t{0});
  return {table, split};
}

inline TrainingRows trainingRows(const Matrix& values) { return trainingRows(tableOf(values)); }

/// The pipeline alone, fitted on all rows.
inline FittedPipeline fitted(const Matrix& values, std::span<const StepOptions> steps) {
  return fitPipeline(trainingRows(values), steps, Random(0)).pipeline;
}

}  // namespace qualm::testing
