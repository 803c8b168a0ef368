#include "qualm/data/table.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/statistics/labels.hpp"

namespace qualm {
namespace {

void requireCount(std::size_t received, std::size_t allowed, const char* what) {
  if (received == allowed) return;
  throw Error(ErrorCode::shapeMismatch, std::string("The table has the wrong number of ") + what + ".",
              std::to_string(received), std::to_string(allowed));
}

void validateValue(const Table& table, std::size_t row, std::size_t column) {
  const double value = table.values(row, column);
  if (std::isnan(value)) return;
  const std::string place = rowName(table.rowNumbers, row) + ", column \"" + table.columns[column].name + "\"";
  if (std::isinf(value)) {
    throw Error(ErrorCode::notFinite, place + ": the value is not finite.", "infinity", "finite numbers");
  }
  if (table.columns[column].isText() && (value < 0.0 || value != std::floor(value))) {
    throw Error(ErrorCode::invalidOption, place + ": the value is not the index of a category.", numberText(value),
                "0, 1, 2, …");
  }
}

}  // namespace

std::string rowName(const std::vector<int>& rowNumbers, std::size_t row) {
  return rowNumbers.empty() ? "Row " + std::to_string(row) : "Line " + std::to_string(rowNumbers[row]);
}

void validateTable(const Table& table) {
  const Matrix& values = table.values;
  if (values.rows == 0 || values.columns == 0) {
    throw Error(ErrorCode::emptyData, "The table is empty.",
                std::to_string(values.rows) + " rows, " + std::to_string(values.columns) + " columns",
                "at least 1 row and 1 column");
  }
  requireCount(values.values.size(), values.rows * values.columns, "values");
  requireCount(table.columns.size(), values.columns, "column names");
  requireCount(table.labels.size(), values.rows, "labels");
  if (!table.rowNumbers.empty()) requireCount(table.rowNumbers.size(), values.rows, "row numbers");
  for (std::size_t row = 0; row < values.rows; ++row) {
    for (std::size_t column = 0; column < values.columns; ++column) validateValue(table, row, column);
  }
  countLabels(table.labels, static_cast<int>(table.classes.size()));
}

}  // namespace qualm
