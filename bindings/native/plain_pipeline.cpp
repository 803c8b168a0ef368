#include "plain_pipeline.hpp"

#include <algorithm>
#include <array>

#include "qualm/statistics/metrics.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<const char*, 3> stepNames{"standard", "pca", "min-max"};

val toPlain(const FittedStep& step) {
  val plain = val::object();
  plain.set("kind", std::string(stepNames[static_cast<std::size_t>(step.kind)]));
  plain.set("shift", toFloat64Array(step.shift));
  plain.set("scale", toFloat64Array(step.scale));
  plain.set("low", step.low);
  plain.set("high", step.high);
  plain.set("components", toFloat64Array(step.components.values));
  plain.set("explainedVariance", toFloat64Array(step.explainedVariance));
  plain.set("explainedVarianceRatio", toFloat64Array(step.explainedVarianceRatio));
  return plain;
}

StepOptions::Kind toKind(const std::string& name) {
  const auto found = std::find(stepNames.begin(), stepNames.end(), name);
  requireShape(found != stepNames.end(), "The pipeline has a step of no known kind.", name, "standard, pca, min-max");
  return static_cast<StepOptions::Kind>(found - stepNames.begin());
}

FittedStep toFittedStep(const val& plain) {
  FittedStep step;
  step.kind = toKind(plain["kind"].as<std::string>());
  step.shift = toDoubles(plain["shift"]);
  step.scale = toDoubles(plain["scale"]);
  step.low = plain["low"].as<double>();
  step.high = plain["high"].as<double>();
  step.explainedVariance = toDoubles(plain["explainedVariance"]);
  step.explainedVarianceRatio = toDoubles(plain["explainedVarianceRatio"]);
  step.components = toMatrix(plain["components"], step.explainedVariance.size());
  const bool reduces = step.kind == StepOptions::Kind::pca;
  const std::size_t columns = reduces ? step.components.columns : step.scale.size();
  requireShape(columns == step.shift.size(), "A step of the pipeline has numbers for another count of columns.",
               std::to_string(columns), std::to_string(step.shift.size()));
  return step;
}

}  // namespace

void requireShape(bool valid, const char* message, const std::string& received, const std::string& allowed) {
  if (!valid) throw Error(ErrorCode::shapeMismatch, message, received, allowed);
}

std::size_t classCount(const val& plain) {
  const std::size_t classes = toStringVector(plain["classes"]).size();
  requireShape(classes >= 2, "A model has at least two classes.", std::to_string(classes), "2 or more");
  return classes;
}

val modelObject(const char* kind, const val& pipeline, const val& classes, std::span<const double> parameters) {
  val plain = val::object();
  plain.set("kind", std::string(kind));
  plain.set("classes", classes);
  plain.set("pipeline", pipeline);
  plain.set("parameters", toFloat64Array(parameters));
  return plain;
}

val predictionOf(const Matrix& probabilities, const Ledger& ledger) {
  val result = val::object();
  result.set("probabilities", toFloat64Array(probabilities.values));
  result.set("labels", toInt32Array(argmaxRows(probabilities)));
  result.set("ledger", toObject(ledger));
  return result;
}

val toPlain(const FittedPipeline& pipeline) {
  val steps = val::array();
  for (const FittedStep& step : pipeline.steps) steps.call<void>("push", toPlain(step));
  return steps;
}

FittedPipeline toPipeline(const val& plain) {
  FittedPipeline pipeline;
  for (const val& step : emscripten::vecFromJSArray<val>(plain)) pipeline.steps.push_back(toFittedStep(step));
  return pipeline;
}

}  // namespace qualm::bindings
