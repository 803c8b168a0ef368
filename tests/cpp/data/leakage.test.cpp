#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/data/pipeline.hpp"
#include "qualm/statistics/metrics.hpp"
#include "support/training_rows.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Three columns of numbers, one of them with gaps, and one of text; 60 rows, the first 40 to train on.
Table mixedTable(Random& random) {
  Matrix values(60, 4);
  std::vector<int> labels(60);
  for (std::size_t i = 0; i < 60; ++i) {
    labels[i] = static_cast<int>(random.below(2));
    for (std::size_t j = 0; j < 3; ++j) values(i, j) = random.normal() + labels[i];
    if (i % 7 == 3) values(i, 1) = missingValue;
    values(i, 3) = static_cast<double>(random.below(3));
  }
  Table table = tableOf(values, labels);
  table.columns[3] = {"colour", {"red", "green", "blue"}};
  return table;
}

Split firstRows(std::size_t train, std::size_t rows) {
  Split split;
  for (std::size_t i = 0; i < rows; ++i) (i < train ? split.train : split.test).push_back(i);
  return split;
}

/// Every step that there is, in pipelines that can be fitted on mixedTable().
std::vector<std::vector<StepOptions>> pipelines() {
  const StepOptions impute{.kind = StepKind::impute, .indicator = true}, spread{.kind = StepKind::oneHot};
  const StepOptions standard{.kind = StepKind::standard};
  std::vector<std::vector<StepOptions>> result;
  for (std::size_t k = 0; k < std::size(stepNames); ++k) {
    StepOptions step{.kind = static_cast<StepKind>(k), .components = step.kind == StepKind::lda ? 1 : 2};
    if (step.kind == StepKind::ordinal) {
      result.push_back({impute, step, standard});
    } else if (step.kind == StepKind::selectVariance) {
      step.threshold = 0.1;
      result.push_back({impute, spread, step});
    } else {
      result.push_back({impute, spread, standard, step});
    }
  }
  return result;
}

}  // namespace

TEST_CASE("no row that is held out reaches a fit: altering them leaves every fitted byte alone") {
  for (const std::vector<StepOptions>& steps : pipelines()) {
    INFO("pipeline with " << stepName(steps.back().kind));
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      INFO("seed " << seed);
      Random random(seed);
      Table table = mixedTable(random);
      const Split split = firstRows(40, 60);
      const FittedTraining before = fitPipeline(TrainingRows(table, split), steps, Random(1));
      for (const std::size_t row : split.test) {
        for (std::size_t j = 0; j < 3; ++j) table.values(row, j) = 1e6 * random.normal();
        table.values(row, 3) = static_cast<double>(random.below(9));
        table.labels[row] = 1 - table.labels[row];
      }
      const FittedTraining after = fitPipeline(TrainingRows(table, split), steps, Random(1));
      CHECK(after.pipeline.steps == before.pipeline.steps);
      CHECK(after.rows.values() == before.rows.values());
      CHECK(after.classWeights == before.classWeights);
    }
  }
}

TEST_CASE("columns that were chosen by random labels predict no better than a coin") {
  // 200 seeds of 30 held-out rows: the mean of right answers has a standard error of about 0.5/√6000 = 0.0065 (more
  // where a model's errors hang together, so it is measured). Beyond 4 of them: false alarm 6e-5 a step.
  constexpr std::array kinds{StepKind::selectAnova, StepKind::selectMutual,   StepKind::selectL1,
                             StepKind::eliminate,   StepKind::selectPermuted, StepKind::lda};
  for (const StepKind kind : kinds) {
    INFO(stepName(kind));
    double sum = 0.0, squares = 0.0;
    constexpr int seeds = 200;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      Random random(seed);
      Matrix values(70, 20);
      for (double& value : values.values) value = random.normal();
      std::vector<int> labels(70);
      for (int& label : labels) label = static_cast<int>(random.below(2));
      const Table table = tableOf(values, labels);
      const Split split = firstRows(40, 70);
      const std::array steps{StepOptions{.kind = kind, .components = kind == StepKind::lda ? 1 : 3}};
      const FittedTraining fitted = fitPipeline(TrainingRows(table, split), steps, Random(seed));
      const auto model = fitLogisticRegression(fitted.rows.values(), fitted.rows.labels(), 2, 1.0);
      const Matrix heldOut = fitted.pipeline.transform(selectRows(values, split.test));
      const auto truth = std::vector<int>(labels.begin() + 40, labels.end());
      const double right = accuracy(truth, argmaxRows(predictProbabilities(model, heldOut)));
      sum += right;
      squares += right * right;
    }
    const double mean = sum / seeds, deviation = std::sqrt((squares / seeds - mean * mean) / (seeds - 1));
    CHECK(deviation < 0.01);
    CHECK(std::abs(mean - 0.5) < 4.0 * deviation);
  }
}

TEST_CASE("the same choice made on all rows would look better than a coin: the test above can fail") {
  double sum = 0.0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    Matrix values(70, 20);
    for (double& value : values.values) value = random.normal();
    std::vector<int> labels(70);
    for (int& label : labels) label = static_cast<int>(random.below(2));
    const Table table = tableOf(values, labels);
    const std::array steps{StepOptions{.kind = StepKind::selectAnova, .components = 3}};
    const FittedTraining leaking = fitPipeline(trainingRows(table), steps, Random(seed));
    const Table chosen = tableOf(leaking.rows.values(), labels);
    const TrainingRows rows(chosen, firstRows(40, 70));
    const auto model = fitLogisticRegression(rows.values(), rows.labels(), 2, 1.0);
    const Split split = firstRows(40, 70);
    const auto truth = std::vector<int>(labels.begin() + 40, labels.end());
    sum += accuracy(truth, argmaxRows(predictProbabilities(model, selectRows(chosen.values, split.test))));
  }
  CHECK(sum / 50 > 0.55);
}
