#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// A value that is not there.
inline constexpr double missingValue = std::numeric_limits<double>::quiet_NaN();

struct Column {
  std::string name;
  /// Of text: the values are indices into it, and an index beyond it is a category that it does not know.
  /// Empty: the values are numbers.
  std::vector<std::string> categories;

  bool isText() const { return !categories.empty(); }
};

/// Labeled rows.
struct Table {
  Matrix values;  ///< rows × columns
  std::vector<Column> columns;
  std::vector<int> labels;           ///< one a row: an index into classes
  std::vector<std::string> classes;  ///< names
  std::vector<int> rowNumbers;       ///< of the rows in their file; empty: rows count from 0
};

/// "line 12" of its file, or "row 11".
std::string rowName(const std::vector<int>& rowNumbers, std::size_t row);

/// Throws unless a model can be trained on the table: empty-data without rows or columns, shape-mismatch where names,
/// labels or values don't fit the shape, not-finite for an infinite value with its row and column, invalid-option for a
/// label outside the classes or for text that is no index, one-class unless two classes have rows.
void validateTable(const Table& table);

}  // namespace qualm
