#pragma once

#include <string>
#include <vector>

#include "plain_pipeline.hpp"
#include "qualm/baseline/logistic_regression.hpp"

namespace qualm::bindings {

/// { kind: 'logistic-regression', classes, pipeline, parameters }: the coefficients row by row, then the intercepts.
val toPlain(const LogisticRegression& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes);

LogisticRegression toLogisticRegression(const val& plain);

}  // namespace qualm::bindings
