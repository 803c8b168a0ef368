#pragma once

#include "qualm/data/fit_step.hpp"

namespace qualm::bindings {

/// How a module fits the steps of preprocessing. Two sources say it, and each module links one of them: the classical
/// module's knows the common steps, the preparation module's every one.
FitStep fitStep();

}  // namespace qualm::bindings
