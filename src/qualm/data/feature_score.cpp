#include "qualm/data/feature_score.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace qualm {
namespace {

constexpr int deepest = 4;  // questions: 16 leaves, enough to tell what one feature can
constexpr std::size_t smallestLeaf = 2;

struct LabeledNumber {
  double value;
  int label;
};

using Counts = std::vector<std::size_t>;

int mostFrequent(const Counts& counts) {
  return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

double sumOfSquares(const Counts& counts) {
  double sum = 0.0;
  for (const std::size_t count : counts) sum += static_cast<double>(count) * static_cast<double>(count);
  return sum;
}

/// A decision tree of one number, as its leaves from the lowest up.
class NumberTree {
 public:
  NumberTree(std::span<const LabeledNumber> ascending, int classes) : classes_(classes) { grow(ascending, 0); }

  int predict(double value) const {
    const auto above = std::lower_bound(bounds_.begin(), bounds_.end(), value);
    return leaves_[static_cast<std::size_t>(above - bounds_.begin())];
  }

 private:
  void grow(std::span<const LabeledNumber> rows, int depth) {
    const std::size_t split = depth < deepest ? bestSplit(rows) : 0;
    if (split == 0) {
      leaves_.push_back(mostFrequent(count(rows)));
      return;
    }
    grow(rows.first(split), depth + 1);
    bounds_.push_back(rows[split - 1].value);
    grow(rows.subspan(split), depth + 1);
  }

  Counts count(std::span<const LabeledNumber> rows) const {
    Counts counts(static_cast<std::size_t>(classes_), 0);
    for (const LabeledNumber& row : rows) ++counts[static_cast<std::size_t>(row.label)];
    return counts;
  }

  /// How many rows go to the left; 0 where no split makes the leaves purer.
  std::size_t bestSplit(std::span<const LabeledNumber> rows) const {
    Counts right = count(rows), left(right.size(), 0);
    const auto total = static_cast<double>(rows.size());
    double best = sumOfSquares(right) / total + 1e-9 * total;
    std::size_t split = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto label = static_cast<std::size_t>(rows[i - 1].label);
      ++left[label];
      --right[label];
      if (rows[i].value == rows[i - 1].value || i < smallestLeaf || rows.size() - i < smallestLeaf) continue;
      const auto below = static_cast<double>(i);
      const double purity = sumOfSquares(left) / below + sumOfSquares(right) / (total - below);
      if (purity > best) {
        best = purity;
        split = i;
      }
    }
    return split;
  }

  int classes_;
  std::vector<double> bounds_;  ///< the largest value of each leaf but the last
  std::vector<int> leaves_;
};

Counts countTraining(std::span<const int> labels, int classes, std::span<const int> foldOf, int held) {
  Counts counts(static_cast<std::size_t>(classes), 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (foldOf[i] != held) ++counts[static_cast<std::size_t>(labels[i])];
  }
  return counts;
}

FeatureScore scoreOf(std::size_t correct, std::span<const int> labels, int classes) {
  Counts counts = countTraining(labels, classes, std::vector<int>(labels.size(), 0), -1);
  const auto rows = static_cast<double>(labels.size());
  const double accuracy = static_cast<double>(correct) / rows;
  const double majority = static_cast<double>(*std::max_element(counts.begin(), counts.end())) / rows;
  return {accuracy, majority, majority < 1.0 ? (accuracy - majority) / (1.0 - majority) : 0.0};
}

int foldsIn(std::span<const int> foldOf) {
  return foldOf.empty() ? 0 : *std::max_element(foldOf.begin(), foldOf.end()) + 1;
}

}  // namespace

std::vector<int> drawFolds(std::size_t rows, int folds, Random random) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(order);
  std::vector<int> foldOf(rows);
  for (std::size_t i = 0; i < rows; ++i) foldOf[order[i]] = static_cast<int>(i % static_cast<std::size_t>(folds));
  return foldOf;
}

FeatureScore scoreNumber(std::span<const double> values, std::span<const int> labels, int classes,
                         std::span<const int> foldOf) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto end = std::remove_if(order.begin(), order.end(), [&](std::size_t i) { return std::isnan(values[i]); });
  order.erase(end, order.end());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::size_t correct = 0;
  for (int held = 0; held < foldsIn(foldOf); ++held) {
    std::vector<LabeledNumber> training;
    Counts unknown = countTraining(labels, classes, foldOf, held);
    for (const std::size_t i : order) {
      if (foldOf[i] == held) continue;
      training.push_back({values[i], labels[i]});
      --unknown[static_cast<std::size_t>(labels[i])];
    }
    const NumberTree tree(training, classes);
    const int missing = mostFrequent(unknown);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (foldOf[i] == held) correct += (std::isnan(values[i]) ? missing : tree.predict(values[i])) == labels[i];
    }
  }
  return scoreOf(correct, labels, classes);
}

FeatureScore scoreCategory(std::span<const std::uint64_t> categories, std::span<const int> labels, int classes,
                           std::span<const int> foldOf) {
  std::size_t correct = 0;
  for (int held = 0; held < foldsIn(foldOf); ++held) {
    std::map<std::uint64_t, Counts> seen;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (foldOf[i] == held) continue;
      Counts& counts = seen.try_emplace(categories[i], static_cast<std::size_t>(classes), 0).first->second;
      ++counts[static_cast<std::size_t>(labels[i])];
    }
    const int majority = mostFrequent(countTraining(labels, classes, foldOf, held));
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (foldOf[i] != held) continue;
      const auto found = seen.find(categories[i]);
      correct += (found == seen.end() ? majority : mostFrequent(found->second)) == labels[i];
    }
  }
  return scoreOf(correct, labels, classes);
}

}  // namespace qualm
