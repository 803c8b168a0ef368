#include "plain_spec.hpp"

#include <utility>

#include "plain_encoder.hpp"

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

/// What a document leaves out stays as it is.
void read(const val& plain, double& number) {
  if (plain.isNumber()) number = plain.as<double>();
}

void read(const val& plain, int& number) {
  if (plain.isNumber()) number = plain.as<int>();
}

void read(const val& plain, bool& flag) {
  if (plain.isTrue() || plain.isFalse()) flag = plain.isTrue();
}

StepOptions toStepOptions(const val& plain) {
  StepOptions step;
  step.kind = stepNamed(text(plain["kind"]));
  const val range = plain["to"];
  if (range.isArray()) {
    step.low = range[0].as<double>();
    step.high = range[1].as<double>();
  } else if (step.kind == StepKind::clip) {
    step.ranged = false;
  }
  if (plain["by"].isString()) {
    step.by = pick<ImputeBy>(text(plain["by"]), {{"mean", ImputeBy::mean},
                                                 {"median", ImputeBy::median},
                                                 {"most-frequent", ImputeBy::mostFrequent},
                                                 {"constant", ImputeBy::constant}});
  }
  read(plain["components"], step.components);
  read(plain["columns"], step.components);
  read(plain["value"], step.value);
  read(plain["indicator"], step.indicator);
  read(plain["quantiles"], step.quantiles);
  step.normal = plain["output"].isString() && text(plain["output"]) == "normal";
  read(plain["threshold"], step.threshold);
  read(plain["contamination"], step.contamination);
  read(plain["strength"], step.strength);
  return step;
}

ModelOptions toModelOptions(const val& plain) {
  ModelOptions model;
  const val ansatz = plain["ansatz"], readout = plain["readout"];
  model.encoder = toEncoderOptions(plain["encoder"]);
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

/// Names, and where a table has texts, the categories of each column.
std::vector<Column> toTableColumns(const val& plain) {
  std::vector<Column> columns;
  for (const std::string& name : toStringVector(plain["columns"])) columns.push_back({name, {}});
  if (plain["categories"].isUndefined()) return columns;
  const auto categories = emscripten::vecFromJSArray<val>(plain["categories"]);
  if (categories.size() != columns.size()) {
    throw Error(ErrorCode::shapeMismatch, "The table has lists of categories for another number of columns.",
                std::to_string(categories.size()), std::to_string(columns.size()));
  }
  for (std::size_t j = 0; j < columns.size(); ++j) columns[j].categories = toStringVector(categories[j]);
  return columns;
}

}  // namespace

GradientMethod toGradientMethod(const std::string& name) {
  return pick<GradientMethod>(name, {{"parameter-shift", GradientMethod::parameterShift},
                                     {"two-term", GradientMethod::twoTerm},
                                     {"adjoint", GradientMethod::adjoint},
                                     {"finite-difference", GradientMethod::finiteDifference},
                                     {"spsa", GradientMethod::spsa}});
}

DataSpec toDataSpec(const val& plain) {
  DataSpec spec;
  spec.seed = toCount(plain["seed"], "The seed");
  const val data = plain["data"];
  if (isGenerated(text(data["source"]))) {
    spec.generator = text(data["source"]);
    if (data["rows"].isNumber()) spec.generatedRows = toSize(data["rows"], "The number of rows");
    if (data["noise"].isNumber()) spec.generatedNoise = data["noise"].as<double>();
  }
  spec.testFraction = plain["split"]["test"].as<double>();
  for (const val& step : emscripten::vecFromJSArray<val>(plain["preprocess"]))
    spec.preprocess.push_back(toStepOptions(step));
  return spec;
}

ModelSpec toModelSpec(const val& plain) {
  ModelSpec spec{toModelOptions(plain["model"]), toTrainingOptions(plain["train"])};
  spec.training.seed = toCount(plain["seed"], "The seed");
  return spec;
}

Model toModel(const ModelSpec& spec, const val& data) {
  const std::size_t rows = toSize(data["train"]["rows"], "The number of rows");
  const std::size_t values = toSize(data["train"]["values"]["length"], "The number of values");
  return makeModel(spec.model, rows == 0 ? 0 : values / rows,
                   toSize(data["classes"]["length"], "The number of classes"));
}

LabeledRows toLabeledRows(const val& plain) {
  LabeledRows rows{toMatrix(plain["values"], toSize(plain["rows"], "The number of rows")), toInts(plain["labels"]), {}};
  if (!plain["classWeights"].isUndefined()) rows.classWeights = toDoubles(plain["classWeights"]);
  return rows;
}

Table toTable(const val& plain) {
  Table table;
  if (plain.isNull() || plain.isUndefined()) return table;
  table.columns = toTableColumns(plain);
  if (!plain["rowNumbers"].isUndefined()) table.rowNumbers = toInts(plain["rowNumbers"]);
  table.labels = toInts(plain["labels"]);
  table.classes = toStringVector(plain["classes"]);
  table.values = toMatrix(plain["values"], table.labels.size());
  return table;
}

}  // namespace qualm::bindings
