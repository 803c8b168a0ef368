#pragma once

#include <string>
#include <vector>

#include "convert.hpp"
#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/data/pipeline.hpp"
#include "qualm/train/model.hpp"

namespace qualm::bindings {

/// [{ kind, shift, scale, low, high, components, explainedVariance, explainedVarianceRatio }, …], typed arrays inside.
val toPlain(const FittedPipeline& pipeline);
FittedPipeline toPipeline(const val& plain);

/// A trained or untrained classifier as plain data: { kind: 'quantum', classes, pipeline, circuit, observables,
/// parameterNames, parameters }.
val toPlain(const Model& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes,
            std::span<const double> parameters);

/// { kind: 'logistic-regression', classes, pipeline, parameters }: the coefficients row by row, then the intercepts.
val toPlain(const LogisticRegression& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes);

Model toQuantumModel(const val& plain);
LogisticRegression toLogisticRegression(const val& plain);

}  // namespace qualm::bindings
