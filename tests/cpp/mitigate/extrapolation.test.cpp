#include "qualm/mitigate/extrapolation.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "qualm/core/error.hpp"
#include "qualm/core/random.hpp"

using namespace qualm;

namespace {

const std::vector<ScaledValue> published{{1, 0.8}, {2, 0.65}, {3, 0.53}};

double atZero(ExtrapolationOptions options) { return extrapolate(published, options).value(0); }

std::vector<double> coefficients(std::vector<double> scales, Extrapolation kind) {
  std::vector<ScaledValue> points;
  for (const double scale : scales) points.push_back({scale, 1 / scale});
  return extrapolate(points, {kind}).sensitivities(0);
}

double squares(const std::vector<double>& list) {
  return std::inner_product(list.begin(), list.end(), list.begin(), 0.0);
}

double sizes(const std::vector<double>& list) {
  return std::accumulate(list.begin(), list.end(), 0.0, [](double sum, double c) { return sum + std::abs(c); });
}

ErrorCode codeOf(const std::vector<ScaledValue>& points, const ExtrapolationOptions& options) {
  try {
    extrapolate(points, options);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("the curves through 0.8, 0.65, 0.53 at scales 1, 2, 3 meet scale 0 where they should") {
  CHECK(atZero({Extrapolation::richardson}) == Approx(0.98).epsilon(1e-12));
  CHECK(atZero({Extrapolation::linear}) == Approx(0.93).epsilon(1e-12));
  CHECK(atZero({Extrapolation::polynomial, 1}) == Approx(0.93).epsilon(1e-12));
  CHECK(atZero({Extrapolation::polynomial, 2}) == Approx(0.98).epsilon(1e-12));
  const auto exponential = [](std::optional<double> asymptote, ExponentialFit fit) {
    return atZero({Extrapolation::exponential, 1, asymptote, fit});
  };
  CHECK(std::abs(exponential(0, ExponentialFit::logarithm) - 0.98229181) < 5e-9);
  CHECK(std::abs(exponential(0, ExponentialFit::weightedLogarithm) - 0.98252297) < 5e-9);
  CHECK(std::abs(exponential(0, ExponentialFit::values) - 0.98273774) < 5e-9);
  CHECK(std::abs(exponential(std::nullopt, ExponentialFit::values) - 0.9875) < 1e-9);
}

TEST_CASE("Richardson's coefficients and what they do to the variance") {
  struct Row {
    std::vector<double> scales, expected;
    double full, equal, best;
  };
  // Full: every scale gets all shots. Equal and best: the same shots in all, split equally or by |coefficient|.
  const std::vector<Row> rows{{{1, 2, 3}, {3, -3, 1}, 19, 57, 49},
                              {{1, 3, 5}, {15.0 / 8, -5.0 / 4, 3.0 / 8}, 5.21875, 15.65625, 12.25},
                              {{1, 1.5, 2}, {6, -8, 3}, 109, 327, 289},
                              {{1, 2, 3, 4}, {4, -6, 4, -1}, 69, 276, 225}};
  for (const Row& row : rows) {
    const std::vector<double> found = coefficients(row.scales, Extrapolation::richardson);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(row.expected[i]).epsilon(1e-10));
    CHECK(squares(found) == Approx(row.full).epsilon(1e-10));
    CHECK(squares(found) * static_cast<double>(found.size()) == Approx(row.equal).epsilon(1e-10));
    CHECK(sizes(found) * sizes(found) == Approx(row.best).epsilon(1e-10));
  }
  const std::vector<double> line = coefficients({1, 2, 3}, Extrapolation::linear);
  CHECK(squares(line) == Approx(7.0 / 3).epsilon(1e-12));
  CHECK(squares(line) * 3 == Approx(7).epsilon(1e-12));
  CHECK(sizes(line) * sizes(line) == Approx(5.44).epsilon(0.001));
}

TEST_CASE("a curve of its own kind is found exactly, between the points, too") {
  const std::vector<double> scales{1, 1.5, 2, 2.5, 3, 4};
  const auto follow = [&](auto curve, const ExtrapolationOptions& options) {
    std::vector<ScaledValue> points;
    for (const double scale : scales) points.push_back({scale, curve(scale)});
    const ExtrapolatedCurve found = extrapolate(points, options);
    for (const double scale : {0.0, 0.7, 2.2, 5.0}) CHECK(found.value(scale) == Approx(curve(scale)).margin(1e-7));
  };
  follow([](double x) { return 0.9 - 0.2 * x + 0.01 * x * x; }, {Extrapolation::polynomial, 2});
  follow([](double x) { return 0.1 + 0.7 * std::exp(-0.4 * x); }, {Extrapolation::exponential, 1, 0.1});
  follow([](double x) { return -0.2 - 0.7 * std::exp(-0.4 * x); }, {Extrapolation::exponential, 1, std::nullopt});
  follow([](double x) { return 0.8 - 0.7 * std::exp(-0.3 * x); }, {Extrapolation::exponential, 1, std::nullopt});
  follow([](double x) { return std::exp(-0.1 - 0.2 * x + 0.02 * x * x); }, {Extrapolation::polyExponential, 2, 0.0});
}

TEST_CASE("fake nodes are Richardson's polynomial on Chebyshev's nodes") {
  const auto node = [](double x) { return 2 * (1 - std::cos(std::acos(-1) * x / 4)); };  // scales 1, 2, 3: width 4
  const std::vector<ScaledValue> moved{{node(1), 0.8}, {node(2), 0.65}, {node(3), 0.53}};
  CHECK(atZero({Extrapolation::fakeNodes}) ==
        Approx(extrapolate(moved, {Extrapolation::richardson}).value(0)).epsilon(1e-12));
  CHECK(codeOf({{1, 0.8}, {2, 0.7}, {4, 0.5}}, {Extrapolation::fakeNodes}) == ErrorCode::invalidOption);
}

TEST_CASE("sensitivities are the derivatives, by finite differences, where the curve passes through its points") {
  const double step = 1e-6;
  for (const ExtrapolationOptions& options :
       {ExtrapolationOptions{Extrapolation::linear}, ExtrapolationOptions{Extrapolation::richardson},
        ExtrapolationOptions{Extrapolation::exponential, 1, 0.0, ExponentialFit::logarithm},
        ExtrapolationOptions{Extrapolation::exponential, 1, std::nullopt}}) {
    const std::vector<double> found = extrapolate(published, options).sensitivities(0);
    for (std::size_t i = 0; i < published.size(); ++i) {
      auto high = published, low = published;
      high[i].value += step;
      low[i].value -= step;
      const double slope = (extrapolate(high, options).value(0) - extrapolate(low, options).value(0)) / (2 * step);
      CHECK(found[i] == Approx(slope).epsilon(1e-5).margin(1e-6));
    }
  }
}

// 4000 draws: the spread of a spread is known to 1/√8000 = 1.1 %; 5 of those are missed once in 1.7 million times.
TEST_CASE("the standard error is the spread over repetitions") {
  const double noise = 0.004;
  for (const ExtrapolationOptions& options :
       {ExtrapolationOptions{Extrapolation::linear}, ExtrapolationOptions{Extrapolation::richardson},
        ExtrapolationOptions{Extrapolation::exponential, 1, 0.0}}) {
    Random random(11);
    double sum = 0, sumOfSquares = 0, stated = 0;
    const int draws = 4000;
    for (int draw = 0; draw < draws; ++draw) {
      std::vector<ScaledValue> points;
      for (const double scale : {1.0, 2.0, 3.0}) {
        points.push_back({scale, 0.9 * std::exp(-0.2 * scale) + noise * random.normal(), noise});
      }
      const ExtrapolatedCurve curve = extrapolate(points, options);
      sum += curve.value(0);
      sumOfSquares += curve.value(0) * curve.value(0);
      stated += curve.standardError(0) / draws;
    }
    const double spread = std::sqrt(sumOfSquares / draws - sum * sum / draws / draws);
    CHECK(stated == Approx(spread).epsilon(0.056));
  }
}

TEST_CASE("what can't be extrapolated is refused") {
  CHECK(codeOf({{1, 0.8}}, {Extrapolation::linear}) == ErrorCode::tooFewRows);
  CHECK(codeOf({{1, 0.8}, {2, 0.6}}, {Extrapolation::polynomial, 2}) == ErrorCode::tooFewRows);
  CHECK(codeOf({{1, 0.8}, {2, 0.6}}, {Extrapolation::exponential, 1, std::nullopt}) == ErrorCode::tooFewRows);
  CHECK(codeOf({{1, 0.8}, {1, 0.6}}, {Extrapolation::linear}) == ErrorCode::invalidOption);
  CHECK(codeOf({{0, 0.8}, {1, 0.6}}, {Extrapolation::linear}) == ErrorCode::invalidOption);
  CHECK(codeOf({{1, 0.8}, {2, std::nan("")}}, {Extrapolation::linear}) == ErrorCode::notFinite);
  CHECK(codeOf({{1, 0.1}, {2, -0.1}}, {Extrapolation::exponential}) == ErrorCode::invalidOption);
}
