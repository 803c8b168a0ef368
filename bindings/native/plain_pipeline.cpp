#include "plain_pipeline.hpp"

#include "qualm/statistics/metrics.hpp"

namespace qualm::bindings {
namespace {

void set(const val& plain, const Affine& map) {
  val(plain).set("shift", toFloat64Array(map.shift));
  val(plain).set("scale", toFloat64Array(map.scale));
  val(plain).set("low", map.low);
  val(plain).set("span", map.span);
}

void set(const val& plain, const Projection& map) {
  val(plain).set("shift", toFloat64Array(map.shift));
  val(plain).set("components", toFloat64Array(map.components.values));
  val(plain).set("explainedVariance", toFloat64Array(map.explainedVariance));
  val(plain).set("explainedVarianceRatio", toFloat64Array(map.explainedVarianceRatio));
}

void set(const val& plain, const Selection& map) {
  val(plain).set("kept", toInt32Array(map.kept));
  val(plain).set("scores", toFloat64Array(map.scores));
}

void set(const val& plain, const Imputation& map) {
  val(plain).set("fill", toFloat64Array(map.fill));
  val(plain).set("indicators", toInt32Array(map.indicators));
}

void set(const val& plain, const CategoryMap& map) {
  val known = val::array();
  for (const auto& own : map.known) known.call<void>("push", toInt32Array(own));
  val(plain).set("known", known);
}

void set(const val& plain, const QuantileMap& map) {
  val(plain).set("quantiles", toFloat64Array(map.quantiles.values));
  val(plain).set("columns", static_cast<double>(map.quantiles.rows));
  val(plain).set("normal", map.normal);
}

void set(const val& plain, const PowerMap& map) {
  val(plain).set("lambda", toFloat64Array(map.lambda));
  val(plain).set("shift", toFloat64Array(map.shift));
  val(plain).set("scale", toFloat64Array(map.scale));
}

void set(const val& plain, const Clipping& map) {
  val(plain).set("low", toFloat64Array(map.low));
  val(plain).set("high", toFloat64Array(map.high));
}

void set(const val& plain, const Removal& map) {
  val(plain).set("columns", static_cast<double>(map.columns));
  val(plain).set("rows", toInt32Array(map.rows));
}

void set(const val& plain, const ClassWeights& map) {
  val(plain).set("columns", static_cast<double>(map.columns));
  val(plain).set("weights", toFloat64Array(map.weights));
}

std::vector<double> numbers(const val& plain, const char* key) { return toDoubles(plain[key]); }

void requireSame(std::size_t received, std::size_t allowed) {
  requireShape(received == allowed, "A step of the pipeline has numbers for another count of columns.",
               std::to_string(received), std::to_string(allowed));
}

Affine toAffine(const val& plain) {
  Affine map{numbers(plain, "shift"), numbers(plain, "scale"), plain["low"].as<double>(), plain["span"].as<double>()};
  requireSame(map.scale.size(), map.shift.size());
  return map;
}

Projection toProjection(const val& plain) {
  Projection map{
      numbers(plain, "shift"), {}, numbers(plain, "explainedVariance"), numbers(plain, "explainedVarianceRatio")};
  const std::size_t values = toSize(plain["components"]["length"], "The number of values");
  const std::size_t columns = map.shift.size();
  requireShape(columns > 0 && values % columns == 0, "The components do not fill whole rows.", std::to_string(values),
               "a multiple of " + std::to_string(columns));
  map.components = toMatrix(plain["components"], values / columns);
  return map;
}

Selection toSelection(const val& plain) {
  Selection map{toSizes(plain["kept"], "A column"), numbers(plain, "scores")};
  for (const std::size_t column : map.kept) {
    requireShape(column < map.scores.size(), "A selection keeps a column that there isn't.", std::to_string(column),
                 "0 to " + std::to_string(map.scores.size()) + " - 1");
  }
  return map;
}

Imputation toImputation(const val& plain) {
  Imputation map{numbers(plain, "fill"), toSizes(plain["indicators"], "A column")};
  for (const std::size_t column : map.indicators) {
    requireShape(column < map.fill.size(), "An indicator is for a column that there isn't.", std::to_string(column),
                 "0 to " + std::to_string(map.fill.size()) + " - 1");
  }
  return map;
}

CategoryMap toCategoryMap(const val& plain, bool spread) {
  CategoryMap map;
  map.spread = spread;
  for (const val& own : emscripten::vecFromJSArray<val>(plain["known"])) {
    map.known.push_back(toSizes(own, "A category"));
  }
  return map;
}

QuantileMap toQuantileMap(const val& plain) {
  return {toMatrix(plain["quantiles"], toSize(plain["columns"], "The number of columns")), plain["normal"].as<bool>()};
}

PowerMap toPowerMap(const val& plain) {
  PowerMap map{numbers(plain, "lambda"), numbers(plain, "shift"), numbers(plain, "scale")};
  requireSame(map.shift.size(), map.lambda.size());
  requireSame(map.scale.size(), map.lambda.size());
  return map;
}

Clipping toClipping(const val& plain) {
  Clipping map{numbers(plain, "low"), numbers(plain, "high")};
  requireSame(map.high.size(), map.low.size());
  return map;
}

FittedStep toFittedStep(const val& plain) {
  const StepKind kind = stepNamed(plain["kind"].as<std::string>());
  switch (kind) {
    case StepKind::standard:
    case StepKind::minMax:
    case StepKind::robust:
      return {kind, toAffine(plain)};
    case StepKind::pca:
    case StepKind::truncatedSvd:
    case StepKind::lda:
      return {kind, toProjection(plain)};
    case StepKind::impute:
      return {kind, toImputation(plain)};
    case StepKind::oneHot:
    case StepKind::ordinal:
      return {kind, toCategoryMap(plain, kind == StepKind::oneHot)};
    case StepKind::quantile:
      return {kind, toQuantileMap(plain)};
    case StepKind::power:
      return {kind, toPowerMap(plain)};
    case StepKind::clip:
      return {kind, toClipping(plain)};
    case StepKind::dropDuplicates:
    case StepKind::zScoreOutliers:
    case StepKind::isolationForest:
      return {kind, Removal{toSize(plain["columns"], "The number of columns"), toSizes(plain["rows"], "A row")}};
    case StepKind::balance:
      return {kind, ClassWeights{toSize(plain["columns"], "The number of columns"), numbers(plain, "weights")}};
    default:
      return {kind, toSelection(plain)};
  }
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

val toPlain(const std::vector<Column>& columns) {
  val plain = val::array();
  for (const Column& column : columns) {
    val one = val::object();
    one.set("name", column.name);
    one.set("categories", toStrings(column.categories));
    plain.call<void>("push", one);
  }
  return plain;
}

std::vector<Column> toColumns(const val& plain) {
  std::vector<Column> columns;
  for (const val& one : emscripten::vecFromJSArray<val>(plain)) {
    columns.push_back({one["name"].as<std::string>(), toStringVector(one["categories"])});
  }
  return columns;
}

val toPlain(const FittedPipeline& pipeline) {
  val plain = val::object(), steps = val::array();
  for (const FittedStep& step : pipeline.steps) {
    val one = val::object();
    one.set("kind", std::string(stepName(step.kind)));
    std::visit([&](const auto& map) { set(one, map); }, step.map);
    steps.call<void>("push", one);
  }
  std::vector<std::string> outputs;
  for (const Column& column : pipeline.outputs()) outputs.push_back(column.name);
  plain.set("columns", toPlain(pipeline.columns));
  plain.set("outputs", toStrings(outputs));
  plain.set("steps", steps);
  return plain;
}

FittedPipeline toPipeline(const val& plain) {
  FittedPipeline pipeline{toColumns(plain["columns"]), {}};
  for (const val& step : emscripten::vecFromJSArray<val>(plain["steps"])) {
    pipeline.steps.push_back(toFittedStep(step));
  }
  return pipeline;
}

}  // namespace qualm::bindings
