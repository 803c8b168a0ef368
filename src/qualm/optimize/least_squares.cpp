#include "qualm/optimize/least_squares.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr double dependent = 1e-13;

/// x → x − 2 v (v·x)/(v·v) for a column of `matrix`, v starting in row `first`.
void reflect(Matrix& matrix, std::size_t column, std::size_t first, std::span<const double> v, double squares) {
  double along = 0;
  for (std::size_t i = 0; i < v.size(); ++i) along += v[i] * matrix(first + i, column);
  for (std::size_t i = 0; i < v.size(); ++i) matrix(first + i, column) -= 2 * along / squares * v[i];
}

/// Clears a column below its diagonal, in the matrix and on the right side alike.
void eliminate(Matrix& matrix, Matrix& targets, std::size_t column) {
  std::vector<double> v;
  double norm = 0;
  for (std::size_t r = column; r < matrix.rows; ++r) {
    v.push_back(matrix(r, column));
    norm += v.back() * v.back();
  }
  norm = std::sqrt(norm);
  v[0] += v[0] < 0 ? -norm : norm;
  double squares = 0;
  for (const double value : v) squares += value * value;
  if (squares == 0) return;
  for (std::size_t c = column; c < matrix.columns; ++c) reflect(matrix, c, column, v, squares);
  for (std::size_t c = 0; c < targets.columns; ++c) reflect(targets, c, column, v, squares);
}

void requireIndependent(const Matrix& triangle) {
  double least = INFINITY, largest = 0;
  for (std::size_t c = 0; c < triangle.columns; ++c) {
    least = std::min(least, std::abs(triangle(c, c)));
    largest = std::max(largest, std::abs(triangle(c, c)));
  }
  if (least > dependent * largest) return;
  throw Error(ErrorCode::notConverged, "A system of equations has no single solution.",
              "columns that depend on each other", "independent columns");
}

}  // namespace

Matrix solveLeastSquares(Matrix matrix, Matrix targets) {
  if (matrix.rows < matrix.columns || targets.rows != matrix.rows || matrix.columns == 0) {
    throw Error(ErrorCode::shapeMismatch, "Least squares need an equation for each unknown.",
                std::to_string(matrix.rows) + " × " + std::to_string(matrix.columns),
                "as many rows as columns or more, and a target for each");
  }
  for (std::size_t c = 0; c < matrix.columns; ++c) eliminate(matrix, targets, c);
  requireIndependent(matrix);
  Matrix result(matrix.columns, targets.columns);
  for (std::size_t r = matrix.columns; r-- > 0;) {
    for (std::size_t t = 0; t < targets.columns; ++t) {
      double left = targets(r, t);
      for (std::size_t c = r + 1; c < matrix.columns; ++c) left -= matrix(r, c) * result(c, t);
      result(r, t) = left / matrix(r, r);
    }
  }
  return result;
}

Matrix unitMatrix(std::size_t size) {
  Matrix result(size, size);
  for (std::size_t i = 0; i < size; ++i) result(i, i) = 1;
  return result;
}

}  // namespace qualm
