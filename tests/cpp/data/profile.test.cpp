#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "qualm/core/error.hpp"
#include "qualm/data/distinct_sketch.hpp"
#include "qualm/data/table_profile.hpp"
#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<int> alternating(std::size_t rows) {
  std::vector<int> labels;
  for (std::size_t i = 0; i < rows; ++i) labels.push_back(static_cast<int>(i % 2));
  return labels;
}

}  // namespace

TEST_CASE("a distinct count is exact up to its bound") {
  DistinctSketch sketch(1000);
  for (std::uint64_t i = 0; i < 5000; ++i) sketch.add(i % 1000);
  const DistinctCount count = sketch.count();
  CHECK(count.count == 1000.0);
  CHECK_FALSE(count.sketched);
  CHECK(count.standardError == 0.0);
}

TEST_CASE("beyond its bound a distinct count keeps to its standard error over seeds") {
  constexpr int seeds = 200;
  constexpr double truth = 20000.0;
  double squares = 0.0, sum = 0.0, stated = 0.0;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    DistinctSketch sketch(512);
    for (std::uint64_t i = 0; i < 20000; ++i) sketch.add(seed * 1000003U + i);
    const DistinctCount count = sketch.count();
    REQUIRE(count.sketched);
    const double error = count.count / truth - 1.0;
    stated = count.standardError;
    sum += error;
    squares += error * error;
  }
  // 200 estimates: their mean within 4 of its standard errors, their spread within 4 of its own (1/√(2·200) = 5 %).
  CHECK(std::abs(sum / seeds) < 4.0 * stated / std::sqrt(seeds));
  CHECK(std::sqrt(squares / seeds) == Approx(stated).epsilon(0.2));
}

TEST_CASE("a distinct count does not depend on order or repetition") {
  DistinctSketch forwards(64), backwards(64);
  for (std::uint64_t i = 0; i < 3000; ++i) forwards.add(i * i);
  for (int pass = 0; pass < 3; ++pass) {
    for (std::uint64_t i = 3000; i-- > 0;) backwards.add(i * i);
  }
  CHECK(forwards.count().count == backwards.count().count);
}

TEST_CASE("a sample of rows holds each row equally often") {
  constexpr std::size_t rows = 40, kept = 10;
  constexpr int seeds = 2000;
  std::vector<double> drawn(rows, 0.0);
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    RowSample sample(1, kept, Random(seed));
    for (std::size_t i = 0; i < rows; ++i) sample.add(std::vector<Cell>{{static_cast<double>(i), 0.0}});
    REQUIRE(sample.rows() == kept);
    REQUIRE_FALSE(sample.isComplete());
    for (std::size_t i = 0; i < kept; ++i) ++drawn[static_cast<std::size_t>(sample.cell(i, 0).value)];
  }
  const double expected = seeds * static_cast<double>(kept) / rows;
  double chiSquared = 0.0;
  for (const double count : drawn) chiSquared += (count - expected) * (count - expected) / expected;
  CHECK(chiSquared < 39.0 + 5.0 * std::sqrt(2.0 * 39.0));
}

TEST_CASE("a column that is constant has no spread, and 0 equals -0") {
  TableProfile profile({.columns = 1, .target = {}, .seed = 0});
  const std::vector<double> values(1000, 0.1), keys(1000, 0.0);
  profile.add(values, keys);
  const ColumnProfile column = profile.columns()[0];
  CHECK(column.numbers.mean() == 0.1);
  CHECK(column.numbers.standardDeviation() == 0.0);
  CHECK(column.distinct.count == 1.0);
  TableProfile zeros({.columns = 1, .target = {}, .seed = 0});
  zeros.add(std::vector{0.0, -0.0}, std::vector{0.0, 0.0});
  CHECK(zeros.columns()[0].distinct.count == 1.0);
}

TEST_CASE("equal columns and repeated rows are found; text, numbers and gaps are told apart") {
  TableProfile profile({.columns = 3, .target = {}, .seed = 0});
  // Rows: (1, text 7, 1), (missing, text 8, missing), (1, text 7, 1).
  profile.add(std::vector{1.0, missing, 1.0, missing, missing, missing, 1.0, missing, 1.0},
              std::vector{0.0, 7.0, 0.0, 0.0, 8.0, 0.0, 0.0, 7.0, 0.0});
  const auto columns = profile.columns();
  CHECK(columns[2].equalTo == 0);
  CHECK_FALSE(columns[1].equalTo);
  CHECK(columns[1].distinct.count == 2.0);
  CHECK(columns[0].numbers.count == 2.0);
  CHECK(profile.distinctRows().count == 2.0);
}

TEST_CASE("one feature scores what a tree of it can tell") {
  const std::size_t rows = 200;
  const std::vector<int> labels = alternating(rows), folds = drawFolds(rows, 5, Random(3));
  std::vector<double> telling(rows), noise(rows), gaps(rows, 1.0);
  std::vector<std::uint64_t> categories(rows), unique(rows);
  Random random(4);
  for (std::size_t i = 0; i < rows; ++i) {
    telling[i] = random.uniform() + (labels[i] == 1 ? 2.0 : 0.0);
    noise[i] = random.uniform();
    if (labels[i] == 1) gaps[i] = missing;
    categories[i] = static_cast<std::uint64_t>(labels[i]) * 2 + random.below(2);
    unique[i] = i;
  }
  CHECK(scoreNumber(telling, labels, 2, folds).accuracy >= 0.98);
  CHECK(scoreNumber(telling, labels, 2, folds).lambda >= 0.96);
  CHECK(std::abs(scoreNumber(noise, labels, 2, folds).accuracy - 0.5) < 0.15);
  CHECK(scoreNumber(gaps, labels, 2, folds).accuracy == 1.0);
  CHECK(scoreCategory(categories, labels, 2, folds).accuracy == 1.0);
  CHECK(scoreCategory(unique, labels, 2, folds).accuracy <= 0.5);  // no name is seen twice
}

TEST_CASE("folds are of equal size") {
  const std::vector<int> folds = drawFolds(103, 5, Random(1));
  for (int fold = 0; fold < 5; ++fold) {
    const auto size = std::count(folds.begin(), folds.end(), fold);
    CHECK((size == 20 || size == 21));
  }
}

TEST_CASE("what a profile refuses") {
  CHECK(codeOf([] { TableProfile({.columns = 0, .target = {}, .seed = 0}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { TableProfile({.columns = 2, .target = 2, .seed = 0}); }) == ErrorCode::invalidOption);
  TableProfile profile({.columns = 2, .target = {}, .seed = 0});
  CHECK(codeOf([&] { profile.add(std::vector{1.0}, std::vector{0.0}); }) == ErrorCode::shapeMismatch);
}
