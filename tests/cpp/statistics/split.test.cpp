#include "qualm/statistics/split.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

std::vector<std::size_t> countOf(std::span<const int> labels, std::span<const std::size_t> rows, int classes) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(classes), 0);
  for (const std::size_t row : rows) ++counts[static_cast<std::size_t>(labels[row])];
  return counts;
}

/// Labels of 2 to 5 classes of 2 to 60 rows each, in random order.
std::vector<int> randomLabels(int& classes, Random& random) {
  classes = 2 + static_cast<int>(random.below(4));
  std::vector<int> sorted;
  for (int c = 0; c < classes; ++c) sorted.insert(sorted.end(), 2 + random.below(59), c);
  std::vector<std::size_t> order(sorted.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  random.shuffle(order);
  std::vector<int> labels;
  for (const std::size_t i : order) labels.push_back(sorted[i]);
  return labels;
}

void checkPartition(std::vector<std::vector<std::size_t>> parts, std::size_t rows) {
  std::set<std::size_t> all;
  std::size_t total = 0;
  for (const auto& part : parts) {
    CHECK(std::is_sorted(part.begin(), part.end()));
    all.insert(part.begin(), part.end());
    total += part.size();
  }
  CHECK(total == rows);
  CHECK(all.size() == rows);
  CHECK(*all.rbegin() == rows - 1);
}

}  // namespace

TEST_CASE("a split is a partition that gives each class its share") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    int classes = 0;
    const std::vector<int> labels = randomLabels(classes, random);
    const double fraction = random.uniform(0.02, 0.98);
    INFO("classes " << classes << ", fraction " << fraction);
    const Split split = stratifiedSplit(labels, classes, fraction, Random(seed));
    checkPartition({split.train, split.test}, labels.size());

    const double total = std::ceil(fraction * static_cast<double>(labels.size()) - 1e-9);
    const auto inTrain = countOf(labels, split.train, classes), inTest = countOf(labels, split.test, classes);
    for (std::size_t c = 0; c < inTest.size(); ++c) {
      const auto size = static_cast<double>(inTrain[c] + inTest[c]);
      const double share = total * size / static_cast<double>(labels.size());
      CHECK(inTrain[c] >= 1);
      CHECK(inTest[c] >= 1);
      if (share >= 1.0 && share <= size - 1.0) CHECK(std::abs(static_cast<double>(inTest[c]) - share) < 1.0);
    }
  }
}

TEST_CASE("the test set has the size and the shares that its rule says") {
  std::vector<int> labels(569, 0);  // breast cancer: 212 and 357 rows
  std::fill(labels.begin() + 212, labels.end(), 1);
  const Split split = stratifiedSplit(labels, 2, 0.25, Random(0));
  CHECK(split.test.size() == 143);                                            // ⌈142.25⌉
  CHECK(countOf(labels, split.test, 2) == std::vector<std::size_t>{53, 90});  // of 53.28 and 89.72

  const std::vector<int> equal{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
  const Split tie = stratifiedSplit(equal, 3, 4.0 / 12, Random(3));  // 4/3 each: the odd row goes to class 0
  CHECK(countOf(equal, tie.test, 3) == std::vector<std::size_t>{2, 1, 1});

  std::vector<int> hundred(100, 0);
  std::fill(hundred.begin() + 50, hundred.end(), 1);
  CHECK(stratifiedSplit(hundred, 2, 0.07, Random(1)).test.size() == 7);  // 0.07 · 100 is a little more than 7
}

TEST_CASE("a split repeats with its seed and differs without") {
  std::vector<int> labels(60);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<int>(i % 2);
  const Split first = stratifiedSplit(labels, 2, 0.25, Random(5));
  CHECK(first.test == stratifiedSplit(labels, 2, 0.25, Random(5)).test);
  CHECK(first.test != stratifiedSplit(labels, 2, 0.25, Random(6)).test);
}

TEST_CASE("every row is as likely as the next to be tested") {
  std::vector<int> labels(20);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = i < 8 ? 0 : 1;
  constexpr int draws = 4000;
  std::vector<int> drawn(labels.size(), 0);
  for (int seed = 0; seed < draws; ++seed) {
    for (const std::size_t row : stratifiedSplit(labels, 2, 0.25, Random(static_cast<std::uint64_t>(seed))).test) {
      ++drawn[row];
    }
  }
  // A row's count is binomial with p = 1/4; 5 standard deviations: a false alarm once in 87,000 builds over 20 rows.
  for (const int count : drawn) CHECK(std::abs(count - draws / 4) < 5 * std::sqrt(draws * 0.25 * 0.75));
}

TEST_CASE("folds are a partition into equal shares") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    int classes = 0;
    const std::vector<int> labels = randomLabels(classes, random);
    const int folds = 2;
    const auto parts = stratifiedFolds(labels, classes, folds, Random(seed));
    REQUIRE(parts.size() == 2);
    checkPartition(parts, labels.size());
  }
  std::vector<int> labels;
  for (int c = 0; c < 3; ++c) labels.insert(labels.end(), static_cast<std::size_t>(6 + 5 * c), c);
  const auto parts = stratifiedFolds(labels, 3, 5, Random(1));
  checkPartition(parts, labels.size());
  for (const auto& part : parts) {
    const auto counts = countOf(labels, part, 3);
    CHECK((part.size() == 6 || part.size() == 7));
    for (std::size_t c = 0; c < 3; ++c) {
      const std::size_t share = (6 + 5 * c) / 5;
      CHECK((counts[c] == share || counts[c] == share + 1));
    }
  }
}

TEST_CASE("a split refuses what it cannot share out") {
  const std::vector<int> labels{0, 0, 1, 1, 1}, lonely{0, 1, 1, 1}, one{1, 1, 1}, none;
  CHECK_FALSE(codeOf([&] { stratifiedSplit(labels, 2, 0.4, Random(0)); }));
  for (const double fraction : {0.0, 1.0, -0.5, 2.0, std::nan("")}) {
    CHECK(codeOf([&] { stratifiedSplit(labels, 2, fraction, Random(0)); }) == ErrorCode::invalidOption);
  }
  CHECK(codeOf([&] { stratifiedSplit(lonely, 2, 0.5, Random(0)); }) == ErrorCode::tooFewRows);
  CHECK(codeOf([&] { stratifiedSplit(labels, 3, 0.5, Random(0)); }) == ErrorCode::tooFewRows);
  CHECK(codeOf([&] { stratifiedSplit(one, 2, 0.5, Random(0)); }) == ErrorCode::oneClass);
  CHECK(codeOf([&] { stratifiedSplit(none, 2, 0.5, Random(0)); }) == ErrorCode::emptyData);
  CHECK(codeOf([&] { stratifiedSplit(labels, 1, 0.5, Random(0)); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { stratifiedFolds(labels, 2, 1, Random(0)); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { stratifiedFolds(labels, 2, 3, Random(0)); }) == ErrorCode::tooFewRows);
}
