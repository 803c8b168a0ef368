#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "qualm/data/outliers.hpp"

namespace qualm {
namespace {

constexpr std::size_t trees = 100, sampleRows = 256;

/// The mean depth at which a search in a random binary tree of so many entries fails (equation 1).
double failureDepth(std::size_t entries) {
  constexpr double euler = 0.57721566490153286;
  if (entries <= 1) return 0.0;
  if (entries == 2) return 1.0;
  const auto n = static_cast<double>(entries);
  return 2.0 * (std::log(n - 1.0) + euler) - 2.0 * (n - 1.0) / n;
}

class IsolationTree {
 public:
  IsolationTree(const Matrix& rows, std::vector<std::size_t> sample, Random& random)
      : rows_(rows),
        deepest_(static_cast<int>(std::ceil(std::log2(static_cast<double>(std::max<std::size_t>(2, sample.size())))))) {
    grow(sample, 0, random);
  }

  /// How deep a row falls, and how deep it would have fallen beyond the leaf.
  double depth(std::span<const double> row) const {
    std::size_t at = 0;
    double depth = 0.0;
    for (; nodes_[at].right != 0; depth += 1.0)
      at = row[nodes_[at].column] < nodes_[at].value ? at + 1 : nodes_[at].right;
    return depth + failureDepth(nodes_[at].rows);
  }

 private:
  struct Node {
    std::size_t column = 0;
    double value = 0.0;
    std::size_t right = 0;  ///< 0 in a leaf; the left child follows its parent
    std::size_t rows = 0;
  };

  void grow(const std::vector<std::size_t>& sample, int depth, Random& random) {
    const std::size_t own = nodes_.size();
    nodes_.push_back({0, 0.0, 0, sample.size()});
    if (depth >= deepest_ || sample.size() <= 1) return;
    std::vector<std::size_t> varying;
    for (std::size_t j = 0; j < rows_.columns; ++j) {
      const auto differs = [&](std::size_t row) { return rows_(row, j) != rows_(sample.front(), j); };
      if (std::any_of(sample.begin(), sample.end(), differs)) varying.push_back(j);
    }
    if (varying.empty()) return;
    const std::size_t column = varying[static_cast<std::size_t>(random.below(varying.size()))];
    double low = rows_(sample.front(), column), high = low;
    for (const std::size_t row : sample) {
      low = std::min(low, rows_(row, column));
      high = std::max(high, rows_(row, column));
    }
    double value = random.uniform(low, high);
    if (value <= low) value = std::nextafter(low, high);  // no side may be empty
    std::vector<std::size_t> left, right;
    for (const std::size_t row : sample) (rows_(row, column) < value ? left : right).push_back(row);
    nodes_[own].column = column;
    nodes_[own].value = value;
    grow(left, depth + 1, random);
    nodes_[own].right = nodes_.size();
    grow(right, depth + 1, random);
  }

  const Matrix& rows_;
  int deepest_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<double> isolationScores(const Matrix& rows, Random random) {
  const std::size_t size = std::min(sampleRows, rows.rows);
  std::vector<double> depths(rows.rows, 0.0);
  for (std::size_t t = 0; t < trees; ++t) {
    Random own = random.stream(t);
    std::vector<std::size_t> sample(rows.rows);
    std::iota(sample.begin(), sample.end(), std::size_t{0});
    own.shuffle(sample);
    sample.resize(size);
    const IsolationTree tree(rows, std::move(sample), own);
    for (std::size_t i = 0; i < rows.rows; ++i) depths[i] += tree.depth(rows.row(i));
  }
  const double usual = std::max(failureDepth(size), 1.0);
  for (double& depth : depths) depth = std::exp2(-depth / (static_cast<double>(trees) * usual));
  return depths;
}

}  // namespace qualm
