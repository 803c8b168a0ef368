#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "support/errors.hpp"
#include "support/fixtures.hpp"
#include "support/training_rows.hpp"

// Steps that take rows out, that clip, and what steps refuse.

using namespace qualm;
using namespace qualm::testing;

namespace {

FittedTraining fitOn(const Table& table, const StepOptions& step) {
  return fitPipeline(trainingRows(table), std::array{step}, Random(0));
}

std::string messageOf(const Table& table, const StepOptions& step) {
  try {
    fitOn(table, step);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

Matrix columnOf(std::initializer_list<double> values) {
  Matrix matrix(values.size(), 1);
  matrix.values = values;
  return matrix;
}

std::vector<std::size_t> removedBy(const FittedTraining& fitted) {
  return std::get<Removal>(fitted.pipeline.steps[0].map).rows;
}

}  // namespace

TEST_CASE("of equal training rows the first stays; a missing value equals another, a label does not") {
  const Matrix values = columnOf({1, 2, 1, missingValue, missingValue, 1, 1});
  const FittedTraining fitted = fitOn(tableOf(values, {0, 0, 0, 1, 1, 1, 0}), {.kind = StepKind::dropDuplicates});
  CHECK(removedBy(fitted) == std::vector<std::size_t>{2, 4, 6});
  CHECK(fitted.rows.tableRows() == std::vector<std::size_t>{0, 1, 3, 5});
  CHECK(fitted.rows.labels() == std::vector<int>{0, 0, 1, 1});
}

TEST_CASE("rows that are held out are never taken out") {
  Matrix values(12, 1, 0.0);
  for (std::size_t i = 0; i < 12; ++i) values(i, 0) = static_cast<double>(i % 3);
  Split split;
  for (std::size_t i = 0; i < 12; ++i) (i < 8 ? split.train : split.test).push_back(i);
  const FittedTraining fitted =
      fitPipeline({tableOf(values), split}, std::array{StepOptions{.kind = StepKind::dropDuplicates}}, Random(0));
  CHECK(fitted.rows.values().rows == 6);
  CHECK(fitted.pipeline.transform(selectRows(values, split.test)).rows == 4);
}

TEST_CASE("z scores count in population standard deviations of the training rows") {
  // Nine zeros and a ten: mean 1, standard deviation 3, z = 3 exactly.
  const Table table = tableOf(columnOf({0, 0, 0, 0, 0, 0, 0, 0, 0, 10}));
  CHECK(removedBy(fitOn(table, {.kind = StepKind::zScoreOutliers, .threshold = 2.999})) == std::vector<std::size_t>{9});
  CHECK(removedBy(fitOn(table, {.kind = StepKind::zScoreOutliers, .threshold = 3.001})).empty());
}

TEST_CASE("an isolation forest takes out what lies far off, and the share that was asked for") {
  Random random(3);
  Matrix values(200, 2);
  for (double& value : values.values) value = random.normal();
  values(17, 0) = 40.0;
  values(90, 1) = -40.0;
  const auto removed = removedBy(fitOn(tableOf(values), {.kind = StepKind::isolationForest, .contamination = 0.01}));
  CHECK(removed == std::vector<std::size_t>{17, 90});
}

TEST_CASE("clipping keeps to the training rows' range, or to one that is given") {
  const Table table = tableOf(columnOf({-1, 0, 2, 1}));
  const Matrix later = columnOf({-5, 0.5, 5});
  CHECK(fitOn(table, {.kind = StepKind::clip, .ranged = false}).pipeline.transform(later).values ==
        std::vector<double>{-1, 0.5, 2});
  CHECK(fitOn(table, {.kind = StepKind::clip, .low = 0, .high = 0.25}).pipeline.transform(later).values ==
        std::vector<double>{0, 0.25, 0.25});
}

TEST_CASE("a step that needs numbers names the place and the step that would help") {
  Table table = tableOf(columnOf({1, missingValue, 3, 4}));
  table.rowNumbers = {2, 3, 5, 6};
  CHECK_THAT(messageOf(table, {.kind = StepKind::pca, .components = 1}),
             Catch::Contains("Line 3, column \"column 0\"") && Catch::Contains("\"pca\""));
  table.columns[0].categories = {"a", "b"};
  CHECK_THAT(messageOf(table, {.kind = StepKind::standard}), Catch::Contains("is text"));
  CHECK_THAT(messageOf(table, {.kind = StepKind::oneHot}), Catch::Contains("Line 3"));
}

TEST_CASE("steps refuse what they cannot do") {
  const Table table = tableOf(everyNth(wine(), 2, 0).values);
  const auto code = [&](const StepOptions& step) { return codeOf([&] { fitOn(table, step); }); };
  const double nan = std::nan("");
  CHECK(code({.kind = StepKind::quantile, .quantiles = 1}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::clip, .low = 1, .high = 0}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::zScoreOutliers, .threshold = 0}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::zScoreOutliers, .threshold = nan}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::isolationForest, .contamination = 0.6}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::truncatedSvd, .components = 14}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::lda, .components = 2}) == ErrorCode::invalidOption);  // two classes: one direction
  CHECK(code({.kind = StepKind::selectVariance, .threshold = 1e12}) == ErrorCode::invalidOption);
  CHECK(code({.kind = StepKind::impute, .by = ImputeBy::constant, .value = nan}) == ErrorCode::notFinite);
  for (const StepKind kind :
       {StepKind::selectAnova, StepKind::selectMutual, StepKind::eliminate, StepKind::selectPermuted}) {
    for (const int columns : {0, 14}) CHECK(code({.kind = kind, .components = columns}) == ErrorCode::invalidOption);
  }
  CHECK(codeOf([] { stepNamed("whiten"); }) == ErrorCode::invalidOption);

  const Table empty = tableOf(columnOf({missingValue, missingValue, missingValue, missingValue}));
  CHECK(codeOf([&] { fitOn(empty, {.kind = StepKind::impute}); }) == ErrorCode::emptyData);
  const Table lonely = tableOf(columnOf({0, 0, 0, 0, 0, 0, 0, 0, 0, 10}), {0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
  CHECK(codeOf([&] { fitOn(lonely, {.kind = StepKind::zScoreOutliers, .threshold = 2}); }) == ErrorCode::tooFewRows);
}

TEST_CASE("every step is found by its name, and no two share one") {
  for (std::size_t k = 0; k < std::size(stepNames); ++k) {
    CHECK(stepNamed(stepNames[k]) == static_cast<StepKind>(k));
  }
}
