#include "qualm/optimize/linear_program.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/random.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

TEST_CASE("a textbook's linear programme") {
  // Dantzig 1963: 3x + 5y is most at (2, 6) with x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18.
  Matrix constraints(3, 5);
  constraints.values = {1, 0, 1, 0, 0, 0, 2, 0, 1, 0, 3, 2, 0, 0, 1};
  const auto found =
      solveLinearProgram(constraints, std::vector<double>{4, 12, 18}, std::vector<double>{-3, -5, 0, 0, 0});
  CHECK(found[0] == Approx(2));
  CHECK(found[1] == Approx(6));
}

// Duality: no vertex of a random problem is cheaper, and every basis of its columns is tried.
TEST_CASE("random linear programmes: as cheap as the cheapest vertex") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Matrix constraints(2, 5);
    for (double& value : constraints.values) value = random.uniform(-1, 1);
    std::vector<double> inside(5), right(2, 0.0), costs(5);
    for (double& value : inside) value = random.uniform();
    for (double& cost : costs) cost = random.uniform();  // not negative: bounded
    for (std::size_t r = 0; r < 2; ++r) {
      for (std::size_t c = 0; c < 5; ++c) right[r] += constraints(r, c) * inside[c];
    }
    double cheapest = INFINITY;
    for (std::size_t i = 0; i < 5; ++i) {
      for (std::size_t j = i + 1; j < 5; ++j) {
        const double det = constraints(0, i) * constraints(1, j) - constraints(0, j) * constraints(1, i);
        const double x = (right[0] * constraints(1, j) - right[1] * constraints(0, j)) / det;
        const double y = (constraints(0, i) * right[1] - constraints(1, i) * right[0]) / det;
        if (x >= -1e-12 && y >= -1e-12) cheapest = std::min(cheapest, costs[i] * x + costs[j] * y);
      }
    }
    const std::vector<double> found = solveLinearProgram(constraints, right, costs);
    double cost = 0;
    for (std::size_t c = 0; c < 5; ++c) {
      CHECK(found[c] >= -1e-12);
      cost += costs[c] * found[c];
    }
    for (std::size_t r = 0; r < 2; ++r) {
      double sum = 0;
      for (std::size_t c = 0; c < 5; ++c) sum += constraints(r, c) * found[c];
      CHECK(sum == Approx(right[r]).margin(1e-9));
    }
    CHECK(cost == Approx(cheapest).epsilon(1e-9));
  }
}

TEST_CASE("constraints that say the same twice are met, and those that contradict are refused") {
  Matrix constraints(2, 2);
  constraints.values = {1, 1, 2, 2};
  const auto found = solveLinearProgram(constraints, std::vector<double>{1, 2}, std::vector<double>{1, 2});
  CHECK(found[0] == Approx(1));
  CHECK(codeOf([&] {
          solveLinearProgram(constraints, std::vector<double>{1, 3}, std::vector<double>{1, 2});
        }) == ErrorCode::notConverged);
  CHECK(codeOf([&] {
          solveLinearProgram(constraints, std::vector<double>{1, 2}, std::vector<double>{-1, -1.0});
        }) == std::nullopt);
  Matrix open(1, 2);
  open.values = {1, -1};
  CHECK(codeOf([&] {
          solveLinearProgram(open, std::vector<double>{0}, std::vector<double>{-1, 0});
        }) == ErrorCode::notConverged);
}
