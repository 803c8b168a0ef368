#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// The model that never looks at the features.
struct Majority {
  int label = 0;                    ///< the most frequent class; ties to the lowest
  std::vector<double> frequencies;  ///< of each class among the training rows; they sum to 1
};

/// Throws empty-data, one-class, invalid-option for a label outside 0 to classes − 1.
Majority fitMajority(std::span<const int> labels, int classes);

/// The frequencies, once a row: rows × classes. The most probable class of each is the majority's.
Matrix predictProbabilities(const Majority& model, std::size_t rows);

}  // namespace qualm
