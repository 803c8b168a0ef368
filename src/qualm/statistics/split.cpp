#include "qualm/statistics/split.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/statistics/labels.hpp"

namespace qualm {
namespace {

void requireRows(std::span<const std::size_t> counts, std::size_t least) {
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] >= least) continue;
    throw Error(ErrorCode::tooFewRows, "Class " + std::to_string(c) + " has too few rows to share out.",
                std::to_string(counts[c]) + " rows", "at least " + std::to_string(least) + " rows in every class");
  }
}

/// The rows of every class, each class in an order of its own stream.
std::vector<std::vector<std::size_t>> shuffledByClass(std::span<const int> labels, std::size_t classes,
                                                      const Random& random) {
  std::vector<std::vector<std::size_t>> rows(classes);
  for (std::size_t i = 0; i < labels.size(); ++i) rows[static_cast<std::size_t>(labels[i])].push_back(i);
  for (std::size_t c = 0; c < classes; ++c) random.stream(c).shuffle(rows[c]);
  return rows;
}

/// `total` seats in proportion to `counts` by the largest remainder; ties to the lower index.
std::vector<std::size_t> largestRemainder(std::span<const std::size_t> counts, std::size_t rows, std::size_t total) {
  std::vector<std::size_t> seats(counts.size()), order(counts.size());
  // 64 bits: the product of two numbers of rows does not fit the 32 of WebAssembly's size_t.
  const auto product = [&](std::size_t c) { return std::uint64_t{total} * counts[c]; };
  for (std::size_t c = 0; c < counts.size(); ++c) seats[c] = static_cast<std::size_t>(product(c) / rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto remainder = [&](std::size_t c) { return product(c) % rows; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
  const std::size_t left = total - std::accumulate(seats.begin(), seats.end(), std::size_t{0});
  for (std::size_t i = 0; i < left; ++i) ++seats[order[i]];
  return seats;
}

}  // namespace

Split stratifiedSplit(std::span<const int> labels, int classes, double testFraction, Random random) {
  if (!(testFraction > 0.0 && testFraction < 1.0)) {
    throw Error(ErrorCode::invalidOption, "The test fraction must lie between 0 and 1.", numberText(testFraction),
                "more than 0, less than 1");
  }
  const std::vector<std::size_t> counts = countLabels(labels, classes);
  requireRows(counts, 2);
  // The small subtraction keeps a product like 0.07 · 100, which rounds up to just above 7, from counting as 8.
  const double wanted = std::ceil(testFraction * static_cast<double>(labels.size()) - 1e-9);
  const std::vector<std::size_t> shares = largestRemainder(counts, labels.size(), static_cast<std::size_t>(wanted));

  Split split;
  const auto rows = shuffledByClass(labels, counts.size(), random);
  for (std::size_t c = 0; c < counts.size(); ++c) {
    const auto middle =
        rows[c].begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(shares[c], 1, counts[c] - 1));
    split.test.insert(split.test.end(), rows[c].begin(), middle);
    split.train.insert(split.train.end(), middle, rows[c].end());
  }
  std::sort(split.test.begin(), split.test.end());
  std::sort(split.train.begin(), split.train.end());
  return split;
}

std::vector<std::vector<std::size_t>> stratifiedFolds(std::span<const int> labels, int classes, int folds,
                                                      Random random) {
  if (folds < 2) {
    throw Error(ErrorCode::invalidOption, "Cross-validation needs at least two folds.", std::to_string(folds),
                "2 or more");
  }
  const std::vector<std::size_t> counts = countLabels(labels, classes);
  requireRows(counts, static_cast<std::size_t>(folds));

  std::vector<std::vector<std::size_t>> heldOut(static_cast<std::size_t>(folds));
  std::size_t dealt = 0;  // carried on from class to class, so that no fold collects every class's extra row
  for (const auto& rows : shuffledByClass(labels, counts.size(), random)) {
    for (const std::size_t row : rows) heldOut[dealt++ % heldOut.size()].push_back(row);
  }
  for (auto& rows : heldOut) std::sort(rows.begin(), rows.end());
  return heldOut;
}

}  // namespace qualm
