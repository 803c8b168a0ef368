#include "qualm/data/pipeline.hpp"

#include <span>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/data/principal_components.hpp"
#include "qualm/data/scaling.hpp"

namespace qualm {
namespace {

FittedStep fitStep(const Matrix& rows, const StepOptions& options) {
  switch (options.kind) {
    case StepOptions::Kind::standard:
      return fitStandard(rows);
    case StepOptions::Kind::pca:
      return fitPrincipalComponents(rows, options.components);
    case StepOptions::Kind::minMax:
      return fitMinMax(rows, options.low, options.high);
  }
  throw Error(ErrorCode::internal, "This kind of step has no way to be fitted.");
}

void applyStep(const FittedStep& step, std::span<const double> row, std::span<double> result) {
  switch (step.kind) {
    case StepOptions::Kind::standard:
      for (std::size_t j = 0; j < row.size(); ++j) result[j] = (row[j] - step.shift[j]) / step.scale[j];
      return;
    case StepOptions::Kind::minMax:
      for (std::size_t j = 0; j < row.size(); ++j) {
        result[j] = step.low + (step.high - step.low) * ((row[j] - step.shift[j]) / step.scale[j]);
      }
      return;
    case StepOptions::Kind::pca:
      for (std::size_t k = 0; k < result.size(); ++k) {
        double sum = 0.0;
        for (std::size_t j = 0; j < row.size(); ++j) sum += step.components(k, j) * (row[j] - step.shift[j]);
        result[k] = sum;
      }
      return;
  }
}

Matrix transformStep(const FittedStep& step, const Matrix& rows) {
  if (rows.columns != step.shift.size()) {
    throw Error(ErrorCode::shapeMismatch, "The step was fitted on another number of columns.",
                std::to_string(rows.columns) + " columns", std::to_string(step.shift.size()) + " columns");
  }
  Matrix result(rows.rows, step.outputColumns());
  for (std::size_t i = 0; i < rows.rows; ++i) applyStep(step, rows.row(i), result.row(i));
  requireFinite(result, "The preprocessed rows");
  return result;
}

}  // namespace

std::size_t FittedStep::outputColumns() const {
  return kind == StepOptions::Kind::pca ? components.rows : shift.size();
}

Matrix FittedPipeline::transform(const Matrix& rows) const {
  requireFinite(rows, "The rows");
  Matrix result = rows;
  for (const FittedStep& step : steps) result = transformStep(step, result);
  return result;
}

FittedPipeline fitPipeline(const Matrix& trainingRows, std::span<const StepOptions> steps) {
  if (trainingRows.rows == 0 || trainingRows.columns == 0) {
    throw Error(ErrorCode::emptyData, "Preprocessing needs training rows.",
                std::to_string(trainingRows.rows) + " rows, " + std::to_string(trainingRows.columns) + " columns",
                "at least 1 row and 1 column");
  }
  requireFinite(trainingRows, "The training rows");
  FittedPipeline pipeline;
  Matrix rows = trainingRows;
  for (const StepOptions& options : steps) {
    pipeline.steps.push_back(fitStep(rows, options));
    rows = transformStep(pipeline.steps.back(), rows);
  }
  return pipeline;
}

}  // namespace qualm
