#pragma once

#include "qualm/compile/operations.hpp"

namespace qualm {

/// Which Pauli operators on its qubit number `place` a gate commutes with: bits 0, 1 and 2 for X, Y and Z. A control
/// has Z, the target of a cx has X, an identity has all.
unsigned axesOf(const Operation& operation, std::size_t place);

/// Those of all its qubits, in order.
using Axes = std::array<unsigned, 3>;
Axes axesOf(const Operation& operation);

/// Whether two gates without conditions may change places: sure if true. Gates that keep one Pauli operator on each
/// qubit that they share commute; gates on the same pair are multiplied out.
bool commute(const Operation& a, const Axes& axesOfA, const Operation& b, const Axes& axesOfB);

/// Whether both gates act on the same qubits in the same way: in the same order, or in any where both gates don't care.
bool sameQubits(const Operation& a, const Operation& b);

}  // namespace qualm
