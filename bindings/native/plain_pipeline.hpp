#pragma once

#include <span>
#include <string>
#include <vector>

#include "convert.hpp"
#include "qualm/data/pipeline.hpp"

namespace qualm::bindings {

/// [{ name, categories }, …]; the categories are empty where a column holds numbers.
val toPlain(const std::vector<Column>& columns);
std::vector<Column> toColumns(const val& plain);

/// { columns, steps: [{ kind, … }] }: a step has the members of its map (fitted_step.hpp), lists as typed arrays.
val toPlain(const FittedPipeline& pipeline);
FittedPipeline toPipeline(const val& plain);

/// Throws shape-mismatch unless `valid`: for models and pipelines that callers have put together themselves.
void requireShape(bool valid, const char* message, const std::string& received, const std::string& allowed);

/// How many classes a plain model tells apart; throws shape-mismatch for fewer than two.
std::size_t classCount(const val& plain);

/// { kind, classes, pipeline, parameters }: what every model has.
val modelObject(const char* kind, const val& pipeline, const val& classes, std::span<const double> parameters);

/// { probabilities, labels, ledger }: what a prediction is.
val predictionOf(const Matrix& probabilities, const Ledger& ledger);

}  // namespace qualm::bindings
