#include "plain_model.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "plain_circuit.hpp"

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

void require(bool valid, const char* message, const std::string& received, const std::string& allowed) {
  if (!valid) throw Error(ErrorCode::shapeMismatch, message, received, allowed);
}

StepOptions::Kind toKind(const std::string& name) {
  const auto found = std::find(stepNames.begin(), stepNames.end(), name);
  require(found != stepNames.end(), "The pipeline has a step of no known kind.", name, "standard, pca, min-max");
  return static_cast<StepOptions::Kind>(found - stepNames.begin());
}

FittedStep toStep(const val& plain) {
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
  require(columns == step.shift.size(), "A step of the pipeline has numbers for another count of columns.",
          std::to_string(columns), std::to_string(step.shift.size()));
  return step;
}

std::size_t classCount(const val& plain) {
  const std::size_t classes = toStringVector(plain["classes"]).size();
  require(classes >= 2, "A model has at least two classes.", std::to_string(classes), "2 or more");
  return classes;
}

val modelObject(const char* kind, const FittedPipeline& pipeline, const std::vector<std::string>& classes,
                std::span<const double> parameters) {
  val plain = val::object();
  plain.set("kind", std::string(kind));
  plain.set("classes", toStrings(classes));
  plain.set("pipeline", bindings::toPlain(pipeline));
  plain.set("parameters", toFloat64Array(parameters));
  return plain;
}

}  // namespace

val toPlain(const FittedPipeline& pipeline) {
  val steps = val::array();
  for (const FittedStep& step : pipeline.steps) steps.call<void>("push", toPlain(step));
  return steps;
}

FittedPipeline toPipeline(const val& plain) {
  FittedPipeline pipeline;
  for (const val& step : emscripten::vecFromJSArray<val>(plain)) pipeline.steps.push_back(toStep(step));
  return pipeline;
}

val toPlain(const Model& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes,
            std::span<const double> parameters) {
  val plain = modelObject("quantum", pipeline, classes, parameters);
  plain.set("circuit", toPlain(model.circuit));
  plain.set("observables", toPlain(model.observables));
  plain.set("parameterNames", toStrings(model.parameterNames()));
  return plain;
}

val toPlain(const LogisticRegression& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes) {
  std::vector<double> parameters = model.coefficients.values;
  parameters.insert(parameters.end(), model.intercepts.begin(), model.intercepts.end());
  return modelObject("logistic-regression", pipeline, classes, parameters);
}

Model toQuantumModel(const val& plain) {
  Circuit circuit = toCircuit(plain["circuit"]);
  auto observables = toObservables(plain["observables"], circuit.qubits());
  Model model{std::move(circuit), std::move(observables), classCount(plain)};
  const std::size_t logits = model.classes == 2 ? 1 : model.classes;
  require(model.observables.size() == logits, "The model has another number of observables than logits.",
          std::to_string(model.observables.size()), std::to_string(logits));
  const std::size_t parameters = toDoubles(plain["parameters"]).size();
  require(parameters == model.parameterCount(), "The model has another number of parameters.",
          std::to_string(parameters), std::to_string(model.parameterCount()));
  return model;
}

LogisticRegression toLogisticRegression(const val& plain) {
  LogisticRegression model;
  model.classes = static_cast<int>(classCount(plain));
  const auto parameters = toDoubles(plain["parameters"]);
  const std::size_t logits = model.classes == 2 ? 1 : static_cast<std::size_t>(model.classes);
  require(parameters.size() >= 2 * logits && parameters.size() % logits == 0,
          "The parameters do not fill the coefficients and one intercept a logit.", std::to_string(parameters.size()),
          "a multiple of " + std::to_string(logits) + ", and more than it");
  const std::size_t columns = parameters.size() / logits - 1;
  model.coefficients = Matrix(logits, columns);
  const auto split = parameters.begin() + static_cast<std::ptrdiff_t>(logits * columns);
  model.coefficients.values.assign(parameters.begin(), split);
  model.intercepts.assign(split, parameters.end());
  return model;
}

}  // namespace qualm::bindings
