#pragma once

#include "convert.hpp"
#include "qualm/deploy/choose_executor.hpp"

namespace qualm::bindings {

/// What a noise object says for a circuit of that many qubits: `device` (a record), `placement` and `scale` beside
/// plain_noise's keys. Undefined or null is ideal.
Deployment toDeployment(const val& noise, std::size_t qubits);

/// The same with the keys `simulator`, `trajectories` and `precision` of a run's options.
Deployment toDeployment(const val& options, const val& noise, std::size_t qubits);

}  // namespace qualm::bindings
