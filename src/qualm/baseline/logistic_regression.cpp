#include "qualm/baseline/logistic_regression.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/baseline/logistic_objective.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/optimize/newton.hpp"
#include "qualm/statistics/labels.hpp"
#include "qualm/statistics/metrics.hpp"

namespace qualm {
namespace {

constexpr std::size_t mostParameters = 2048;  // their Hessian and its factor take 64 MiB

LogisticRegression modelFrom(std::span<const double> parameters, int classes, const LogisticObjective& objective) {
  const std::size_t features = objective.width() - 1;
  LogisticRegression model{classes, Matrix(objective.logits(), features), {}};
  for (std::size_t a = 0; a < objective.logits(); ++a) {
    const auto own = parameters.subspan(a * objective.width(), objective.width());
    std::copy_n(own.begin(), features, model.coefficients.row(a).begin());
    model.intercepts.push_back(own.back());
  }
  return model;
}

std::vector<double> parametersOf(const LogisticRegression& model, const LogisticObjective& objective) {
  if (model.coefficients.rows != objective.logits() || model.coefficients.columns + 1 != objective.width() ||
      model.intercepts.size() != objective.logits()) {
    throw Error(ErrorCode::shapeMismatch, "The start is a model of another shape.");
  }
  std::vector<double> parameters;
  for (std::size_t a = 0; a < objective.logits(); ++a) {
    const auto own = model.coefficients.row(a);
    parameters.insert(parameters.end(), own.begin(), own.end());
    parameters.push_back(model.intercepts[a]);
  }
  return parameters;
}

}  // namespace

void requireFittable(const Matrix& x, std::span<const int> labels, int classes, double strength) {
  if (x.rows != labels.size()) {
    throw Error(ErrorCode::shapeMismatch, "Every row needs one label.", std::to_string(labels.size()) + " labels",
                std::to_string(x.rows) + " labels");
  }
  if (x.columns == 0) throw Error(ErrorCode::emptyData, "There are no features.", "0 columns", "at least 1 column");
  const std::vector<std::size_t> counts = countLabels(labels, classes);
  if (const auto none = std::find(counts.begin(), counts.end(), std::size_t{0}); none != counts.end()) {
    throw Error(ErrorCode::tooFewRows, "Class " + std::to_string(none - counts.begin()) + " has no training row.",
                "0 rows", "at least 1 row in every class");
  }
  if (!(std::isfinite(strength) && strength > 0.0)) {
    throw Error(ErrorCode::invalidOption, "The strength must be positive.", numberText(strength),
                "more than 0, finite");
  }
  requireFinite(x, "The features");
  const std::size_t parameters = (x.columns + 1) * (classes == 2 ? 1 : counts.size());
  if (parameters > mostParameters) {
    throw Error(ErrorCode::outOfMemory,
                "The Hessian of " + std::to_string(parameters) + " parameters would take " +
                    std::to_string(16 * parameters * parameters) + " bytes with its factor.",
                std::to_string(parameters) + " parameters", "at most " + std::to_string(mostParameters));
  }
}

LogisticRegression fitLogisticRegression(const Matrix& x, std::span<const int> labels, int classes, double strength,
                                         FitTrace* trace, const LogisticRegression* start,
                                         std::span<const double> classWeights) {
  requireFittable(x, labels, classes, strength);
  const double penalty = 1.0 / (strength * static_cast<double>(x.rows));
  const LogisticObjective objective(x, labels, classes, penalty, classWeights);
  const std::vector<double> zeros(objective.logits() * objective.width(), 0.0);

  NewtonOptions options;
  // The penalty bounds the curvature from below: this gradient leaves at most 1e−8 of error in a coefficient.
  options.gradientTolerance = std::min(1e-12, 1e-8 * penalty);
  if (trace != nullptr) {
    *trace = {};
    options.observe = [&](const NewtonIterate& iterate) {
      trace->models.push_back(modelFrom(iterate.parameters, classes, objective));
      trace->losses.push_back(logLossOfLogs(labels, predictLogProbabilities(trace->models.back(), x)));
    };
  }
  const NewtonResult result = minimizeNewton([&](auto at, auto* derivatives) { return objective(at, derivatives); },
                                             start == nullptr ? zeros : parametersOf(*start, objective), options);
  return modelFrom(result.parameters, classes, objective);
}

Matrix predictLogProbabilities(const LogisticRegression& model, const Matrix& x) {
  if (x.columns != model.coefficients.columns) {
    throw Error(ErrorCode::shapeMismatch, "The model was fitted on another number of features.",
                std::to_string(x.columns) + " columns", std::to_string(model.coefficients.columns) + " columns");
  }
  Matrix result(x.rows, static_cast<std::size_t>(model.classes));
  std::vector<double> logits(model.intercepts.size());
  for (std::size_t i = 0; i < x.rows; ++i) {
    for (std::size_t a = 0; a < logits.size(); ++a) {
      double sum = 0.0;
      for (std::size_t j = 0; j < x.columns; ++j) sum += model.coefficients(a, j) * x(i, j);
      logits[a] = sum + model.intercepts[a];
    }
    logProbabilitiesOf(logits, result.row(i));
  }
  return result;
}

Matrix predictProbabilities(const LogisticRegression& model, const Matrix& x) {
  Matrix result = predictLogProbabilities(model, x);
  for (double& value : result.values) value = std::exp(value);
  return result;
}

}  // namespace qualm
