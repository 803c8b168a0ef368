#include "qualm/data/moments.hpp"

#include <algorithm>
#include <cmath>

namespace qualm {

std::vector<Moments> columnMoments(const Matrix& rows) {
  const double count = static_cast<double>(rows.rows);
  std::vector<Moments> result(rows.columns);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    Moments& column = result[j];
    column.lowest = column.highest = rows(0, j);
    // Shifted by the first value: a large common offset costs no digits.
    const double first = rows(0, j);
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < rows.rows; ++i) {
      column.lowest = std::min(column.lowest, rows(i, j));
      column.highest = std::max(column.highest, rows(i, j));
      sum += rows(i, j) - first;
    }
    column.mean = first + sum / count;
    for (std::size_t i = 0; i < rows.rows; ++i) {
      const double deviation = rows(i, j) - column.mean;
      squares += deviation * deviation;
    }
    column.standardDeviation = std::sqrt(squares / count);
  }
  return result;
}

}  // namespace qualm
