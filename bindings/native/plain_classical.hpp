#pragma once

#include <string>
#include <vector>

#include "plain_pipeline.hpp"
#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/data/categories.hpp"
#include "qualm/statistics/interval.hpp"

namespace qualm::bindings {

/// { kind: 'logistic-regression', classes, pipeline, parameters }: the coefficients row by row, then the intercepts.
val toPlain(const LogisticRegression& model, const FittedPipeline& pipeline, const std::vector<std::string>& classes);

LogisticRegression toLogisticRegression(const val& plain);

/// [low, high]
val toPlain(const Interval& interval);

/// The columns' names in a list.
val namesOf(const std::vector<Column>& columns);

/// [{ column, category, rows }]
val toPlain(const std::vector<UnknownCategory>& unknown);

}  // namespace qualm::bindings
