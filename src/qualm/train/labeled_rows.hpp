#pragma once

#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

struct LabeledRows {
  Matrix features;          ///< rows × features, as the encoder reads them (radians)
  std::vector<int> labels;  ///< rows
};

}  // namespace qualm
