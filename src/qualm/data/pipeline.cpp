#include "qualm/data/pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

bool takesAnything(StepKind kind) {
  return kind == StepKind::dropDuplicates || kind == StepKind::impute || kind == StepKind::oneHot ||
         kind == StepKind::ordinal || kind == StepKind::balance;
}

std::string called(StepKind kind) { return "the step \"" + std::string(stepName(kind)) + "\""; }

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

FittedTraining fitPipeline(const TrainingRows& rows, std::span<const StepOptions> steps, const Random& random,
                           FitStep fitStep) {
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
