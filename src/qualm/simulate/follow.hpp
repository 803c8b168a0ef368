#pragma once

#include <span>
#include <vector>

#include "qualm/simulate/executor.hpp"

namespace qualm {

/// A circuit that was made of another one, by compiling, folding or twirling it, follows it: its parameters are the
/// other's slots, so that the other's bindings and shifts run on it.

/// An empty circuit that is ready to follow `original`, of the same size or with room for several copies of it.
Circuit emptyFollower(const Circuit& original, std::size_t copies = 1);

/// The angles of one of its operations, each that is a slot as a parameter.
std::vector<Angle> followingAngles(const Operation& operation);

/// The circuit as it is, ready to run in place of itself.
Circuit follower(const Circuit& original);

/// rows × slots of the original → rows × slots of the circuit that follows it.
Matrix followingBindings(const Circuit& following, const Matrix& bindings);

/// Each move of an original slot moves all slots that follow it.
std::vector<Shift> followingShifts(const Circuit& following, std::span<const Shift> shifts);

/// Throws shape-mismatch where the circuit has fewer qubits than the original, or parameters that are not among the
/// original's `slots`.
void requireFollowing(const Circuit& following, std::size_t qubits, std::size_t slots);

}  // namespace qualm
