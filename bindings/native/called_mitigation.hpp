#pragma once

#include <memory>

#include "convert.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm::bindings {

/// The executor with a list of mitigation methods around it, the first of them innermost; undefined or null is none.
/// The methods are in modules of their own, which call back for what is inside of each. `simulated` is the noise of
/// the executor: what error cancellation takes the device to do.
std::shared_ptr<const Executor> toMitigated(const val& list, std::shared_ptr<const Executor> executor,
                                            const NoiseModel& simulated);

/// What simulates undetuned(noise), with the histories of the noise's detuning around it, from the same module; itself
/// where there is none.
std::shared_ptr<const Executor> toDetuned(std::shared_ptr<const Executor> leaf, const NoiseModel& noise);

}  // namespace qualm::bindings
