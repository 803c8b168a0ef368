#pragma once

#include <string_view>

#include "qualm/format/qasm_tree.hpp"

namespace qualm::qasm {

/// The definition of a gate that the gate table lacks and that qelib1.inc, stdgates.inc or common use knows; null where
/// there is none. All phases are right, so that the gates may be controlled: OpenQASM 3's U(θ, φ, λ) is
/// exp(iθ/2)·u(θ, φ, λ), and u2, u3 have determinant 1.
const GateDefinition* findLibraryGate(std::string_view name);

/// How the gate of the table called `name` is controlled: qubits are the new control and then the gate's own.
const GateDefinition& controlledGate(std::string_view name);

}  // namespace qualm::qasm
