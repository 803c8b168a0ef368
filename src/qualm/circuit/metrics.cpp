#include "qualm/circuit/metrics.hpp"

#include <algorithm>

namespace qualm {

CircuitMetrics circuitMetrics(const Circuit& circuit) {
  CircuitMetrics metrics;
  std::vector<std::size_t> ends(circuit.qubits(), 0);
  for (const Operation& operation : circuit.operations()) {
    const std::size_t count = operation.gate->qubits();
    std::size_t end = 0;
    for (std::size_t i = 0; i < count; ++i) end = std::max(end, ends[operation.qubits[i]]);
    for (std::size_t i = 0; i < count; ++i) ends[operation.qubits[i]] = end + 1;
    metrics.depth = std::max(metrics.depth, end + 1);
    metrics.twoQubitGates += count >= 2 ? 1 : 0;
  }
  metrics.gates = circuit.operations().size();
  for (const Gate& gate : gateTable()) {
    const auto count = std::count_if(circuit.operations().begin(), circuit.operations().end(),
                                     [&](const Operation& operation) { return operation.gate == &gate; });
    if (count > 0) metrics.gateCounts.emplace_back(gate.name, static_cast<std::size_t>(count));
  }
  return metrics;
}

}  // namespace qualm
