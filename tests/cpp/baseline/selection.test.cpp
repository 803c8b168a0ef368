#include <catch2/catch.hpp>
#include <cmath>

#include "fixtures/logistic_regression.fixture.hpp"
#include "qualm/baseline/majority.hpp"
#include "qualm/baseline/strength.hpp"
#include "qualm/statistics/metrics.hpp"
#include "support/errors.hpp"
#include "support/fixtures.hpp"

using namespace qualm;
using namespace qualm::testing;

TEST_CASE("on the same folds, the strength and the scores are scikit-learn's") {
  const Sample sample = wine();
  const Sample scaled{standardized(sample.values, sample.values), sample.labels, sample.classes};
  std::vector<Fold> folds;
  for (std::size_t f = 0; f < 5; ++f) {
    const Sample rest = everyNth(scaled, 5, f, true), heldOut = everyNth(scaled, 5, f);
    folds.push_back({rest.values, rest.labels, heldOut.values, heldOut.labels, {}});
  }
  const StrengthChoice choice = chooseStrength(folds, sample.classes);
  CHECK(choice.strength == fixtures::wineStrength);
  CHECK(choice.folds == 5);
  REQUIRE(choice.scores.size() == std::size(fixtures::wineScores));
  for (std::size_t c = 0; c < choice.scores.size(); ++c) {
    INFO("strength " << choice.scores[c].strength);
    // Where the penalty is weakest, the reference's own solver stops a little early.
    const double tolerance = choice.scores[c].strength <= 100 ? 1e-6 : 2e-5;
    CHECK(choice.scores[c].logLoss == Approx(fixtures::wineScores[c]).epsilon(tolerance));
  }
  CHECK(choice.scores.front().strength == 1e-4);
  CHECK(choice.scores.back().strength == 1e4);
}

TEST_CASE("the folds come from the seed alone") {
  const Sample sample = iris();
  const auto score = [&](std::uint64_t seed) {
    return chooseStrength(sample.values, sample.labels, 3, Random(seed)).scores.front().logLoss;
  };
  CHECK(score(1) == score(1));
  CHECK(score(1) != score(2));
}

TEST_CASE("candidates that tie leave the strongest penalty") {
  // Constant features say nothing: every strength predicts the class frequencies.
  const std::vector<int> labels{0, 1, 0, 1, 0, 1, 0, 1};
  const StrengthChoice choice = chooseStrength(Matrix(8, 2, 0.0), labels, 2, Random(0));
  CHECK(choice.strength == 1e-4);
  CHECK(choice.folds == 4);
  for (const StrengthScore& score : choice.scores) CHECK(score.logLoss == choice.scores.front().logLoss);
}

TEST_CASE("cross-validation refuses a class that it cannot hold out") {
  const Matrix x(4, 1, 1.0);
  const std::vector<int> lonely{0, 0, 0, 1}, shorter{0, 1};
  CHECK(codeOf([&] { chooseStrength(x, lonely, 2, Random(0)); }) == ErrorCode::tooFewRows);
  CHECK(codeOf([&] { chooseStrength(x, shorter, 2, Random(0)); }) == ErrorCode::shapeMismatch);
  const std::vector<Fold> none;
  CHECK(codeOf([&] { chooseStrength(none, 2); }) == ErrorCode::invalidOption);
}

TEST_CASE("the majority class is the most frequent, the lowest of those that tie") {
  const std::vector<int> labels{2, 1, 2, 0, 2, 1}, tie{1, 0, 1, 0}, one{0, 0};
  const Majority model = fitMajority(labels, 3);
  CHECK(model.label == 2);
  CHECK(model.frequencies == std::vector<double>{1.0 / 6, 2.0 / 6, 3.0 / 6});
  const Matrix probabilities = predictProbabilities(model, 2);
  CHECK(probabilities.rows == 2);
  CHECK(argmaxRows(probabilities) == std::vector<int>{2, 2});
  CHECK(fitMajority(tie, 2).label == 0);
  CHECK(codeOf([&] { fitMajority(one, 2); }) == ErrorCode::oneClass);
}
