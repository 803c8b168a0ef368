#include "qualm/optimize/optimizer.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;
using Kind = OptimizerOptions::Kind;

TEST_CASE("gradient descent goes down by rate times gradient") {
  Optimizer optimizer({.kind = Kind::sgd, .rate = 0.1}, 2);
  std::vector<double> parameters{1.0, -2.0};
  optimizer.step(parameters, std::array{10.0, -1.0});
  CHECK(parameters[0] == 1.0 - 0.1 * 10.0);
  CHECK(parameters[1] == -2.0 + 0.1);
}

TEST_CASE("Adam's first step is the rate in the direction of each sign") {
  Optimizer optimizer({.kind = Kind::adam, .rate = 0.05}, 3);
  std::vector<double> parameters{0.0, 0.0, 0.0};
  optimizer.step(parameters, std::array{1e3, -1e-3, 0.0});
  CHECK(parameters[0] == Approx(-0.05).epsilon(1e-9));
  CHECK(parameters[1] == Approx(0.05).epsilon(2e-5));  // ε is 1e−8 beside a gradient of 1e−3
  CHECK(parameters[2] == 0.0);
}

TEST_CASE("Adam follows the sums of its definition") {
  // m_t = (1 − β1) Σ β1^(t−i) g_i and v_t likewise, from the sums themselves instead of the recurrence.
  constexpr double rate = 0.03, beta1 = 0.8, beta2 = 0.95, epsilon = 1e-4;
  Optimizer optimizer({Kind::adam, rate, beta1, beta2, epsilon}, 1);
  std::vector<double> parameter{0.5}, gradients;
  double expected = 0.5;
  for (int t = 1; t <= 40; ++t) {
    gradients.push_back(std::sin(0.7 * t) + 0.1);
    double mean = 0, square = 0;
    for (int i = 1; i <= t; ++i) {
      const double g = gradients[static_cast<std::size_t>(i - 1)];
      mean += (1 - beta1) * std::pow(beta1, t - i) * g;
      square += (1 - beta2) * std::pow(beta2, t - i) * g * g;
    }
    expected -= rate * mean / (1 - std::pow(beta1, t)) / (std::sqrt(square / (1 - std::pow(beta2, t))) + epsilon);
    optimizer.step(parameter, std::span(gradients).last(1));
    CHECK(parameter[0] == Approx(expected).epsilon(1e-12));
  }
}

TEST_CASE("both optimizers reach the minimum of a bowl") {
  for (const Kind kind : {Kind::sgd, Kind::adam}) {
    Optimizer optimizer({.kind = kind, .rate = 0.02}, 2);
    std::vector<double> x{2.0, -3.0};
    for (int step = 0; step < 3000; ++step) {
      optimizer.step(x, std::array{2.0 * (x[0] - 1.0), 8.0 * (x[1] - 0.5)});
    }
    CHECK(x[0] == Approx(1.0).margin(1e-6));
    CHECK(x[1] == Approx(0.5).margin(1e-6));
  }
}

TEST_CASE("an update with a bad gradient changes nothing") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  for (const Kind kind : {Kind::sgd, Kind::adam}) {
    Optimizer tried({.kind = kind}, 2), untouched({.kind = kind}, 2);
    std::vector<double> a{1.0, 2.0}, b{1.0, 2.0};
    CHECK(codeOf([&] { tried.step(a, std::array{1.0, nan}); }) == ErrorCode::notFinite);
    CHECK(codeOf([&] { tried.step(a, std::array{infinity, 1.0}); }) == ErrorCode::notFinite);
    CHECK(codeOf([&] { tried.step(a, std::array{1.0}); }) == ErrorCode::shapeMismatch);
    tried.step(a, std::array{0.3, -0.2});
    untouched.step(b, std::array{0.3, -0.2});
    CHECK(a == b);
  }
}

TEST_CASE("options outside their range are refused") {
  const auto code = [](OptimizerOptions options) { return codeOf([&] { Optimizer(options, 1); }); };
  CHECK_FALSE(code({}));
  for (const double rate : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    CHECK(code({.rate = rate}) == ErrorCode::invalidOption);
  }
  CHECK(code({.beta1 = 1.0}) == ErrorCode::invalidOption);
  CHECK(code({.beta2 = -0.1}) == ErrorCode::invalidOption);
  CHECK(code({.epsilon = 0.0}) == ErrorCode::invalidOption);
}
