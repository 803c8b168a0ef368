#include "qualm/statistics/metrics.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/errors.hpp"

using namespace qualm;
using qualm::testing::codeOf;

namespace {

Matrix matrix(std::size_t columns, std::vector<double> values) {
  Matrix result(values.size() / columns, columns);
  result.values = std::move(values);
  return result;
}

const std::vector<int> truth{0, 1, 2, 2, 1, 0}, predicted{0, 2, 2, 2, 0, 0};

}  // namespace

TEST_CASE("accuracy is the share of right rows") {
  CHECK(accuracy(truth, predicted) == 4.0 / 6.0);
  CHECK(accuracy(truth, truth) == 1.0);
}

TEST_CASE("the confusion matrix has the truth in rows and the prediction in columns") {
  const Matrix counts = confusionMatrix(truth, predicted, 3);
  CHECK(counts.values == std::vector<double>{2, 0, 0, 1, 0, 1, 0, 0, 2});
}

TEST_CASE("log loss is the mean of minus the logarithm of the true class's probability") {
  const Matrix probabilities = matrix(2, {0.9, 0.1, 0.2, 0.8, 0.5, 0.5});
  const std::vector<int> labels{0, 1, 1};
  // scikit-learn 1.2.1: log_loss([0, 1, 1], [[.9, .1], [.2, .8], [.5, .5]]) = 0.34055041584399376
  CHECK(logLoss(labels, probabilities) == Approx(0.34055041584399376).epsilon(1e-14));
}

TEST_CASE("log loss clips nothing") {
  const std::vector<int> labels{0, 1};
  CHECK(logLoss(labels, matrix(2, {0.0, 1.0, 0.0, 1.0})) == std::numeric_limits<double>::infinity());
  CHECK(logLoss(labels, matrix(2, {1.0, 0.0, 0.0, 1.0})) == 0.0);
  // The probability e^−800 underflows, its logarithm does not.
  CHECK(logLossOfLogs(labels, matrix(2, {-800.0, 0.0, -800.0, 0.0})) == 400.0);
}

TEST_CASE("the most probable class is the lowest of those that tie") {
  CHECK(argmaxRows(matrix(3, {0.2, 0.4, 0.4, 0.5, 0.5, 0.0, 0.0, 0.1, 0.9})) == std::vector<int>{1, 0, 2});
}

TEST_CASE("metrics refuse what does not fit together") {
  const std::vector<int> two{0, 1}, three{0, 1, 5}, none, negative{-1, 0};
  const Matrix probabilities = matrix(2, {0.5, 0.5, 0.5, 0.5});
  CHECK(codeOf([&] { accuracy(two, three); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { accuracy(none, none); }) == ErrorCode::emptyData);
  CHECK(codeOf([&] { confusionMatrix(three, three, 3); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { confusionMatrix(two, negative, 2); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { logLoss(three, probabilities); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { logLoss(negative, probabilities); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { logLoss(two, matrix(2, {1.5, -0.5, 0.5, 0.5})); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { logLoss(two, matrix(2, {std::nan(""), 0.5, 0.5, 0.5})); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { argmaxRows(Matrix(2, 0)); }) == ErrorCode::emptyData);
}
