#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// What a Clifford gate does to Pauli operators: P → U P U† is a Pauli operator again, up to its sign.
/// A Pauli operator on the gate's qubits is a mask of bits: bit 2q is X of the gate's qubit q, bit 2q + 1 is Z of it,
/// both together are Y.
struct CliffordGate {
  std::size_t qubits = 1;
  std::array<std::uint8_t, 6> images{};  ///< of the Pauli operators of one bit, as masks without their signs
  /// When the sign turns over, as a polynomial over bits: the sum modulo 2 of products of the bits that each mask has.
  std::vector<std::uint8_t> signs;
};

/// Reads it off the gate's matrix, within 1e-9 an entry; nothing where the gate is not Clifford at these angles.
std::optional<CliffordGate> cliffordOf(const Gate& gate, std::span<const double> angles);

/// The Clifford gate of an operation under a binding. Throws unsupported, naming the gate, where it is not Clifford.
CliffordGate requireClifford(const Operation& operation, std::span<const double> binding);

/// Which part of a circuit's gates is not Clifford under a binding; 0 for a circuit without gates.
double nonCliffordFraction(const Circuit& circuit, std::span<const double> binding);

}  // namespace qualm
