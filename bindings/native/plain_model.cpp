#include "plain_model.hpp"

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

FittedStep toStep(const val& plain) {
  FittedStep step;
  const auto name = plain["kind"].as<std::string>();
  for (std::size_t k = 0; k < stepNames.size(); ++k) {
    if (name == stepNames[k]) step.kind = static_cast<StepOptions::Kind>(k);
  }
  step.shift = toDoubles(plain["shift"]);
  step.scale = toDoubles(plain["scale"]);
  step.low = plain["low"].as<double>();
  step.high = plain["high"].as<double>();
  step.explainedVariance = toDoubles(plain["explainedVariance"]);
  step.explainedVarianceRatio = toDoubles(plain["explainedVarianceRatio"]);
  step.components = toMatrix(plain["components"], step.explainedVariance.size());
  return step;
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

void requireParameters(std::size_t received, std::size_t needed) {
  if (received == needed) return;
  throw Error(ErrorCode::shapeMismatch, "The model has another number of parameters.", std::to_string(received),
              std::to_string(needed));
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
  Model model{std::move(circuit), std::move(observables), toStringVector(plain["classes"]).size()};
  requireParameters(toDoubles(plain["parameters"]).size(), model.parameterCount());
  return model;
}

LogisticRegression toLogisticRegression(const val& plain) {
  LogisticRegression model;
  model.classes = static_cast<int>(toStringVector(plain["classes"]).size());
  const auto parameters = toDoubles(plain["parameters"]);
  const std::size_t logits = model.classes == 2 ? 1 : static_cast<std::size_t>(model.classes);
  requireParameters(parameters.size() % logits, 0);
  const std::size_t columns = parameters.size() / logits - 1;
  model.coefficients = Matrix(logits, columns);
  const auto split = parameters.begin() + static_cast<std::ptrdiff_t>(logits * columns);
  model.coefficients.values.assign(parameters.begin(), split);
  model.intercepts.assign(split, parameters.end());
  return model;
}

}  // namespace qualm::bindings
