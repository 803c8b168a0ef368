#pragma once

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// Appends what undoes one gate of the original to a circuit that follows it (simulate/follow.hpp).
/// A barrier is appended as it is.
void appendInverse(Circuit& following, const Operation& operation);

}  // namespace qualm
