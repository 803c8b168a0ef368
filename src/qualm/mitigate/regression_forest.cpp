#include "qualm/mitigate/regression_forest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

void validateForest(const Matrix& rows, std::span<const double> targets, const RegressionForestOptions& options) {
  if (rows.rows == 0) throw Error(ErrorCode::emptyData, "A forest grows on rows.", "none", "one or more");
  if (targets.size() != rows.rows) {
    throw Error(ErrorCode::shapeMismatch, "Every row needs a target.", std::to_string(targets.size()),
                std::to_string(rows.rows));
  }
  if (options.trees >= 2 && options.smallestLeaf > 0 && options.columnsPerSplit <= rows.columns) return;
  throw Error(ErrorCode::invalidOption, "No forest can be grown so.",
              std::to_string(options.trees) + " trees, leaves of " + std::to_string(options.smallestLeaf) +
                  " rows or more, " + std::to_string(options.columnsPerSplit) + " columns a split",
              "2 trees or more, leaves of 1 row or more, up to " + std::to_string(rows.columns) + " columns");
}

}  // namespace

/// Grows one tree.
class TreeGrower {
 public:
  TreeGrower(const Matrix& rows, std::span<const double> targets, const RegressionForestOptions& options, Random random)
      : rows_(rows), targets_(targets), options_(options), random_(random) {}

  RegressionForest::Tree grow() {
    RegressionForest::Tree tree;
    tree.seen.assign(rows_.rows, 0.0);
    std::vector<std::size_t> sample;
    for (std::size_t i = 0; i < rows_.rows; ++i) {
      sample.push_back(static_cast<std::size_t>(random_.below(rows_.rows)));
      ++tree.seen[sample.back()];
    }
    std::sort(sample.begin(), sample.end());
    grow(sample, tree.nodes);
    return tree;
  }

 private:
  struct Split {
    std::size_t column = 0;
    double threshold = 0, gain = 0;
  };

  void grow(const std::vector<std::size_t>& sample, std::vector<RegressionForest::Node>& nodes) {
    const std::size_t own = nodes.size();
    nodes.push_back({});
    for (const std::size_t row : sample) nodes[own].mean += targets_[row] / static_cast<double>(sample.size());
    const Split split = bestSplit(sample, nodes[own].mean);
    if (!(split.gain > 0)) return;
    std::vector<std::size_t> left, right;
    for (const std::size_t row : sample) (rows_(row, split.column) < split.threshold ? left : right).push_back(row);
    nodes[own].column = split.column;
    nodes[own].threshold = split.threshold;
    grow(left, nodes);
    nodes[own].right = nodes.size();
    grow(right, nodes);
  }

  Split bestSplit(const std::vector<std::size_t>& sample, double mean) {
    std::vector<std::size_t> columns(rows_.columns);
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    if (options_.columnsPerSplit > 0) {
      random_.shuffle(columns);
      columns.resize(options_.columnsPerSplit);
    }
    double squares = 0;
    for (const std::size_t row : sample) squares += (targets_[row] - mean) * (targets_[row] - mean);
    Split best;
    best.gain = 1e-12 * squares;  // less is rounding
    const double least = best.gain;
    for (const std::size_t column : columns) tryColumn(sample, column, mean, best);
    if (!(best.gain > least)) best.gain = 0;
    return best;
  }

  /// The squared error falls by sum² / left + sum² / right, with the sum of the left targets about the mean of all.
  void tryColumn(std::vector<std::size_t> sample, std::size_t column, double mean, Split& best) const {
    std::sort(sample.begin(), sample.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(rows_(a, column), a) < std::pair(rows_(b, column), b);
    });
    double sum = 0;
    for (std::size_t i = 0; i + options_.smallestLeaf < sample.size(); ++i) {
      sum += targets_[sample[i]] - mean;
      const double low = rows_(sample[i], column), high = rows_(sample[i + 1], column);
      if (i + 1 < options_.smallestLeaf || !(low < high)) continue;
      const double gain =
          sum * sum / static_cast<double>(i + 1) + sum * sum / static_cast<double>(sample.size() - i - 1);
      if (!(gain > best.gain)) continue;
      const double middle = low + (high - low) / 2;
      best = {column, middle > low ? middle : high, gain};  // neither side may be empty
    }
  }

  const Matrix& rows_;
  std::span<const double> targets_;
  const RegressionForestOptions& options_;
  Random random_;
};

RegressionForest::RegressionForest(const Matrix& rows, std::span<const double> targets,
                                   const RegressionForestOptions& options, const Random& random) {
  validateForest(rows, targets, options);
  for (std::size_t t = 0; t < options.trees; ++t) {
    trees_.push_back(TreeGrower(rows, targets, options, random.stream(t)).grow());
  }
  outOfBagError_ = missed(rows, targets);
}

double RegressionForest::Tree::predict(std::span<const double> row) const {
  std::size_t at = 0;
  while (nodes[at].right != 0) at = row[nodes[at].column] < nodes[at].threshold ? at + 1 : nodes[at].right;
  return nodes[at].mean;
}

double RegressionForest::predict(std::span<const double> row) const {
  double sum = 0;
  for (const Tree& tree : trees_) sum += tree.predict(row);
  return sum / static_cast<double>(trees_.size());
}

double RegressionForest::standardError(std::span<const double> row) const {
  const auto count = static_cast<double>(trees_.size());
  const double mean = predict(row);
  std::vector<double> away;
  double squares = 0;
  for (const Tree& tree : trees_) {
    away.push_back(tree.predict(row) - mean);
    squares += away.back() * away.back();
  }
  const std::size_t rows = trees_[0].seen.size();
  double variance = -static_cast<double>(rows) * squares / (count * count);
  for (std::size_t i = 0; i < rows; ++i) {
    double covariance = 0;
    for (std::size_t t = 0; t < trees_.size(); ++t) covariance += (trees_[t].seen[i] - 1) * away[t] / count;
    variance += covariance * covariance;
  }
  return std::sqrt(std::max(variance, 0.0));
}

double RegressionForest::missed(const Matrix& rows, std::span<const double> targets) const {
  double squares = 0;
  std::size_t known = 0;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    double sum = 0;
    std::size_t unseen = 0;
    for (const Tree& tree : trees_) {
      if (tree.seen[i] > 0) continue;
      sum += tree.predict(rows.row(i));
      ++unseen;
    }
    if (unseen == 0) continue;
    const double away = sum / static_cast<double>(unseen) - targets[i];
    squares += away * away;
    ++known;
  }
  return known == 0 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(squares / static_cast<double>(known));
}

}  // namespace qualm
