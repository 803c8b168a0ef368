#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/random.hpp"

namespace qualm {

/// Row numbers to train on and to test on: disjoint, together all rows, each ascending.
struct Split {
  std::vector<std::size_t> train, test;
};

/// Draws a test set in which each class has its share.
///
/// ⌈rows · testFraction⌉ test rows are shared out among the classes in proportion to their size by the method of the
/// largest remainder (ties to the lower class). A class is then moved to the nearest share that leaves it at least one
/// row on each side, so a class of very few rows can change the total.
/// Class c's rows are drawn from random.stream(c): another class's size never shifts them.
///
/// Throws invalid-option for a fraction outside (0, 1), too-few-rows for a class with fewer than two rows (also one
/// that is named but has none), and countLabels()'s errors.
Split stratifiedSplit(std::span<const int> labels, int classes, double testFraction, Random random);

/// The held-out rows of each of `folds` folds (each ascending): disjoint, together all rows.
/// Class sizes differ by at most one between folds, and so do the folds' sizes.
/// Throws invalid-option for fewer than two folds, too-few-rows for a class with fewer rows than folds, and
/// countLabels()'s errors.
std::vector<std::vector<std::size_t>> stratifiedFolds(std::span<const int> labels, int classes, int folds,
                                                      Random random);

}  // namespace qualm
