#include "qualm/statistics/labels.hpp"

#include <algorithm>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {

std::vector<std::size_t> countLabels(std::span<const int> labels, int classes) {
  if (labels.empty()) throw Error(ErrorCode::emptyData, "There are no rows.", "0 rows", "at least 1 row");
  const auto [lowest, highest] = std::minmax_element(labels.begin(), labels.end());
  if (*lowest < 0 || *highest >= classes) {
    throw Error(ErrorCode::invalidOption, "A label lies outside the classes.",
                std::to_string(*lowest < 0 ? *lowest : *highest), "0 to " + std::to_string(classes) + " (exclusive)");
  }
  if (*lowest == *highest) {
    throw Error(ErrorCode::oneClass, "Every row has the same class: there is nothing to tell apart.",
                "class " + std::to_string(*lowest) + " only", "rows of at least 2 classes");
  }
  std::vector<std::size_t> counts(static_cast<std::size_t>(classes), 0);
  for (const int label : labels) ++counts[static_cast<std::size_t>(label)];
  return counts;
}

}  // namespace qualm
