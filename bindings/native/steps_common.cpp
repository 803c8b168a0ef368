#include "steps.hpp"

namespace qualm::bindings {

FitStep fitStep() { return fitCommonStep; }

}  // namespace qualm::bindings
