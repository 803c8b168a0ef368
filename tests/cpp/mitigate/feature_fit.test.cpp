#include "qualm/mitigate/feature_fit.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/random.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

Matrix columnOf(std::vector<double> values) {
  Matrix column(values.size(), 1);
  column.values = std::move(values);
  return column;
}

/// ideal = 1.5·x₀ − 0.5·x₁ + 0.2 and a bend, on features that are known to `error`.
struct BentExamples {
  std::vector<double> ideal, point{0.2, -0.3}, pointErrors;
  NoisyExamples examples;

  explicit BentExamples(double error, std::uint64_t seed = 1)
      : pointErrors(2, error), examples{Matrix(9, 2), Matrix(9, 2, error), {}} {
    Random random(seed);
    for (double& value : examples.features.values) value = random.uniform(-1, 1);
    for (std::size_t i = 0; i < 9; ++i) {
      const double a = examples.features(i, 0), b = examples.features(i, 1);
      ideal.push_back(1.5 * a - 0.5 * b + 0.2 + 0.3 * a * a);
    }
    examples.ideal = ideal;
  }
};

}  // namespace

TEST_CASE("a line through three points is the textbook's") {
  const std::vector<double> ideal{0, 1, 1}, point{3}, none{0};
  const FeatureFit fit = fitFeatures({columnOf({0, 1, 2}), Matrix(3, 1), ideal}, point, none, {});
  CHECK(fit.coefficients[0] == Approx(0.5));
  CHECK(fit.coefficients[1] == Approx(1.0 / 6));
  CHECK(fit.value == Approx(1.5 + 1.0 / 6));
  CHECK(fit.standardError == 0);
  // Residuals −1/6, 1/3, −1/6, one degree of freedom; at 3 the variance is s²(1/3 + (3 − 1)²/2).
  CHECK(fit.residual == Approx(std::sqrt(1.0 / 6)));
  CHECK(fit.fitError == Approx(std::sqrt(1.0 / 6 * (1.0 / 3 + 2))));
  const FeatureFit origin = fitFeatures({columnOf({0, 1, 2}), Matrix(3, 1), ideal}, point, none, {false});
  REQUIRE(origin.coefficients.size() == 1);
  CHECK(origin.coefficients[0] == Approx(3.0 / 5));
  CHECK(fitFeatures({columnOf({0, 1, 2}), Matrix(3, 1), ideal}, point, none, {true, 2.0}).coefficients[0] ==
        Approx(1.0 / 4));
}

TEST_CASE("features that depend on each other get the coefficients of least norm") {
  const std::vector<double> ideal{1, 2, -1, 0.5}, point{0.6, 0.3}, none{0, 0};
  Matrix features(4, 2);
  for (std::size_t i = 0; i < 4; ++i) {
    features(i, 0) = 0.8 * ideal[i];
    features(i, 1) = 0.4 * ideal[i];
  }
  const FeatureFit fit = fitFeatures({features, Matrix(4, 2), ideal}, point, none, {false});
  CHECK(fit.coefficients[0] == Approx(1.0));  // (0.8, 0.4) / (0.8² + 0.4²)
  CHECK(fit.coefficients[1] == Approx(0.5));
  CHECK(fit.value == Approx(0.75));
  CHECK(fit.directions == 1);
}

TEST_CASE("errors are carried through the fit as moving each feature moves the value") {
  for (const FeatureFitOptions options : {FeatureFitOptions{true}, {false}, {true, 0.4}}) {
    constexpr double error = 1e-4, step = 1e-5;
    const BentExamples bent(error);
    const FeatureFit fit = fitFeatures(bent.examples, bent.point, bent.pointErrors, options);
    double variance = 0;
    for (std::size_t e = 0; e < bent.examples.features.values.size() + 2; ++e) {
      const auto valueAt = [&](double amount) {
        BentExamples moved = bent;
        moved.examples.ideal = moved.ideal;
        (e < 18 ? moved.examples.features.values[e] : moved.point[e - 18]) += amount;
        return fitFeatures(moved.examples, moved.point, moved.pointErrors, options).value;
      };
      variance += std::pow((valueAt(step) - valueAt(-step)) / (2 * step) * error, 2);
    }
    CHECK(fit.standardError == Approx(std::sqrt(variance)).epsilon(1e-4));
  }
}

// The mean of 400 slopes has a standard error of 0.006 or less; 0.03 is five of them: once in a million times.
TEST_CASE("shot noise in the features does not flatten the line") {
  constexpr std::size_t count = 20;
  constexpr double error = 0.15;
  double corrected = 0, plain = 0;
  std::vector<double> ideal;
  for (std::size_t i = 0; i < count; ++i) ideal.push_back(-1 + 2 * static_cast<double>(i) / (count - 1));
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(seed);
    NoisyExamples examples{Matrix(count, 1), Matrix(count, 1, error), ideal};
    for (std::size_t i = 0; i < count; ++i) examples.features(i, 0) = 0.6 * ideal[i] + error * random.normal();
    const std::vector<double> point{0.3}, pointErrors{0};
    corrected += fitFeatures(examples, point, pointErrors, {}).coefficients[0] / 400;
    examples.errors = Matrix(count, 1);
    plain += fitFeatures(examples, point, pointErrors, {}).coefficients[0] / 400;
  }
  // Least squares alone: 1/0.6 times 0.36·0.368 / (0.36·0.368 + 0.0225), 0.855 of it.
  CHECK(std::abs(corrected - 1 / 0.6) < 0.06);
  CHECK(plain == Approx(0.855 / 0.6).epsilon(0.03));
}

// 500 seeds each. Binomial(500, 0.95) is below 452 once in 50,000 times and above 494 once in 3000 times.
TEST_CASE("95 % intervals hold the value of the same fit to exact features, where noise widens them by a quarter") {
  constexpr std::size_t count = 16;
  constexpr double error = 0.12;
  std::vector<double> ideal;
  NoisyExamples exact{Matrix(count, 1), Matrix(count, 1), {}};
  double squares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    ideal.push_back(-0.5 + static_cast<double>(i) / (count - 1));
    exact.features(i, 0) = 0.8 * ideal[i] + 0.05 * std::cos(3.0 * static_cast<double>(i));
    squares += std::pow(exact.features(i, 0), 2);
  }
  exact.ideal = ideal;
  const std::vector<double> point{-0.6}, none{0}, pointErrors{0.04};
  for (const double ridge : {0.0, 0.1 * squares}) {
    INFO("ridge " << ridge);
    const double expected = fitFeatures(exact, point, none, {true, ridge}).value;
    int covered = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
      Random random(seed);
      NoisyExamples noisy{exact.features, Matrix(count, 1, error), ideal};
      for (double& value : noisy.features.values) value += error * random.normal();
      const std::vector<double> read{point[0] + pointErrors[0] * random.normal()};
      const FeatureFit fit = fitFeatures(noisy, read, pointErrors, {true, ridge});
      covered += std::abs(fit.value - expected) <= 1.959964 * fit.standardError ? 1 : 0;
    }
    CHECK(covered >= 452);
    CHECK(covered <= 494);
  }
}

// The second feature repeats the first but for a bend that noise drowns, and the ideal values hang on that bend: what
// shots can't tell, an interval can't promise. 92 % is documented; Binomial(500, 0.92) is below 433 once in 50,000
// times.
TEST_CASE("intervals are wider where noise drowns a direction that the ideal values hang on") {
  constexpr std::size_t count = 10;
  constexpr double error = 0.04;
  std::vector<double> ideal;
  NoisyExamples exact{Matrix(count, 2), Matrix(count, 2), {}};
  for (std::size_t i = 0; i < count; ++i) {
    const double at = -1 + 2 * static_cast<double>(i) / (count - 1), bend = 0.03 * std::cos(5.0 * at);
    exact.features(i, 0) = 0.9 * at + bend;
    exact.features(i, 1) = 0.7 * at + 2 * bend;
    ideal.push_back(1.5 * exact.features(i, 0) - 0.5 * exact.features(i, 1));
  }
  exact.ideal = ideal;
  const std::vector<double> point{0.5, 0.42}, none{0, 0}, pointErrors{0.015, 0.015};
  const double expected = fitFeatures(exact, point, none, {false}).value;
  CHECK(expected == Approx(1.5 * point[0] - 0.5 * point[1]));
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    NoisyExamples noisy{exact.features, Matrix(count, 2, error), ideal};
    for (double& value : noisy.features.values) value += error * random.normal();
    std::vector<double> read = point;
    for (double& value : read) value += pointErrors[0] * random.normal();
    const FeatureFit fit = fitFeatures(noisy, read, pointErrors, {false});
    covered += std::abs(fit.value - expected) <= 1.959964 * fit.standardError ? 1 : 0;
  }
  CHECK(covered >= 433);
}

TEST_CASE("a fit to features that say nothing is refused") {
  const std::vector<double> ideal{-1, 0, 1}, point{0.3}, none{0};
  CHECK(codeOf([&] {
          fitFeatures({columnOf({0.5, 0.5, 0.5}), Matrix(3, 1), ideal}, point, none, {});
        }) == ErrorCode::notConverged);
  CHECK(codeOf([&] {
          fitFeatures({columnOf({1e-17, 0, -1e-17}), Matrix(3, 1), ideal}, point, none, {});
        }) == ErrorCode::notConverged);
  CHECK(codeOf([&] {
          fitFeatures({columnOf({0.1, 0, -0.1}), Matrix(3, 1, 0.08), ideal}, point, none, {});
        }) == ErrorCode::invalidShots);
  CHECK_NOTHROW(fitFeatures({columnOf({0.1, 0, -0.1}), Matrix(3, 1, 0.06), ideal}, point, none, {}));
  const std::vector<double> two{0, 1};
  CHECK(codeOf([&] { fitFeatures({columnOf({0, 1}), Matrix(2, 1), two}, point, none, {}); }) == ErrorCode::tooFewRows);
}
