#pragma once

#include "convert.hpp"
#include "qualm/train/model.hpp"

namespace qualm::bindings {

/// A trained or untrained classifier as plain data: { kind: 'quantum', classes, pipeline, encoder, features,
/// circuit, observables, parameterNames, parameters }. `data` is what the classical module prepared: its classes and
/// pipeline are taken over.
val toPlain(const Model& model, const val& data, std::span<const double> parameters);

Model toQuantumModel(const val& plain);

}  // namespace qualm::bindings
