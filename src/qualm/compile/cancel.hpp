#pragma once

#include <span>

#include "qualm/compile/operations.hpp"

namespace qualm {

/// Carries each gate past those that it commutes with until it meets one that it cancels (its inverse), or one of the
/// same kind whose angle it adds to (constants, or multiples of the same parameter or feature). A one-qubit gate also
/// stops beside another with the same axis, so that fusion finds both. Identities vanish. Barriers, measurements,
/// resets and conditioned gates are passed by nothing on their qubits.
Operations cancelAndMerge(std::span<const Operation> operations);

/// The same until nothing more goes: what stood between two gates may be gone after the first time.
Operations cancelFully(Operations operations);

}  // namespace qualm
