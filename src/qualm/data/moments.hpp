#pragma once

#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// One column of a table: exact where that is possible, so that a constant column is recognized as one.
struct Moments {
  double lowest, highest;
  double mean;               ///< exactly the value of a constant column
  double standardDeviation;  ///< divided by the number of rows; exactly 0 for a constant column

  bool constant() const { return lowest == highest; }
};

/// One entry a column; `rows` has at least one row, all finite.
std::vector<Moments> columnMoments(const Matrix& rows);

}  // namespace qualm
