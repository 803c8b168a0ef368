#pragma once

#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

struct LabeledRows {
  Matrix features;                   ///< rows × features, as the encoder reads them
  std::vector<int> labels;           ///< rows
  std::vector<double> classWeights;  ///< in the loss of training rows; empty: every row counts once
};

}  // namespace qualm
