#pragma once

#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// Operations that happen at the same time.
struct Layer {
  std::vector<const Operation*> operations;
  bool isUnitary = true;  ///< gates without conditions, and barriers
};

/// A circuit in layers, each operation as early as its qubits and classical bits allow. What is not unitary, and what a
/// barrier fences, starts layers of its own. The layers point into the circuit.
std::vector<Layer> layersOf(const Circuit& circuit);

}  // namespace qualm
