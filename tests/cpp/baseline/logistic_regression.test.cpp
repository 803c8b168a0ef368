#include "qualm/baseline/logistic_regression.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "fixtures/logistic_regression.fixture.hpp"
#include "qualm/core/random.hpp"
#include "qualm/statistics/metrics.hpp"
#include "support/errors.hpp"
#include "support/fixtures.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// scikit-learn's figures, one block a strength.
struct Expected {
  Sample sample;
  std::span<const double> strengths, coefficients, intercepts, trainLosses, testLosses, probabilities;
  std::span<const int> correct;
};

void checkClose(std::span<const double> received, std::span<const double> expected, double tolerance) {
  REQUIRE(received.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(std::abs(received[i] - expected[i]) < tolerance);
}

void checkAgainst(const Expected& expected) {
  const Sample train = everyNth(expected.sample, 4, 0, true), test = everyNth(expected.sample, 4, 0);
  const Matrix x = standardized(train.values, train.values), held = standardized(test.values, train.values);
  const std::size_t count = expected.strengths.size();
  for (std::size_t k = 0; k < count; ++k) {
    INFO("strength " << expected.strengths[k]);
    const auto block = [&](auto all) { return all.subspan(k * all.size() / count, all.size() / count); };
    const LogisticRegression model = fitLogisticRegression(x, train.labels, train.classes, expected.strengths[k]);
    checkClose(model.coefficients.values, block(expected.coefficients), 1e-6);
    checkClose(model.intercepts, block(expected.intercepts), 1e-6);
    CHECK(logLossOfLogs(train.labels, predictLogProbabilities(model, x)) ==
          Approx(expected.trainLosses[k]).epsilon(1e-8));
    CHECK(logLossOfLogs(test.labels, predictLogProbabilities(model, held)) ==
          Approx(expected.testLosses[k]).epsilon(1e-6));
    const Matrix probabilities = predictProbabilities(model, held);
    const auto first = block(expected.probabilities);
    checkClose(std::span(probabilities.values).first(first.size()), first, 1e-6);
    const double right = accuracy(test.labels, argmaxRows(probabilities)) * static_cast<double>(test.labels.size());
    CHECK(std::lround(right) == expected.correct[k]);
  }
}

Matrix blobs(std::size_t rows, std::size_t columns, std::vector<int>& labels, int classes, Random& random) {
  Matrix x(rows, columns);
  labels.clear();
  for (std::size_t i = 0; i < rows; ++i) {
    labels.push_back(static_cast<int>(i % static_cast<std::size_t>(classes)));
    for (std::size_t j = 0; j < columns; ++j) x(i, j) = random.normal() + (j == i % columns ? labels.back() : 0);
  }
  return x;
}

}  // namespace

TEST_CASE("two classes: scikit-learn's coefficients, losses, probabilities and scores on breast cancer") {
  using namespace fixtures;
  checkAgainst({breastCancer(), breastCancerStrengths, breastCancerCoefficients, breastCancerIntercepts,
                breastCancerTrainLosses, breastCancerTestLosses, breastCancerTestProbabilities,
                breastCancerTestCorrect});
}

TEST_CASE("three classes: scikit-learn's coefficients, losses, probabilities and scores on iris") {
  using namespace fixtures;
  checkAgainst({iris(), irisStrengths, irisCoefficients, irisIntercepts, irisTrainLosses, irisTestLosses,
                irisTestProbabilities, irisTestCorrect});
}

TEST_CASE("features as they come: scikit-learn's coefficients on iris in centimeters") {
  const Sample sample = iris();
  const LogisticRegression model = fitLogisticRegression(sample.values, sample.labels, 3, 10.0);
  checkClose(model.coefficients.values, fixtures::rawIrisCoefficients, 1e-6);
  checkClose(model.intercepts, fixtures::rawIrisIntercepts, 1e-5);
}

TEST_CASE("badly scaled features converge too") {
  const Sample sample = breastCancer();  // columns from 1e−3 to 4e3
  for (const double strength : {1e-4, 1.0, 1e4}) {
    INFO("strength " << strength);
    FitTrace trace;
    fitLogisticRegression(sample.values, sample.labels, 2, strength, &trace);
    CHECK(trace.losses.size() < 60);
  }
}

TEST_CASE("with three classes or more, coefficients and intercepts sum to zero over the classes") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<int> labels;
    const int classes = 3 + static_cast<int>(random.below(3));
    const Matrix x = blobs(60, 3, labels, classes, random);
    const LogisticRegression model = fitLogisticRegression(x, labels, classes, std::pow(10.0, random.uniform(-3, 3)));
    CHECK(std::abs(std::accumulate(model.intercepts.begin(), model.intercepts.end(), 0.0)) < 1e-9);
    for (std::size_t j = 0; j < x.columns; ++j) {
      double sum = 0;
      for (std::size_t c = 0; c < model.coefficients.rows; ++c) sum += model.coefficients(c, j);
      CHECK(std::abs(sum) < 1e-7);
    }
  }
}

TEST_CASE("the minimum is one: no coefficient can be moved without raising the objective") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<int> labels;
    const int classes = 2 + static_cast<int>(random.below(3));
    const Matrix x = blobs(40, 2, labels, classes, random);
    const double strength = std::pow(10.0, random.uniform(-2, 2));
    const auto objective = [&](const LogisticRegression& model) {
      double squares = 0;
      for (const double w : model.coefficients.values) squares += w * w;
      return strength * 40 * logLossOfLogs(labels, predictLogProbabilities(model, x)) + 0.5 * squares;
    };
    const LogisticRegression best = fitLogisticRegression(x, labels, classes, strength);
    const double least = objective(best);
    for (std::size_t p = 0; p < best.coefficients.values.size() + best.intercepts.size(); ++p) {
      for (const double change : {-1e-2, 1e-2}) {
        LogisticRegression moved = best;
        const std::size_t weights = moved.coefficients.values.size();
        (p < weights ? moved.coefficients.values[p] : moved.intercepts[p - weights]) += change;
        CHECK(objective(moved) > least);
      }
    }
  }
}

TEST_CASE("the trace begins at even odds and goes down to the fitted model") {
  const Sample sample = iris();
  const Matrix x = standardized(sample.values, sample.values);
  FitTrace trace;
  const LogisticRegression model = fitLogisticRegression(x, sample.labels, 3, 1.0, &trace);
  REQUIRE(trace.losses.size() == trace.models.size());
  REQUIRE(trace.losses.size() > 3);
  CHECK(trace.losses.front() == Approx(std::log(3.0)));
  CHECK(trace.losses.back() < 0.2);
  CHECK(trace.models.back().coefficients.values == model.coefficients.values);
  CHECK(trace.losses.back() == logLossOfLogs(sample.labels, predictLogProbabilities(model, x)));
}

TEST_CASE("a warm start alters nothing but the number of iterations") {
  const Sample sample = iris();
  const Matrix x = standardized(sample.values, sample.values);
  FitTrace cold, warm;
  const LogisticRegression near = fitLogisticRegression(x, sample.labels, 3, 10.0);
  const LogisticRegression fresh = fitLogisticRegression(x, sample.labels, 3, 100.0, &cold);
  const LogisticRegression started = fitLogisticRegression(x, sample.labels, 3, 100.0, &warm, &near);
  checkClose(started.coefficients.values, fresh.coefficients.values, 1e-7);
  CHECK(warm.losses.size() < cold.losses.size());
}

TEST_CASE("separable classes and extreme logits give finite losses") {
  Matrix x(4, 1);
  x.values = {-1, -0.9, 0.9, 1};
  const std::vector<int> labels{0, 0, 1, 1};
  const LogisticRegression model = fitLogisticRegression(x, labels, 2, 1e4);
  CHECK(accuracy(labels, argmaxRows(predictProbabilities(model, x))) == 1.0);
  Matrix far(1, 1, -1e4);
  CHECK(predictProbabilities(model, far)(0, 1) == 0.0);  // underflows
  CHECK(std::isfinite(predictLogProbabilities(model, far)(0, 1)));
}

TEST_CASE("a row predicts alone what it predicts among others") {
  const Sample sample = iris();
  const LogisticRegression model = fitLogisticRegression(sample.values, sample.labels, 3, 1.0);
  const Matrix all = predictProbabilities(model, sample.values);
  for (std::size_t i = 0; i < sample.values.rows; i += 7) {
    const Matrix alone = predictProbabilities(model, everyNth(sample, sample.values.rows, i).values);
    CHECK(std::equal(alone.values.begin(), alone.values.end(), all.row(i).begin()));
  }
}

TEST_CASE("logistic regression refuses data that it cannot be fitted on") {
  const std::vector<int> labels{0, 1, 0, 1}, one{1, 1, 1, 1}, beyond{0, 1, 2, 3};
  const Matrix x(4, 2, 1.0);
  const auto code = [&](const Matrix& rows, const std::vector<int>& truth, int classes, double strength = 1.0) {
    return codeOf([&] { fitLogisticRegression(rows, truth, classes, strength); });
  };
  CHECK_FALSE(code(x, labels, 2));
  CHECK(code(Matrix(3, 2), labels, 2) == ErrorCode::shapeMismatch);
  CHECK(code(Matrix(4, 0), labels, 2) == ErrorCode::emptyData);
  CHECK(code(Matrix(0, 2), {}, 2) == ErrorCode::emptyData);
  CHECK(code(x, one, 2) == ErrorCode::oneClass);
  CHECK(code(x, labels, 3) == ErrorCode::tooFewRows);
  CHECK(code(x, beyond, 3) == ErrorCode::invalidOption);
  for (const double strength : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    CHECK(code(x, labels, 2, strength) == ErrorCode::invalidOption);
  }
  CHECK(code(Matrix(4, 2, std::nan("")), labels, 2) == ErrorCode::notFinite);
  CHECK(code(Matrix(4, 600), beyond, 4) == ErrorCode::outOfMemory);
  const LogisticRegression model = fitLogisticRegression(x, labels, 2, 1.0);
  CHECK(codeOf([&] { predictProbabilities(model, Matrix(1, 3)); }) == ErrorCode::shapeMismatch);
  const LogisticRegression other = fitLogisticRegression(Matrix(4, 3, 1.0), labels, 2, 1.0);
  CHECK(codeOf([&] { fitLogisticRegression(x, labels, 2, 1.0, nullptr, &other); }) == ErrorCode::shapeMismatch);
}
