#pragma once

#include <cstddef>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

enum class AnsatzKind {
  stronglyEntangling,  ///< RZ·RY·RZ on every qubit (Schuld, Bocharov, Svore, Wiebe 2020, arXiv:1804.00633)
  hardwareEfficient,   ///< RY·RZ on every qubit (after Kandala et al. 2017, arXiv:1704.05018)
};

/// Which pairs of qubits a layer entangles with CX, the first one the control.
enum class Entangler {
  ring,   ///< q and (q + r) mod n; r is 1, 2, … from layer to layer in the strongly entangling ansatz, 1 otherwise
  chain,  ///< q and q + 1
  all,    ///< every pair, control below target
  none,   ///< no entanglement: the control experiment of every claim of quantum advantage
};

struct AnsatzOptions {
  AnsatzKind kind = AnsatzKind::stronglyEntangling;
  std::size_t layers = 3;  ///< 1 to 64
  Entangler entangler = Entangler::ring;
};

/// Throws invalid-option for a number of layers out of range.
void requireLayers(const AnsatzOptions& options);

/// Appends one of the layers to a circuit. Parameters are named "layer0.q1.rz0" in the order in which they appear.
void appendAnsatzLayer(Circuit& circuit, const AnsatzOptions& options, std::size_t layer);

/// Appends all of them. Throws what requireLayers() throws.
void appendAnsatz(Circuit& circuit, const AnsatzOptions& options);

}  // namespace qualm
