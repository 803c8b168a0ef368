#include <emscripten/bind.h>

#include "plain_classical.hpp"
#include "plain_spec.hpp"
#include "qualm/experiment/baselines.hpp"
#include "qualm/experiment/prepared.hpp"
#include "steps.hpp"

namespace qualm::bindings {
namespace {

val toPlain(const Score& score) {
  val plain = val::object();
  plain.set("loss", score.loss);
  plain.set("accuracy", score.accuracy);
  plain.set("correct", static_cast<double>(score.correct));
  plain.set("rows", static_cast<double>(score.rows));
  plain.set("interval", bindings::toPlain(score.interval));
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

val prepareExperimentData(val plainSpec, val plainTable) {
  return guarded([&] {
    const DataSpec spec = toDataSpec(plainSpec);
    const PreparedData prepared = prepareData(spec, experimentTable(spec, toTable(plainTable)), fitStep());
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
    result.set("unknown", bindings::toPlain(prepared.unknown));
    result.set("explainedVariance", explainedVariance(prepared.pipeline));
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
    const DataSpec spec = toDataSpec(plainSpec);
    const PreparedData prepared = prepareData(spec, experimentTable(spec, toTable(plainTable)), fitStep());
    const Baselines fitted = fitBaselines(spec, prepared, fitStep());
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

}  // namespace

EMSCRIPTEN_BINDINGS(prepare) {
  emscripten::function("prepareData", &prepareExperimentData);
  emscripten::function("fitBaseline", &fitBaseline);
}

}  // namespace qualm::bindings
