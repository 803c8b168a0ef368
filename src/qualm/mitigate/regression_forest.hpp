#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

struct RegressionForestOptions {
  std::size_t trees = 100;
  std::size_t smallestLeaf = 1;     ///< rows of a tree's sample, repeats counted
  std::size_t columnsPerSplit = 0;  ///< drawn anew for every split; 0: all
};

/// A random forest (Breiman 2001, Machine Learning 45, 5): each tree is grown on as many rows as there are, drawn with
/// replacement, and split where the squared error falls most, half-way between two values.
class RegressionForest {
 public:
  /// rows × columns and a target for each row. Throws shape-mismatch, empty-data without rows, and invalid-option for
  /// less than two trees, leaves without rows, or more columns a split than there are.
  RegressionForest(const Matrix& rows, std::span<const double> targets, const RegressionForestOptions& options,
                   const Random& random);

  /// The mean of the trees.
  double predict(std::span<const double> row) const;

  /// How far predict() would vary if other rows had been seen: the infinitesimal jackknife, corrected for the number of
  /// trees (Wager, Hastie and Efron 2014, arXiv:1311.4555, equations 5 and 7); 0 where the correction is larger.
  double standardError(std::span<const double> row) const;

  /// Root mean square error on rows by the trees that did not see them; NaN where every tree saw every row.
  double outOfBagError() const { return outOfBagError_; }

 private:
  struct Node {
    std::size_t column = 0;
    double threshold = 0;   ///< rows below it go left
    std::size_t right = 0;  ///< 0 in a leaf; the left child follows its parent
    double mean = 0;
  };
  struct Tree {
    std::vector<Node> nodes;
    std::vector<double> seen;  ///< how often each row is in the sample

    double predict(std::span<const double> row) const;
  };
  friend class TreeGrower;

  double missed(const Matrix& rows, std::span<const double> targets) const;

  std::vector<Tree> trees_;
  double outOfBagError_ = 0;
};

}  // namespace qualm
