#include "qualm/data/pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/data/imputation.hpp"
#include "qualm/data/outliers.hpp"
#include "qualm/data/projection.hpp"
#include "qualm/data/scaling.hpp"
#include "qualm/data/selection.hpp"
#include "qualm/statistics/labels.hpp"

namespace qualm {
namespace {

bool takesAnything(StepKind kind) {
  return kind == StepKind::dropDuplicates || kind == StepKind::impute || kind == StepKind::oneHot ||
         kind == StepKind::ordinal || kind == StepKind::balance;
}

std::string called(StepKind kind) { return "the step \"" + std::string(stepName(kind)) + "\""; }

ClassWeights fitBalance(const TrainingRows& rows) {
  ClassWeights map{rows.values().columns, {}};
  const auto counts = countLabels(rows.labels(), rows.classes());
  for (const std::size_t count : counts) {
    map.weights.push_back(static_cast<double>(rows.labels().size()) /
                          (static_cast<double>(counts.size()) * static_cast<double>(count)));
  }
  return map;
}

FittedStep fitStep(const TrainingRows& rows, const StepOptions& options, const Random& random) {
  switch (options.kind) {
    case StepKind::dropDuplicates:
      return {options.kind, findDuplicates(rows)};
    case StepKind::impute:
      return {options.kind, fitImputation(rows, options)};
    case StepKind::oneHot:
    case StepKind::ordinal:
      return {options.kind, fitCategories(rows, options.kind == StepKind::oneHot)};
    case StepKind::standard:
      return {options.kind, fitStandard(rows)};
    case StepKind::minMax:
      return {options.kind, fitMinMax(rows, options.low, options.high)};
    case StepKind::robust:
      return {options.kind, fitRobust(rows)};
    case StepKind::quantile:
      return {options.kind, fitQuantiles(rows, options)};
    case StepKind::power:
      return {options.kind, fitPower(rows)};
    case StepKind::clip:
      return {options.kind, fitClipping(rows, options)};
    case StepKind::zScoreOutliers:
      return {options.kind, findZScoreOutliers(rows, options.threshold)};
    case StepKind::isolationForest:
      return {options.kind, findIsolated(rows, options.contamination, random)};
    case StepKind::pca:
      return {options.kind, fitPrincipalComponents(rows, options.components)};
    case StepKind::truncatedSvd:
      return {options.kind, fitTruncatedSvd(rows, options.components)};
    case StepKind::lda:
      return {options.kind, fitDiscriminants(rows, options.components)};
    case StepKind::balance:
      return {options.kind, fitBalance(rows)};
    default:
      return {options.kind, fitSelection(rows, options, random)};
  }
}

/// No step may leave a class without a row.
void requireClasses(const TrainingRows& rows, StepKind kind) {
  const auto classes = static_cast<std::size_t>(rows.classes());
  std::vector<bool> present(classes, false);
  for (const int label : rows.labels()) present[static_cast<std::size_t>(label)] = true;
  const auto gone = std::find(present.begin(), present.end(), false);
  if (gone == present.end()) return;
  throw Error(ErrorCode::tooFewRows,
              "Preprocessing: " + called(kind) + " has removed the last training row of class " +
                  std::to_string(gone - present.begin()) + ".",
              "0 rows", "at least 1 row in every class");
}

}  // namespace

void requireNumbers(const TrainingRows& rows, const std::string& reader) {
  for (std::size_t j = 0; j < rows.columns().size(); ++j) {
    const Column& column = rows.columns()[j];
    if (!column.isText()) continue;
    throw Error(ErrorCode::invalidOption, "Column \"" + column.name + "\" is text, and " + reader + " needs numbers.",
                "text like \"" + column.categories.front() + "\"",
                "a step \"one-hot\" or \"ordinal\" before it, or the column left out");
  }
  for (std::size_t i = 0; i < rows.values().rows; ++i) {
    for (std::size_t j = 0; j < rows.values().columns; ++j) {
      if (std::isfinite(rows.values()(i, j))) continue;
      throw Error(ErrorCode::notFinite, rows.place(i, j) + ": a value is missing, and " + reader + " needs one.",
                  "nothing", "a step \"impute\" before it, or the column left out");
    }
  }
}

std::vector<Column> FittedPipeline::outputs() const {
  std::vector<Column> result = columns;
  for (const FittedStep& step : steps) result = step.columnsAfter(result);
  return result;
}

Matrix FittedPipeline::transform(const Matrix& rows) const {
  if (std::any_of(rows.values.begin(), rows.values.end(), [](double value) { return std::isinf(value); })) {
    requireFinite(rows, "The rows");
  }
  Matrix result = rows;
  for (const FittedStep& step : steps) result = step.transform(result);
  requireFinite(result, "The preprocessed rows");
  return result;
}

std::vector<UnknownCategory> FittedPipeline::unknown(const Matrix& rows) const {
  std::vector<UnknownCategory> result;
  std::vector<Column> at = columns;
  Matrix values = rows;
  for (const FittedStep& step : steps) {
    if (const auto* map = std::get_if<CategoryMap>(&step.map)) {
      const auto own = unknownCategories(*map, at, values);
      result.insert(result.end(), own.begin(), own.end());
    }
    values = step.transform(values);
    at = step.columnsAfter(at);
  }
  return result;
}

FittedTraining fitPipeline(const TrainingRows& rows, std::span<const StepOptions> steps, const Random& random) {
  FittedTraining fitted{{rows.columns(), {}}, rows, {}};
  for (std::size_t s = 0; s < steps.size(); ++s) {
    if (!takesAnything(steps[s].kind)) requireNumbers(fitted.rows, called(steps[s].kind));
    FittedStep step = fitStep(fitted.rows, steps[s], random.stream(s));
    fitted.rows = fitted.rows.after(step);
    requireClasses(fitted.rows, step.kind);
    if (const auto* weights = std::get_if<ClassWeights>(&step.map)) fitted.classWeights = weights->weights;
    fitted.pipeline.steps.push_back(std::move(step));
  }
  return fitted;
}

}  // namespace qualm
