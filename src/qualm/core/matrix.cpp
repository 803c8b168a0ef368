#include "qualm/core/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

std::size_t checkedSize(std::size_t rows, std::size_t columns) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max() / sizeof(double);
  if (columns == 0 || rows <= most / columns) return rows * columns;
  throw Error(ErrorCode::outOfMemory, "A table of that size is more than memory can hold.",
              std::to_string(rows) + " × " + std::to_string(columns) + " numbers",
              "at most " + std::to_string(most) + " numbers");
}

}  // namespace

Matrix::Matrix(std::size_t rowCount, std::size_t columnCount, double fill)
    : rows(rowCount), columns(columnCount), values(checkedSize(rowCount, columnCount), fill) {}

Matrix selectRows(const Matrix& source, std::span<const std::size_t> indices) {
  Matrix result(indices.size(), source.columns);
  for (std::size_t i = 0; i < indices.size(); ++i) {
    if (indices[i] >= source.rows) {
      throw Error(ErrorCode::shapeMismatch, "A row index lies beyond the table.", std::to_string(indices[i]),
                  "0 to " + std::to_string(source.rows) + " (exclusive)");
    }
    const auto row = source.row(indices[i]);
    std::copy(row.begin(), row.end(), result.row(i).begin());
  }
  return result;
}

void requireFinite(const Matrix& matrix, const char* what) {
  for (std::size_t i = 0; i < matrix.values.size(); ++i) {
    if (std::isfinite(matrix.values[i])) continue;
    const std::size_t row = i / matrix.columns, column = i % matrix.columns;
    throw Error(ErrorCode::notFinite,
                std::string(what) + " must be finite: row " + std::to_string(row) + ", column " +
                    std::to_string(column) + " is not.",
                std::isnan(matrix.values[i]) ? "NaN" : "infinity", "finite numbers");
  }
}

}  // namespace qualm
