#pragma once

#include "convert.hpp"
#include "qualm/data/table.hpp"
#include "qualm/experiment/spec.hpp"

namespace qualm::bindings {

// Halves of an experiment's document, complete: JavaScript has filled in the defaults and refused what the schema does
// not know. A module links what it reads.

DataSpec toDataSpec(const val& plain);
ModelSpec toModelSpec(const val& plain);

/// The model that a document describes, for the features and classes of what the classical module prepared.
Model toModel(const ModelSpec& spec, const val& data);

/// { values, labels, rows }: rows as the encoder reads them.
LabeledRows toLabeledRows(const val& plain);

/// { columns, values, labels, classes }, or null for an empty table.
Table toTable(const val& plain);

/// "parameter-shift", "two-term", "finite-difference" or "spsa"; throws invalid-option.
GradientMethod toGradientMethod(const std::string& name);

}  // namespace qualm::bindings
