#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/data/fitted_step.hpp"
#include "qualm/data/table.hpp"
#include "qualm/statistics/split.hpp"

namespace qualm {

/// The training part of a table, and all that a step can be fitted on. It is made from a table and its split, or from
/// other training rows, and from nothing else: so no fit can reach a row that is held out.
class TrainingRows {
 public:
  TrainingRows(const Table& table, const Split& split);

  /// Some of these, by their places here: a fold's training part.
  TrainingRows part(std::span<const std::size_t> places) const;

  /// The same rows after a step; rows that it removes are gone.
  TrainingRows after(const FittedStep& step) const;

  const Matrix& values() const { return values_; }
  const std::vector<Column>& columns() const { return columns_; }
  const std::vector<int>& labels() const { return labels_; }
  int classes() const { return classes_; }
  const std::vector<std::size_t>& tableRows() const { return tableRows_; }  ///< where each row stands in the table

  /// "line 12, column "age"".
  std::string place(std::size_t row, std::size_t column) const;

 private:
  TrainingRows() = default;

  Matrix values_;
  std::vector<Column> columns_;
  std::vector<int> labels_;
  std::vector<std::size_t> tableRows_;
  std::vector<int> rowNumbers_;  ///< of these rows in their file; may be empty
  int classes_ = 0;
};

}  // namespace qualm
