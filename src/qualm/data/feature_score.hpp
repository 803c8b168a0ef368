#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "qualm/core/random.hpp"

namespace qualm {

struct FeatureScore {
  double accuracy;  ///< of the one feature, on folds that it was not fitted on
  double majority;  ///< of the most frequent class
  double lambda;    ///< the share of the majority's errors that the feature removes (Goodman and Kruskal 1954)
};

/// Places of rows in folds of equal size, at random.
std::vector<int> drawFolds(std::size_t rows, int folds, Random random);

/// How well a number alone tells the class: cross-validated accuracy of a decision tree of one feature, four questions
/// deep, each split by Gini impurity (Breiman and others 1984). Rows without a number (NaN) are a leaf of their own.
/// Labels are 0 to classes − 1.
FeatureScore scoreNumber(std::span<const double> values, std::span<const int> labels, int classes,
                         std::span<const int> foldOf);

/// The same for text: each category tells its most frequent class; one that a fold did not see, the overall one.
FeatureScore scoreCategory(std::span<const std::uint64_t> categories, std::span<const int> labels, int classes,
                           std::span<const int> foldOf);

}  // namespace qualm
