#include "qualm/optimize/newton.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

/// ½ xᵀAx − bᵀx with A = [[4, 1], [1, 3]] and b = (1, 2): minimum at (1/11, 7/11).
double quadratic(std::span<const double> x, Derivatives* derivatives) {
  if (derivatives != nullptr) {
    derivatives->gradient = {4 * x[0] + x[1] - 1, x[0] + 3 * x[1] - 2};
    derivatives->hessian(0, 0) = 4;
    derivatives->hessian(0, 1) = std::nan("");  // the upper triangle is not read
    derivatives->hessian(1, 0) = 1;
    derivatives->hessian(1, 1) = 3;
  }
  return 2 * x[0] * x[0] + x[0] * x[1] + 1.5 * x[1] * x[1] - x[0] - 2 * x[1];
}

/// √(1 + x²), for which an undamped Newton step from |x| > 1 lands farther out: x ← −x³.
double root(std::span<const double> x, Derivatives* derivatives) {
  const double value = std::sqrt(1 + x[0] * x[0]);
  if (derivatives != nullptr) {
    derivatives->gradient[0] = x[0] / value;
    derivatives->hessian(0, 0) = 1 / (value * value * value);
  }
  return value;
}

}  // namespace

TEST_CASE("Newton solves a quadratic in one iteration") {
  const NewtonResult result = minimizeNewton(quadratic, std::array{5.0, -7.0});
  CHECK(result.iterations == 1);
  CHECK(result.parameters[0] == Approx(1.0 / 11).epsilon(1e-12));
  CHECK(result.parameters[1] == Approx(7.0 / 11).epsilon(1e-12));
}

TEST_CASE("damping makes Newton converge where whole steps diverge") {
  std::vector<double> values;
  NewtonOptions options;
  options.observe = [&](const NewtonIterate& iterate) {
    CHECK(iterate.iteration == static_cast<int>(values.size()));
    CHECK(iterate.parameters.size() == 1);
    values.push_back(iterate.value);
  };
  const NewtonResult result = minimizeNewton(root, std::array{30.0}, options);
  CHECK(std::abs(result.parameters[0]) < 1e-9);
  CHECK(result.gradientNorm <= options.gradientTolerance);
  REQUIRE(values.size() == static_cast<std::size_t>(result.iterations) + 1);
  CHECK(values.front() == std::sqrt(901.0));
  for (std::size_t i = 1; i < values.size(); ++i) CHECK(values[i] <= values[i - 1]);
}

TEST_CASE("a tolerance below rounding ends where float64 does") {
  NewtonOptions options;
  options.gradientTolerance = 1e-300;
  const NewtonResult result = minimizeNewton(quadratic, std::array{5.0, -7.0}, options);
  CHECK(result.gradientNorm < 1e-14);
  CHECK(result.iterations < 10);
}

TEST_CASE("a singular Hessian is damped") {
  // (x + y − 1)²/2 has a line of minima.
  const auto valley = [](std::span<const double> x, Derivatives* derivatives) {
    const double excess = x[0] + x[1] - 1;
    if (derivatives != nullptr) {
      derivatives->gradient = {excess, excess};
      derivatives->hessian.values = {1, 0, 1, 1};
    }
    return 0.5 * excess * excess;
  };
  const NewtonResult result = minimizeNewton(valley, std::array{3.0, 4.0});
  CHECK(result.parameters[0] + result.parameters[1] == Approx(1.0));
}

TEST_CASE("a minimization that cannot end says so") {
  const auto slope = [](std::span<const double> x, Derivatives* derivatives) {  // e^x has no minimum
    if (derivatives != nullptr) derivatives->gradient[0] = derivatives->hessian(0, 0) = std::exp(x[0]);
    return 1e6 * std::exp(x[0]);  // a value that does not belong to the gradient, so that no tolerance is met
  };
  NewtonOptions options;
  options.maxIterations = 3;
  CHECK(codeOf([&] { minimizeNewton(slope, std::array{0.0}, options); }) == ErrorCode::notConverged);
  const auto nowhere = [](std::span<const double>, Derivatives*) { return std::nan(""); };
  CHECK(codeOf([&] { minimizeNewton(nowhere, std::array{0.0}); }) == ErrorCode::notFinite);
  const auto uphill = [](std::span<const double> x, Derivatives* derivatives) {  // the gradient has the wrong sign
    if (derivatives != nullptr) {
      derivatives->gradient[0] = -2 * x[0];
      derivatives->hessian(0, 0) = 2;
    }
    return x[0] * x[0];
  };
  CHECK(codeOf([&] { minimizeNewton(uphill, std::array{1.0}); }) == ErrorCode::notConverged);
}
