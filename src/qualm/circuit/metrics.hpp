#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

struct CircuitMetrics {
  std::size_t depth = 0;          ///< layers of gates when each starts as early as its qubits allow
  std::size_t gates = 0;          ///< all operations
  std::size_t twoQubitGates = 0;  ///< those on two or more qubits
  std::vector<std::pair<std::string, std::size_t>> gateCounts;  ///< in the order of the gate table
};

CircuitMetrics circuitMetrics(const Circuit& circuit);

}  // namespace qualm
