#pragma once

#include "convert.hpp"
#include "qualm/deploy/choose_executor.hpp"

namespace qualm::bindings {

/// What a noise object says for a circuit of that many qubits: `device` (a record) and `scale` beside plain_noise's
/// keys. Undefined or null is ideal.
Deployment toDeployment(const val& noise, std::size_t qubits);

/// The same with the keys `simulator`, `trajectories`, `precision` and `seed` of a run's options.
Deployment toDeployment(const val& options, const val& noise, std::size_t qubits);

/// { simulator, reason, trajectories, qubits, gates, twoQubitGates, depth, swaps }: how a circuit was run.
val toPlain(const ChosenExecutor& chosen, std::uint64_t trajectories);

}  // namespace qualm::bindings
