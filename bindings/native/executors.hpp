#pragma once

#include "convert.hpp"
#include "qualm/deploy/choose_executor.hpp"

namespace qualm::bindings {

/// The executor that a run's options ask for. Three sources say how, and each module links one of them: the engine's
/// knows ideal state vectors alone (unsupported for anything else), the noise module's every simulator, that of noisy
/// training density matrices. `options` has `simulator`, `trajectories`, `precision` and `mitigation`;
/// undefined: what suits the circuit.
ChosenExecutor executorFor(const Circuit& circuit, const val& options, const val& noise);

/// The final state of one row without noise: re and im in turn.
std::vector<double> finalState(const Request& request, std::size_t row);

/// The final density matrix of one row under the chosen executor's noise: re and im in turn.
std::vector<double> finalDensity(const ChosenExecutor& chosen, const Request& request, std::size_t row);

}  // namespace qualm::bindings
