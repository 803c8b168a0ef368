#include <catch2/catch.hpp>
#include <cmath>

#include "fixtures/statistics.fixture.hpp"
#include "qualm/statistics/interval.hpp"
#include "qualm/statistics/paired.hpp"
#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

TEST_CASE("normal quantiles are SciPy's") {
  for (const auto& [probability, x] : fixtures::quantiles) {
    INFO("probability " << probability);
    CHECK(normalQuantile(probability) == Approx(x).epsilon(1e-14).margin(1e-15));
  }
  for (const double bad : {0.0, 1.0, -0.1, std::nan("")}) {
    CHECK(codeOf([&] { normalQuantile(bad); }) == ErrorCode::invalidOption);
  }
}

TEST_CASE("Wilson's interval is SciPy's") {
  for (const auto& [successes, trials, confidence, low, high] : fixtures::intervals) {
    INFO(successes << " of " << trials << " at " << confidence);
    const Interval interval = wilsonInterval(successes, trials, confidence);
    CHECK(interval.low == Approx(low).epsilon(1e-12).margin(1e-15));
    CHECK(interval.high == Approx(high).epsilon(1e-12));
    CHECK(interval.low >= 0.0);
    CHECK(interval.high <= 1.0);
  }
}

TEST_CASE("Wilson's interval at 95 % has the published figures") {
  CHECK(wilsonInterval(48, 60).low == Approx(0.68218).margin(5e-6));
  CHECK(wilsonInterval(48, 60).high == Approx(0.88171).margin(5e-6));
  CHECK(wilsonInterval(60, 60).low == Approx(0.93983).margin(5e-6));
  CHECK(wilsonInterval(60, 60).high == 1.0);
  CHECK(wilsonInterval(0, 60).low == 0.0);
}

TEST_CASE("Wilson's interval covers as often as its exact coverage says") {
  // n = 60, p = 0.99: the binomial probabilities of the outcomes whose interval holds p sum to 97.8 %.
  double coverage = 0.0, probability = std::pow(0.99, 60);  // of 60 successes, then fewer
  for (unsigned failures = 0; failures <= 60; ++failures) {
    const Interval interval = wilsonInterval(60 - failures, 60);
    if (interval.low <= 0.99 && 0.99 <= interval.high) coverage += probability;
    probability *= static_cast<double>(60 - failures) / (failures + 1.0) * (0.01 / 0.99);
  }
  CHECK(coverage == Approx(0.978).margin(5e-4));
}

TEST_CASE("Wilson's interval refuses impossible counts") {
  CHECK(codeOf([] { wilsonInterval(0, 0); }) == ErrorCode::emptyData);
  CHECK(codeOf([] { wilsonInterval(3, 2); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { wilsonInterval(1, 2, 1.0); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { wilsonInterval(1, 2, 0.0); }) == ErrorCode::invalidOption);
}

TEST_CASE("the sign test is SciPy's exact binomial test") {
  for (const auto& [wins, losses, pValue] : fixtures::signTests) {
    INFO(wins << " wins, " << losses << " losses");
    CHECK(signTest(wins, losses) == Approx(pValue).epsilon(1e-10));
  }
  CHECK(signTest(0, 0) == 1.0);
}

TEST_CASE("six wins without a loss are the fewest that are significant at 5 %") {
  CHECK(signTest(5, 0) > 0.05);
  CHECK(signTest(6, 0) < 0.05);
}

TEST_CASE("McNemar counts only the rows that the two classifiers disagree about") {
  const std::vector<int> truth{0, 1, 1, 0, 2, 2, 1}, a{0, 1, 0, 0, 2, 1, 1}, b{0, 0, 0, 1, 2, 2, 2};
  const PairedTest test = mcnemarExact(truth, a, b);
  CHECK(test.wins == 3);
  CHECK(test.losses == 1);
  CHECK(test.pValue == Approx(0.625));  // 2 · (1 + 4) / 16
  CHECK(mcnemarExact(truth, b, a).wins == 1);
  CHECK(mcnemarExact(truth, a, a).pValue == 1.0);
  const std::vector<int> shorter{0}, none;
  CHECK(codeOf([&] { mcnemarExact(truth, a, shorter); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { mcnemarExact(none, none, none); }) == ErrorCode::emptyData);
}
