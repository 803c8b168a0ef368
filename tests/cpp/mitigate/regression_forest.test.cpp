#include "qualm/mitigate/regression_forest.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// 20 rows: the first column steps from −1 to 2 between rows 9 and 10, the second says nothing.
struct StepFunction {
  Matrix rows{20, 2};
  std::vector<double> targets;

  StepFunction() {
    Random random(3);
    for (std::size_t i = 0; i < 20; ++i) {
      rows(i, 0) = static_cast<double>(i);
      rows(i, 1) = random.uniform();
      targets.push_back(i < 10 ? -1 : 2);
    }
  }

  double at(const RegressionForest& forest, double x) const {
    const std::vector<double> row{x, 0.5};
    return forest.predict(row);
  }
};

}  // namespace

TEST_CASE("a forest learns a step: exactly away from it, and between rows where its samples put the edge") {
  const StepFunction step;
  const RegressionForest forest(step.rows, step.targets, {}, Random(0));
  for (const double x : {-100.0, 0.0, 2.0, 4.0}) CHECK(step.at(forest, x) == Approx(-1));
  for (const double x : {15.0, 17.0, 19.0, 100.0}) CHECK(step.at(forest, x) == Approx(2));
  CHECK(step.at(forest, 8.5) < step.at(forest, 10.5));
  // A tree that saw rows 9 and 10 has its edge at 9.5: 40 % of the trees; the others put theirs to either side.
  CHECK(step.at(forest, 9.4) < 0.5);
  CHECK(step.at(forest, 9.6) > 0.5);
  const std::vector<double> far{1, 0.5}, near{9.5, 0.5};
  CHECK(forest.standardError(far) == Approx(0).margin(1e-12));
  CHECK(forest.standardError(near) > 0.1);
  CHECK(forest.outOfBagError() < 0.8);  // 1.5 where nothing is learned
}

TEST_CASE("one seed grows one forest, another one another") {
  const StepFunction step;
  const auto at = [&](std::uint64_t seed) {
    return step.at(RegressionForest(step.rows, step.targets, {20, 1, 1}, Random(seed)), 9.7);
  };
  CHECK(at(5) == at(5));
  CHECK(at(5) != at(6));
}

TEST_CASE("a tree's leaves are no smaller than asked, and a forest with leaves of all rows knows the mean alone") {
  const StepFunction step;
  const RegressionForest stumps(step.rows, step.targets, {200, 20}, Random(0));
  // Each tree's mean is that of its 20 draws; the mean of 200 such is 0.5 ± 1.5/√(20·200), within 4.5 of that.
  CHECK(std::abs(step.at(stumps, 3) - 0.5) < 4.5 * 1.5 / std::sqrt(4000.0));
  CHECK(step.at(stumps, 3) == step.at(stumps, 15));
}

TEST_CASE("the infinitesimal jackknife of a mean is its standard error") {
  // Leaves of all rows make the forest a bootstrap of the mean, whose variance is Σ(y − ȳ)²/n².
  const StepFunction step;
  const RegressionForest stumps(step.rows, step.targets, {4000, 20}, Random(1));
  const std::vector<double> row{3, 0.5};
  CHECK(stumps.standardError(row) == Approx(1.5 / std::sqrt(20.0)).epsilon(0.1));
}

TEST_CASE("forests that can't be grown are refused") {
  const StepFunction step;
  const std::vector<double> few(3, 0.0);
  const auto grow = [&](const RegressionForestOptions& options) {
    RegressionForest(step.rows, step.targets, options, Random(0));
  };
  CHECK(codeOf([&] { RegressionForest(step.rows, few, {}, Random(0)); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { RegressionForest(Matrix(0, 2), {}, {}, Random(0)); }) == ErrorCode::emptyData);
  CHECK(codeOf([&] { grow({1}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { grow({10, 0}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { grow({10, 1, 3}); }) == ErrorCode::invalidOption);
}
