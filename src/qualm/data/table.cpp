#include "qualm/data/table.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/statistics/labels.hpp"

namespace qualm {
namespace {

void requireCount(std::size_t received, std::size_t allowed, const char* what) {
  if (received == allowed) return;
  throw Error(ErrorCode::shapeMismatch, std::string("The table has the wrong number of ") + what + ".",
              std::to_string(received), std::to_string(allowed));
}

}  // namespace

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
  for (std::size_t i = 0; i < values.values.size(); ++i) {
    if (std::isfinite(values.values[i])) continue;
    throw Error(ErrorCode::notFinite,
                "Row " + std::to_string(i / values.columns) + " of column \"" + table.columns[i % values.columns] +
                    "\" is not a finite number (rows count from 0).",
                std::isnan(values.values[i]) ? "NaN" : "infinity", "finite numbers");
  }
  countLabels(table.labels, static_cast<int>(table.classes.size()));
}

}  // namespace qualm
