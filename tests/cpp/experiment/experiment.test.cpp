#include <catch2/catch.hpp>
#include <numbers>

#include "qualm/core/error.hpp"
#include "qualm/experiment/baselines.hpp"
#include "qualm/experiment/prediction.hpp"
#include "qualm/experiment/prepared.hpp"
#include "qualm/simulate/statevector_executor.hpp"

using namespace qualm;

namespace {

DataSpec moons() {
  DataSpec spec;
  spec.seed = 7;
  spec.generator = "moons";
  spec.preprocess = {{.kind = StepKind::standard}, {.kind = StepKind::minMax, .high = std::numbers::pi}};
  return spec;
}

}  // namespace

TEST_CASE("preparing twice gives the same bytes") {
  const auto a = prepareData(moons(), experimentTable(moons(), {}));
  const auto b = prepareData(moons(), experimentTable(moons(), {}));
  CHECK(a.training.features.values == b.training.features.values);
  CHECK(a.split.test == b.split.test);
  CHECK(a.heldOut.labels.size() == 50);
}

TEST_CASE("perturbing the test rows changes no byte of what was fitted") {
  const DataSpec spec = moons();
  Table table = experimentTable(spec, {});
  const auto before = prepareData(spec, table);
  for (const std::size_t row : before.split.test) table.values(row, 0) += 1000;
  const auto after = prepareData(spec, table);
  CHECK(before.training.features.values == after.training.features.values);
  CHECK(before.pipeline.steps == after.pipeline.steps);
  const Baselines fittedBefore = fitBaselines(spec, before), fittedAfter = fitBaselines(spec, after);
  CHECK(fittedBefore.sameFeatures.choice.strength == fittedAfter.sameFeatures.choice.strength);
  CHECK(fittedBefore.sameFeatures.model.coefficients.values == fittedAfter.sameFeatures.model.coefficients.values);
}

TEST_CASE("scores are whole rows with an interval around them") {
  const auto prepared = prepareData(moons(), experimentTable(moons(), {}));
  const Baselines fitted = fitBaselines(moons(), prepared);
  for (const Score& score : {fitted.sameFeatures.heldOut, fitted.allColumns.heldOut, fitted.majorityHeldOut}) {
    CHECK(score.accuracy == static_cast<double>(score.correct) / static_cast<double>(score.rows));
    CHECK(score.interval.low < score.accuracy);
    CHECK(score.interval.high > score.accuracy);
  }
  CHECK(fitted.majorityHeldOut.accuracy == 0.5);
  CHECK(fitted.sameFeatures.heldOutLosses.size() == fitted.sameFeatures.losses.size());
}

TEST_CASE("one row alone is predicted as it is among others") {
  const auto prepared = prepareData(moons(), experimentTable(moons(), {}));
  const Model model = makeModel(ModelOptions{}, prepared.training.features.columns, 2);
  const auto parameters = initialParameters(model, Random(7));
  const StatevectorExecutor executor;
  Ledger ledger;
  const auto predict = [&](const Matrix& rows) {
    return predictProbabilities(model, parameters, rows, {executor, 0}, Random(0), ledger).values;
  };
  const auto all = predict(prepared.heldOut.features);
  for (std::size_t row = 0; row < 20; ++row) {
    const std::array index{row};
    const auto alone = predict(selectRows(prepared.heldOut.features, index));
    CHECK(alone[0] == all[2 * row]);
    CHECK(alone[1] == all[2 * row + 1]);
  }
}

TEST_CASE("rows of one class are refused") {
  DataSpec spec = moons();
  spec.generator.clear();
  Table table{Matrix(6, 2), {{"a", {}}, {"b", {}}}, {0, 0, 0, 0, 0, 0}, {"only"}, {}};
  CHECK_THROWS_AS(experimentTable(spec, table), Error);
}
