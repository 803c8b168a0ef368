#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace qualm {

/// How many rows each class has; the result has `classes` entries.
/// Throws empty-data without rows, invalid-option for a label outside 0 to classes − 1, and
/// one-class unless at least two classes have rows.
std::vector<std::size_t> countLabels(std::span<const int> labels, int classes);

}  // namespace qualm
