#pragma once

#include <string>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// Labeled rows of numbers.
struct Table {
  Matrix values;                     ///< rows × columns
  std::vector<std::string> columns;  ///< one name a column
  std::vector<int> labels;           ///< one a row: an index into classes
  std::vector<std::string> classes;  ///< names
};

/// Throws unless a model can be trained on the table: empty-data without rows or columns, shape-mismatch where names,
/// labels or values don't fit the shape, not-finite with the row and the column's name, invalid-option for a label
/// outside the classes, one-class unless two classes have rows.
void validateTable(const Table& table);

}  // namespace qualm
