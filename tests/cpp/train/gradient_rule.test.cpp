#include "qualm/train/gradient_rule.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "qualm/core/error.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

const StatevectorExecutor executor;

std::vector<double> gradientOf(const Circuit& circuit, const std::vector<double>& parameters, const Matrix& features,
                               const Observable& observable, GradientOptions options) {
  const GradientRule rule = gradientRule(circuit, options, 0, Random(0));
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, parameters, features);
  request.shifts = rule.shifts;
  const std::vector<Observable> observables{observable};
  request.observables = observables;
  Ledger ledger;
  const Matrix values = executor.execute(request, Random(0), ledger).values;
  std::vector<double> gradient(parameters.size());
  collectGradient(rule, values.values.data(), 1, gradient, features.values);
  return gradient;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

}  // namespace

TEST_CASE("parameter-shift agrees with finite differences on random circuits") {
  // Random circuits share parameters, scale and offset them, and hold controlled rotations.
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 2 + random.below(4);
    const Circuit circuit = randomCircuit({qubits, 40, 4, 2}, random);
    const auto parameters = randomMatrix(1, 4, random).values;
    const Matrix features = randomMatrix(1, 2, random);
    const Observable observable{{{0.7, parsePauli("Z0", qubits)}, {-0.4, parsePauli("X0 Y1", qubits)}}};
    const auto exact = gradientOf(circuit, parameters, features, observable, {});
    const auto difference =
        gradientOf(circuit, parameters, features, observable, {GradientMethod::finiteDifference, 1e-4});
    REQUIRE(largestDifference(exact, difference) < 1e-5);
  }
}

TEST_CASE("weights of features have the derivatives that moving them shows") {
  // The oracle moves each parameter itself and binds again; it knows neither slots nor the chain rule.
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 2 + random.below(3);
    const Circuit circuit = randomCircuit({qubits, 30, 4, 3, true}, random);
    const auto parameters = randomMatrix(1, 4, random).values;
    const Matrix features = randomMatrix(1, 3, random);
    const std::vector<Observable> observables{{{{0.7, parsePauli("Z0", qubits)}, {-0.4, parsePauli("X0 Y1", qubits)}}}};
    const auto valueAt = [&](const std::vector<double>& values) {
      Request request;
      request.circuit = &circuit;
      request.bindings = bindSlots(circuit, values, features);
      request.observables = observables;
      Ledger ledger;
      return executor.execute(request, Random(0), ledger).values(0, 0);
    };
    std::vector<double> moved;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      auto above = parameters, below = parameters;
      above[p] += 1e-4;
      below[p] -= 1e-4;
      moved.push_back((valueAt(above) - valueAt(below)) / 2e-4);
    }
    REQUIRE(largestDifference(gradientOf(circuit, parameters, features, observables[0], {}), moved) < 1e-5);
    const GradientOptions differences{GradientMethod::finiteDifference, 1e-4};
    REQUIRE(largestDifference(gradientOf(circuit, parameters, features, observables[0], differences), moved) < 1e-5);
    Ledger ledger;
    const GradientRule rule = gradientRule(circuit, {}, 0, Random(0));
    const Matrix exact = qualm::gradientOf(circuit, observables, bindSlots(circuit, parameters, features), rule, 0,
                                           executor, Random(0), ledger, GradientMethod::adjoint, features);
    REQUIRE(largestDifference(exact.values, moved) < 1e-5);
  }
}

TEST_CASE("closed forms of the derivative of a product of rotations") {
  // C = 1 − ∏cos²(θ_i/2) has ∂_j C = ½ sin θ_j ∏_{i≠j} cos²(θ_i/2). The projector on |0…0⟩ is a sum of Z products.
  constexpr std::size_t n = 3;
  Circuit circuit(n);
  for (std::size_t q = 0; q < n; ++q) {
    circuit.append("rx", {q}, {Angle::parameter(circuit.parameter("t" + std::to_string(q)))});
  }
  Observable cost{{{1.0, {}}}};
  for (std::uint64_t mask = 0; mask < (1U << n); ++mask) cost.parts.push_back({-1.0 / (1U << n), {0, mask}});
  const std::vector<double> theta{0.3, 1.2, -0.8};
  const auto gradient = gradientOf(circuit, theta, Matrix(), cost, {});
  for (std::size_t j = 0; j < n; ++j) {
    double expected = 0.5 * std::sin(theta[j]);
    for (std::size_t i = 0; i < n; ++i) expected *= i == j ? 1.0 : std::pow(std::cos(theta[i] / 2), 2);
    CHECK(gradient[j] == Approx(expected).margin(1e-14));
  }
}

TEST_CASE("gradients vanish as fast as barren plateaus say") {
  // Var ∂ of the global cost over uniform angles is (1/8)(3/8)^(n−1) = 0.00659180 at n = 4. The derivative's fourth
  // moment bounds the error of the sample variance: 5 standard errors at 20,000 draws, false alarm below 1e-6.
  constexpr std::size_t n = 4, draws = 20000;
  Random random(77);
  double sum = 0, squares = 0;
  for (std::size_t d = 0; d < draws; ++d) {
    double derivative = 0.5 * std::sin(random.uniform(0, 2 * std::numbers::pi));
    for (std::size_t i = 1; i < n; ++i) {
      derivative *= std::pow(std::cos(random.uniform(0, 2 * std::numbers::pi) / 2), 2);
    }
    sum += derivative * derivative;
    squares += std::pow(derivative, 4);
  }
  const double mean = sum / draws, error = std::sqrt((squares / draws - mean * mean) / draws);
  CHECK(std::abs(mean - 0.00659180) < 5 * error);
}

TEST_CASE("the two-term rule refuses a controlled rotation, where it would be plausible and wrong") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("crx", {0, 1}, {Angle::parameter(circuit.parameter("c"))});
  try {
    gradientRule(circuit, {GradientMethod::twoTerm}, 0, Random(0));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::noShiftRule);
    CHECK(error.received() == "crx");
  }
  const GradientRule rule = gradientRule(circuit, {}, 0, Random(0));
  REQUIRE(rule.shifts.size() == 5);
  CHECK(rule.shifts[0].empty());
  CHECK(rule.weights[1][0].weight == Approx(0.42677670));
  CHECK(rule.weights[4][0].weight == Approx(0.07322330));
  CHECK(rule.shifts[3][0].amount == Approx(3 * std::numbers::pi / 2));
}

TEST_CASE("a parameter that occurs k times is shifted at each occurrence") {
  Circuit circuit(1);
  const std::size_t a = circuit.parameter("a");
  for (int i = 0; i < 3; ++i) circuit.append("ry", {0}, {Angle::parameter(a, 0.5 + i)});
  CHECK(gradientRule(circuit, {}, 0, Random(0)).shifts.size() == 1 + 2 * 3);
  const auto gradient = gradientOf(circuit, {0.4}, Matrix(), {{{1.0, parsePauli("Z0", 1)}}}, {});
  CHECK(gradient[0] == Approx(-4.5 * std::sin(4.5 * 0.4)).margin(1e-13));  // ⟨Z⟩ = cos(4.5 a)
}

TEST_CASE("finite differences with shots need a step that noise does not drown") {
  Circuit circuit(1);
  circuit.append("ry", {0}, {Angle::parameter(circuit.parameter("a"))});
  CHECK_THROWS_AS(gradientRule(circuit, {GradientMethod::finiteDifference, 1e-3}, 1000, Random(0)), Error);
  CHECK_NOTHROW(gradientRule(circuit, {GradientMethod::finiteDifference, 0.05}, 1000, Random(0)));
  CHECK_NOTHROW(gradientRule(circuit, {GradientMethod::finiteDifference}, 1000, Random(0)));
  for (const double step : {0.0, -0.1, std::nan(""), std::numeric_limits<double>::infinity()}) {
    INFO(step);
    CHECK_THROWS_AS(gradientRule(circuit, {GradientMethod::finiteDifference, step}, 0, Random(0)), Error);
    CHECK_THROWS_AS(gradientRule(circuit, {GradientMethod::spsa, step}, 0, Random(0)), Error);
  }
  CHECK_THROWS_AS(gradientRule(circuit, {GradientMethod::parameterShift, 0.1}, 0, Random(0)), Error);
}

TEST_CASE("SPSA is unbiased where the function is linear along every direction") {
  // Mean over directions of SPSA's estimate is the gradient up to O(c²); 4000 directions, each with variance below
  // the squared norm of the gradient: 6 standard errors, false alarm below 1e-8.
  Random random(3);
  const Circuit circuit = randomCircuit({3, 25, 3, 0}, random);
  const auto parameters = randomMatrix(1, 3, random).values;
  const Observable observable{{{1.0, parsePauli("Z0", 3)}}};
  const auto exact = gradientOf(circuit, parameters, Matrix(), observable, {});
  double squaredNorm = 0;
  for (const double g : exact) squaredNorm += g * g;
  std::vector<double> mean(3, 0.0);
  constexpr int draws = 4000;
  for (int d = 0; d < draws; ++d) {
    const GradientRule rule =
        gradientRule(circuit, {GradientMethod::spsa, 1e-3}, 0, Random(0).stream(static_cast<std::uint64_t>(d)));
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, parameters, Matrix());
    request.shifts = rule.shifts;
    const std::vector<Observable> observables{observable};
    request.observables = observables;
    Ledger ledger;
    const Matrix values = executor.execute(request, Random(0), ledger).values;
    std::vector<double> estimate(3);
    collectGradient(rule, values.values.data(), 1, estimate);
    for (std::size_t p = 0; p < 3; ++p) mean[p] += estimate[p] / draws;
  }
  CHECK(largestDifference(mean, exact) < 6 * std::sqrt(squaredNorm / draws) + 1e-4);
}

TEST_CASE("the adjoint gradient equals parameter-shift, and bills what hardware would run") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 1 + random.below(5);
    const Circuit circuit = randomCircuit({qubits, 30, 4, 2}, random);
    const Matrix bindings = bindSlots(circuit, randomMatrix(1, 4, random).values, randomMatrix(9, 2, random));
    const std::vector<Observable> observables{{{{0.7, {1, 0}}, {-0.4, {0, 1}}}}, {{{1.0, {0, 1}}}}};
    const GradientRule rule = gradientRule(circuit, {}, 0, Random(0));
    Ledger one, two;
    const Matrix shift = gradientOf(circuit, observables, bindings, rule, 0, executor, Random(0), one);
    const Matrix adjoint =
        gradientOf(circuit, observables, bindings, rule, 0, executor, Random(0), two, GradientMethod::adjoint);
    for (std::size_t i = 0; i < shift.values.size(); ++i) {
      CHECK(adjoint.values[i] == Approx(shift.values[i]).margin(1e-10));
    }
    CHECK(one.circuits == two.circuits);
    CHECK(one.gates == two.gates);
  }
}
