#include "plain_spec.hpp"

#include <utility>

namespace qualm::bindings {
namespace {

/// One of a list of names; throws invalid-option with the names that exist.
template <class Value>
Value pick(const std::string& name, std::initializer_list<std::pair<const char*, Value>> choices) {
  std::string allowed;
  for (const auto& [key, value] : choices) {
    if (name == key) return value;
    allowed += (allowed.empty() ? "" : ", ") + std::string(key);
  }
  throw Error(ErrorCode::invalidOption, "There is no choice \"" + name + "\".", name, allowed);
}

std::string text(const val& value) { return value.as<std::string>(); }

StepOptions toStepOptions(const val& plain) {
  using Kind = StepOptions::Kind;
  StepOptions step;
  step.kind =
      pick<Kind>(text(plain["kind"]), {{"standard", Kind::standard}, {"pca", Kind::pca}, {"min-max", Kind::minMax}});
  if (step.kind == Kind::pca) step.components = plain["components"].as<int>();
  if (step.kind == Kind::minMax) {
    step.low = plain["to"][0].as<double>();
    step.high = plain["to"][1].as<double>();
  }
  return step;
}

ModelOptions toModelOptions(const val& plain) {
  ModelOptions model;
  const val ansatz = plain["ansatz"], readout = plain["readout"];
  model.axis = pick<Axis>(text(plain["encoder"]["axis"]), {{"x", Axis::x}, {"y", Axis::y}, {"z", Axis::z}});
  model.ansatz.kind = pick<AnsatzKind>(text(ansatz["kind"]), {{"strongly-entangling", AnsatzKind::stronglyEntangling},
                                                              {"hardware-efficient", AnsatzKind::hardwareEfficient}});
  model.ansatz.layers = toSize(ansatz["layers"], "The number of layers");
  model.ansatz.entangler = pick<Entangler>(
      text(ansatz["entangler"]),
      {{"ring", Entangler::ring}, {"chain", Entangler::chain}, {"all", Entangler::all}, {"none", Entangler::none}});
  model.readout = text(readout["kind"]) == "parity"
                      ? ReadoutKind::parity
                      : pick<ReadoutKind>(text(readout["qubits"]),
                                          {{"first", ReadoutKind::firstQubits}, {"all", ReadoutKind::allQubits}});
  return model;
}

TrainingOptions toTrainingOptions(const val& plain) {
  TrainingOptions training;
  training.epochs = toSize(plain["epochs"], "The number of epochs");
  training.batch = toSize(plain["batch"], "The batch");
  training.shots = plain["shots"].isNumber() ? toCount(plain["shots"], "The number of shots") : 0;
  training.optimizer.kind = pick<OptimizerOptions::Kind>(
      text(plain["optimizer"]["kind"]), {{"adam", OptimizerOptions::Kind::adam}, {"sgd", OptimizerOptions::Kind::sgd}});
  training.optimizer.rate = plain["optimizer"]["rate"].as<double>();
  training.gradient.method = toGradientMethod(text(plain["gradient"]));
  return training;
}

bool isGenerated(const std::string& source) {
  return source == "moons" || source == "circles" || source == "xor" || source == "two-curves";
}

}  // namespace

GradientMethod toGradientMethod(const std::string& name) {
  return pick<GradientMethod>(name, {{"parameter-shift", GradientMethod::parameterShift},
                                     {"two-term", GradientMethod::twoTerm},
                                     {"adjoint", GradientMethod::adjoint},
                                     {"finite-difference", GradientMethod::finiteDifference},
                                     {"spsa", GradientMethod::spsa}});
}

ExperimentSpec toSpec(const val& plain) {
  ExperimentSpec spec;
  spec.seed = toCount(plain["seed"], "The seed");
  const val data = plain["data"];
  if (isGenerated(text(data["source"]))) {
    spec.generator = text(data["source"]);
    if (data["rows"].isNumber()) spec.generatedRows = toSize(data["rows"], "The number of rows");
    if (data["noise"].isNumber()) spec.generatedNoise = data["noise"].as<double>();
  }
  spec.testFraction = plain["split"]["test"].as<double>();
  for (const val& step : emscripten::vecFromJSArray<val>(plain["preprocess"])) spec.preprocess.push_back(toStepOptions(step));
  spec.model = toModelOptions(plain["model"]);
  spec.training = toTrainingOptions(plain["train"]);
  return spec;
}

Model toModel(const ExperimentSpec& spec, const val& data) {
  const std::size_t rows = toSize(data["train"]["rows"], "The number of rows");
  const std::size_t values = toSize(data["train"]["values"]["length"], "The number of values");
  return makeModel(spec.model, rows == 0 ? 0 : values / rows,
                   toSize(data["classes"]["length"], "The number of classes"));
}

LabeledRows toLabeledRows(const val& plain) {
  return {toMatrix(plain["values"], toSize(plain["rows"], "The number of rows")), toInts(plain["labels"])};
}

Table toTable(const val& plain) {
  Table table;
  if (plain.isNull() || plain.isUndefined()) return table;
  table.columns = toStringVector(plain["columns"]);
  table.labels = toInts(plain["labels"]);
  table.classes = toStringVector(plain["classes"]);
  table.values = toMatrix(plain["values"], table.labels.size());
  return table;
}

}  // namespace qualm::bindings
