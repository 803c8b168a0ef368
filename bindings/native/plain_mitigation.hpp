#pragma once

#include <memory>
#include <string>

#include "convert.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm::bindings {

/// The executor with a list of methods around it, the first of them innermost; undefined is none. `simulated` is the
/// noise of the executor: what error cancellation takes the device to do.
std::shared_ptr<const Executor> toMitigated(const val& list, std::shared_ptr<const Executor> executor,
                                            const NoiseModel& simulated);

/// The executor with one method around it. Each module links one source, methods_*.cpp, with the methods that it
/// offers. Throws invalid-option for a kind that is not among them.
std::shared_ptr<const Executor> withMethod(const std::string& kind, const val& plain,
                                           std::shared_ptr<const Executor> executor, const NoiseModel& simulated);

NoiseScaling toScaling(const val& name);
Folding toFolding(const val& name);

// Methods with the options that a plain object holds; bindings/js/mitigation.js fills in what is left out.
std::shared_ptr<const Mitigation> toZeroNoise(const val& plain);
std::shared_ptr<const Mitigation> toReadoutMitigation(const val& plain);
std::shared_ptr<const Mitigation> toPauliTwirling(const val& plain);
std::shared_ptr<const Mitigation> toErrorCancellation(const val& plain, const NoiseModel& simulated);
std::shared_ptr<const Mitigation> toLayerwiseRichardson(const val& plain);
std::shared_ptr<const Executor> toAdaptiveZeroNoise(const val& plain, std::shared_ptr<const Executor> inner);

}  // namespace qualm::bindings
