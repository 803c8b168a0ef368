#pragma once

#include <cstddef>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

enum class Axis { x, y, z };

/// Angle encoding: feature i turns qubit i by x_i radians about the axis (Schuld and Petruccione, "Machine Learning
/// with Quantum Computers", 2021, section 4.2). About z a rotation would leave |0⟩ as it is, so a Hadamard goes before
/// it. Cost: one qubit and one gate (two about z) a feature, depth 1 (2). Throws qubit-out-of-range where the circuit
/// has fewer qubits than features.
void appendAngleEncoding(Circuit& circuit, Axis axis, std::size_t features);

}  // namespace qualm
