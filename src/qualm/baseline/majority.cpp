#include "qualm/baseline/majority.hpp"

#include <algorithm>

#include "qualm/statistics/labels.hpp"

namespace qualm {

Majority fitMajority(std::span<const int> labels, int classes) {
  const std::vector<std::size_t> counts = countLabels(labels, classes);
  Majority model;
  model.label = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  for (const std::size_t count : counts) {
    model.frequencies.push_back(static_cast<double>(count) / static_cast<double>(labels.size()));
  }
  return model;
}

Matrix predictProbabilities(const Majority& model, std::size_t rows) {
  Matrix result(rows, model.frequencies.size());
  for (std::size_t i = 0; i < rows; ++i) {
    std::copy(model.frequencies.begin(), model.frequencies.end(), result.row(i).begin());
  }
  return result;
}

}  // namespace qualm
