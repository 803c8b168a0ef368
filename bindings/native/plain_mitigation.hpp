#pragma once

#include <memory>

#include "convert.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm::bindings {

/// The executor with a list of methods around it, the first of them innermost. `noise` is what the executor simulates:
/// what error cancellation takes the device to do.
std::shared_ptr<const Executor> toMitigated(const val& list, std::shared_ptr<const Executor> executor,
                                            const NoiseModel& noise);

}  // namespace qualm::bindings
