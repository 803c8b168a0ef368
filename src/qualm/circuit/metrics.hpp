#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

struct CircuitMetrics {
  std::size_t depth = 0;          ///< layers when each operation starts as early as its qubits allow
  std::size_t gates = 0;          ///< neither measurements nor resets nor barriers
  std::size_t twoQubitGates = 0;  ///< those on two or more qubits
  std::vector<std::pair<std::string, std::size_t>> gateCounts;  ///< in the order of the table; measure and reset last
};

/// What a bill needs of a circuit, without its depth.
struct GateTotals {
  std::size_t gates = 0, twoQubitGates = 0;
};

GateTotals gateTotals(const Circuit& circuit);

CircuitMetrics circuitMetrics(const Circuit& circuit);

}  // namespace qualm
