#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/core/random.hpp"

namespace qualm {

/// A cell of a file: a number; or text, which is its key; or, with neither, a missing value.
struct Cell {
  double value;  ///< NaN where the cell is no number
  double key;    ///< a whole number above 0 for text, the same for equal texts; else 0

  bool isNumber() const { return value == value; }
  bool isText() const { return !isNumber() && key != 0.0; }
  bool isMissing() const { return !isNumber() && key == 0.0; }

  /// Equal for equal cells: 0 and −0 are one number.
  std::uint64_t identity() const;
};

/// Rows drawn without replacement from rows that come one by one: all of them as long as they fit, and then each with
/// the same probability (Vitter 1985, algorithm R). The cut of the rows into pieces is of no account.
class RowSample {
 public:
  RowSample(std::size_t columns, std::size_t capacity, const Random& random);

  void add(std::span<const Cell> row);

  std::size_t seen() const { return seen_; }
  std::size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  bool isComplete() const { return seen_ == rows(); }
  const Cell& cell(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }

 private:
  std::size_t columns_, capacity_, seen_ = 0;
  Random random_;
  std::vector<Cell> cells_;
};

}  // namespace qualm
