#pragma once

#include "convert.hpp"
#include "qualm/deploy/choose_executor.hpp"

namespace qualm::bindings {

/// A density matrix under the deployment's noise, with a list of mitigation methods around it, the first of them
/// innermost; undefined or null is none. They go around what runs the device's own gates, so that nothing that they add
/// is compiled away. The methods are in modules of their own, which call back for what is inside of each, and so are
/// the histories of detuned qubits.
ChosenExecutor mitigatedDensity(const Circuit& circuit, Deployment deployment, const val& list);

}  // namespace qualm::bindings
