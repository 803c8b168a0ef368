#include "qualm/data/drift.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "qualm/core/error.hpp"
#include "qualm/core/random.hpp"
#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

std::vector<double> normals(Random random, std::size_t rows, double mean = 0.0) {
  std::vector<double> values(rows);
  for (double& value : values) value = mean + random.normal();
  return values;
}

}  // namespace

TEST_CASE("Kolmogorov's limit distribution has its published critical values") {
  // Smirnov 1948, Ann. Math. Stat. 19, 279.
  CHECK(kolmogorovTail(1.2238) == Approx(0.10).epsilon(1e-3));
  CHECK(kolmogorovTail(1.3581) == Approx(0.05).epsilon(1e-3));
  CHECK(kolmogorovTail(1.6276) == Approx(0.01).epsilon(1e-3));
  CHECK(kolmogorovTail(0.0) == 1.0);
  CHECK(kolmogorovTail(0.2) == Approx(1.0).margin(1e-9));
  CHECK(kolmogorovTail(10.0) < 1e-80);
}

TEST_CASE("the distance of two samples counts ties once") {
  CHECK(kolmogorovSmirnov(std::vector{1.0, 2.0, 3.0}, std::vector{1.0, 2.0, 3.0}) == 0.0);
  CHECK(kolmogorovSmirnov(std::vector{1.0, 1.0, 2.0, 2.0}, std::vector{1.0, 2.0, 2.0, 2.0}) == 0.25);
  CHECK(kolmogorovSmirnov(std::vector{1.0, 2.0}, std::vector{3.0, 4.0, 5.0}) == 1.0);
}

TEST_CASE("the stability index is symmetric, 0 for equal shares and finite for empty bins") {
  const std::vector<double> a{10, 20, 30}, b{30, 20, 10};
  CHECK(populationStability(a, a) == 0.0);
  CHECK(populationStability(a, b) == Approx(populationStability(b, a)));
  // 2·(30.5 − 10.5)/61.5·ln(30.5/10.5)
  CHECK(populationStability(a, b) == Approx(2.0 * 20.0 / 61.5 * std::log(30.5 / 10.5)));
  CHECK(std::isfinite(populationStability(std::vector{0.0, 10.0}, std::vector{10.0, 0.0})));
}

TEST_CASE("two samples of one distribution are not flagged in 95 of 100 seeds; shifted ones are") {
  for (const std::size_t rows : {60U, 400U, 3000U}) {
    int still = 0, moved = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      std::vector<Drift> same, shifted;
      for (std::uint64_t column = 0; column < 8; ++column) {
        const Random random = Random(seed).stream(column);
        const auto reference = normals(random.stream("reference"), rows);
        same.push_back(compareNumbers(reference, normals(random.stream("batch"), rows / 2)));
        shifted.push_back(
            compareNumbers(reference, normals(random.stream("batch"), rows / 2, column == 3 ? 1.5 : 0.0)));
      }
      flagDrift(same, 0.01);
      flagDrift(shifted, 0.01);
      still += std::none_of(same.begin(), same.end(), [](const Drift& drift) { return drift.flagged; });
      moved += shifted[3].flagged;
    }
    INFO(rows << " rows");
    CHECK(still >= 95);
    CHECK(moved >= 95);
  }
}

TEST_CASE("categories: one distribution is not flagged in 95 of 100 seeds, a new category is") {
  int still = 0, moved = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    std::vector<double> reference(12, 0.0), batch(12, 0.0), other(12, 0.0);
    for (int i = 0; i < 600; ++i) ++reference[random.below(11)];
    for (int i = 0; i < 200; ++i) ++batch[random.below(11)];
    for (int i = 0; i < 200; ++i) ++other[random.uniform() < 0.3 ? 11 : random.below(11)];
    std::vector<Drift> drifts{compareCategories(reference, batch), compareCategories(reference, other)};
    flagDrift(drifts, 0.01);
    still += !drifts[0].flagged;
    moved += drifts[1].flagged;
    CHECK(std::isnan(drifts[0].pValue));
  }
  CHECK(still >= 95);
  CHECK(moved >= 95);
}

TEST_CASE("values that go missing are drift") {
  std::vector<double> reference = normals(Random(1), 400), batch = normals(Random(2), 400);
  for (std::size_t i = 0; i < 200; ++i) batch[2 * i] = std::numeric_limits<double>::quiet_NaN();
  std::vector<Drift> drifts{compareNumbers(reference, batch)};
  flagDrift(drifts, 0.01);
  CHECK(drifts[0].flagged);
  CHECK(drifts[0].batch == 200);
  CHECK(drifts[0].bins == 11);
}

TEST_CASE("drift needs rows") {
  CHECK(codeOf([] { compareNumbers(std::vector<double>{}, std::vector{1.0}); }) == ErrorCode::emptyData);
  CHECK(codeOf([] { compareCategories(std::vector{0.0}, std::vector{1.0}); }) == ErrorCode::emptyData);
}
