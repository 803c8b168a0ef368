#pragma once

#include <memory>
#include <string_view>

#include "convert.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm::bindings {

/// The executor with one method around it. Each module of methods links one source, methods_*.cpp, with some of them;
/// bindings/js/mitigation-methods.js says which. `noise` is what the executor simulates, carried.
std::shared_ptr<const Executor> withMethod(const val& plain, const val& noise, std::shared_ptr<const Executor> inner);

NoiseScaling toScaling(const val& name);
Folding toFolding(const val& name);
/// A product like "X0 Y2" for a circuit that is not known yet: plan() checks that it has the qubits.
PauliTerm toPauli(std::string_view text);

// Methods with the options that a plain object holds; bindings/js/mitigation.js fills in what is left out.
std::shared_ptr<const Mitigation> toZeroNoise(const val& plain);
std::shared_ptr<const Mitigation> toReadoutMitigation(const val& plain);
std::shared_ptr<const Mitigation> toPauliTwirling(const val& plain);
std::shared_ptr<const Mitigation> toErrorCancellation(const val& plain, const NoiseModel& simulated);
std::shared_ptr<const Mitigation> toLayerwiseRichardson(const val& plain);
std::shared_ptr<const Executor> toAdaptiveZeroNoise(const val& plain, std::shared_ptr<const Executor> inner);
std::shared_ptr<const Mitigation> toDynamicalDecoupling(const val& plain, const NoiseModel& simulated);
std::shared_ptr<const Mitigation> toTwirledReadout(const val& plain);
std::shared_ptr<const Mitigation> toSymmetryVerification(const val& plain);
std::shared_ptr<const Mitigation> toCliffordDataRegression(const val& plain);
std::shared_ptr<const Mitigation> toLearnedMitigation(const val& plain);
std::shared_ptr<const Mitigation> toVirtualDistillation(const val& plain);
std::shared_ptr<const Mitigation> toSubspaceExpansion(const val& plain);
std::shared_ptr<const Mitigation> toClassicalShadow(const val& plain);
std::shared_ptr<const Mitigation> toStateTomography(const val& plain);

}  // namespace qualm::bindings
