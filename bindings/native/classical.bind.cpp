#include <emscripten/bind.h>

#include "plain_classical.hpp"
#include "plain_spec.hpp"
#include "qualm/experiment/baselines.hpp"
#include "qualm/experiment/prepared.hpp"
#include "qualm/statistics/metrics.hpp"
#include "qualm/statistics/paired.hpp"

namespace qualm::bindings {
namespace {

val toPlain(const Interval& interval) { return toFloat64Array(std::array{interval.low, interval.high}); }

val toPlain(const Score& score) {
  val plain = val::object();
  plain.set("loss", score.loss);
  plain.set("accuracy", score.accuracy);
  plain.set("correct", static_cast<double>(score.correct));
  plain.set("rows", static_cast<double>(score.rows));
  plain.set("interval", toPlain(score.interval));
  return plain;
}

val toPlain(const LabeledRows& rows) {
  val plain = val::object();
  plain.set("values", toFloat64Array(rows.features.values));
  plain.set("labels", toInt32Array(rows.labels));
  plain.set("rows", static_cast<double>(rows.features.rows));
  if (!rows.classWeights.empty()) plain.set("classWeights", toFloat64Array(rows.classWeights));
  return plain;
}

val explainedVariance(const FittedPipeline& pipeline) {
  for (const FittedStep& step : pipeline.steps) {
    const auto* projection = std::get_if<Projection>(&step.map);
    if (projection != nullptr) return toFloat64Array(projection->explainedVarianceRatio);
  }
  return val::null();
}

val namesOf(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  return toStrings(names);
}

/// [{ step, rows }]: the training rows that each step has taken out, by their places in the table.
val removedRows(const PreparedData& prepared) {
  val removed = val::array();
  for (const FittedStep& step : prepared.pipeline.steps) {
    const auto* removal = std::get_if<Removal>(&step.map);
    if (removal == nullptr || removal->rows.empty()) continue;
    val one = val::object();
    one.set("step", std::string(stepName(step.kind)));
    one.set("rows", toInt32Array(removal->rows));
    removed.call<void>("push", one);
  }
  return removed;
}

/// [{ column, category, rows }]
val toPlain(const std::vector<UnknownCategory>& unknown) {
  val plain = val::array();
  for (const UnknownCategory& one : unknown) {
    val entry = val::object();
    entry.set("column", one.column);
    entry.set("category", one.category);
    entry.set("rows", static_cast<double>(one.rows));
    plain.call<void>("push", entry);
  }
  return plain;
}

val prepareExperimentData(val plainSpec, val plainTable) {
  return guarded([&] {
    const ExperimentSpec spec = toSpec(plainSpec);
    const PreparedData prepared = prepareData(spec, experimentTable(spec, toTable(plainTable)));
    val rows = val::object(), result = val::object();
    rows.set("train", toInt32Array(prepared.trainingRows));
    rows.set("test", toInt32Array(prepared.split.test));
    result.set("columns", namesOf(prepared.table.columns));
    result.set("features", namesOf(prepared.pipeline.outputs()));
    result.set("classes", toStrings(prepared.table.classes));
    result.set("rows", rows);
    result.set("train", toPlain(prepared.training));
    result.set("test", toPlain(prepared.heldOut));
    result.set("pipeline", bindings::toPlain(prepared.pipeline));
    result.set("removed", removedRows(prepared));
    result.set("unknown", toPlain(prepared.unknown));
    result.set("explainedVariance", explainedVariance(prepared.pipeline));
    return result;
  });
}

val transformRows(val plainPipeline, val values, val rowCount) {
  return guarded([&] {
    const FittedPipeline pipeline = toPipeline(plainPipeline);
    const Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    val result = val::object();
    result.set("values", toFloat64Array(pipeline.transform(rows).values));
    result.set("columns", namesOf(pipeline.outputs()));
    result.set("rows", static_cast<double>(rows.rows));
    result.set("unknown", toPlain(pipeline.unknown(rows)));
    return result;
  });
}

val toPlain(const StrengthChoice& choice) {
  val scores = val::array();
  for (const StrengthScore& score : choice.scores) {
    val plain = val::object();
    plain.set("strength", score.strength);
    plain.set("logLoss", score.logLoss);
    scores.call<void>("push", plain);
  }
  return scores;
}

val fitBaseline(val plainSpec, val plainTable) {
  return guarded([&] {
    const ExperimentSpec spec = toSpec(plainSpec);
    const PreparedData prepared = prepareData(spec, experimentTable(spec, toTable(plainTable)));
    const Baselines fitted = fitBaselines(spec, prepared);
    const LogisticBaseline& same = fitted.sameFeatures;
    val result = val::object();
    result.set("model", bindings::toPlain(same.model, same.pipeline, prepared.table.classes));
    result.set("strength", same.choice.strength);
    result.set("crossValidation", toPlain(same.choice));
    result.set("folds", same.choice.folds);
    result.set("iterations", static_cast<double>(same.losses.size() - 1));
    result.set("losses", toFloat64Array(same.losses));
    result.set("heldOutLosses", toFloat64Array(same.heldOutLosses));
    result.set("accuracies", toFloat64Array(same.accuracies));
    result.set("heldOutAccuracies", toFloat64Array(same.heldOutAccuracies));
    result.set("train", toPlain(same.training));
    result.set("test", toPlain(same.heldOut));
    result.set("allColumns", toPlain(fitted.allColumns.heldOut));
    result.set("allColumnsStrength", fitted.allColumns.choice.strength);
    result.set("allColumnsModel",
               bindings::toPlain(fitted.allColumns.model, fitted.allColumns.pipeline, prepared.table.classes));
    result.set("majority", toPlain(fitted.majorityHeldOut));
    result.set("ledger", toObject(fitted.ledger));
    return result;
  });
}

val predictClassical(val model, val values, val rowCount, std::string space) {
  return guarded([&] {
    Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    if (space == "encoded") requireFinite(rows, "Features");
    if (space == "raw") rows = toPipeline(model["pipeline"]).transform(rows);
    return predictionOf(predictProbabilities(toLogisticRegression(model), rows), Ledger{});
  });
}

val compare(val predictions) {
  return guarded([&] {
    const auto truth = toInts(predictions["truth"]), a = toInts(predictions["a"]), b = toInts(predictions["b"]);
    const auto classes = static_cast<int>(toSize(predictions["classes"], "The number of classes"));
    const PairedTest test = mcnemarExact(truth, a, b);
    const Score scoreA = scoreLabels(truth, a), scoreB = scoreLabels(truth, b);
    val result = val::object();
    result.set("accuracyA", scoreA.accuracy);
    result.set("intervalA", toPlain(scoreA.interval));
    result.set("correctA", static_cast<double>(scoreA.correct));
    result.set("confusionA", toFloat64Array(confusionMatrix(truth, a, classes).values));
    result.set("correctB", static_cast<double>(scoreB.correct));
    result.set("confusionB", toFloat64Array(confusionMatrix(truth, b, classes).values));
    result.set("accuracyB", scoreB.accuracy);
    result.set("intervalB", toPlain(scoreB.interval));
    result.set("wins", static_cast<double>(test.wins));
    result.set("losses", static_cast<double>(test.losses));
    result.set("pValue", test.pValue);
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(classical) {
  emscripten::function("prepareData", &prepareExperimentData);
  emscripten::function("transform", &transformRows);
  emscripten::function("fitBaseline", &fitBaseline);
  emscripten::function("predictClassical", &predictClassical);
  emscripten::function("compare", &compare);
}

}  // namespace qualm::bindings
