#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace qualm {

/// A dense row-major table of float64: data rows × features, bindings × slots, rows × observables.
struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<double> values;  ///< rows × columns, row-major

  Matrix() = default;
  /// Throws out-of-memory where the product of rows and columns is more than can be counted.
  Matrix(std::size_t rowCount, std::size_t columnCount, double fill = 0.0);

  double& operator()(std::size_t row, std::size_t column) { return values[row * columns + column]; }
  double operator()(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
  std::span<double> row(std::size_t index) { return {values.data() + index * columns, columns}; }
  std::span<const double> row(std::size_t index) const { return {values.data() + index * columns, columns}; }

  friend bool operator==(const Matrix&, const Matrix&) = default;
};

/// The rows of `source` that `indices` names, in that order. Throws shape-mismatch for an index out of range.
Matrix selectRows(const Matrix& source, std::span<const std::size_t> indices);

/// Throws not-finite, naming the first offending row and column, unless every value is finite.
void requireFinite(const Matrix& matrix, const char* what);

}  // namespace qualm
