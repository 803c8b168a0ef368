#include "steps.hpp"

namespace qualm::bindings {

FitStep fitStep() { return fitAnyStep; }

}  // namespace qualm::bindings
