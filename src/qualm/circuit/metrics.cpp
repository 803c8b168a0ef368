#include "qualm/circuit/metrics.hpp"

#include <algorithm>

namespace qualm {

namespace {

/// Layers: each operation starts when the last of its qubits is free. A barrier takes no layer but aligns its qubits.
std::size_t depthOf(const Circuit& circuit) {
  std::vector<std::size_t> ends(circuit.qubits(), 0);
  std::size_t depth = 0;
  for (const Operation& operation : circuit.operations()) {
    const std::uint64_t mask = operation.qubitMask();
    const auto touches = [mask](std::size_t q) { return ((mask >> q) & 1U) != 0; };
    std::size_t end = 0;
    for (std::size_t q = 0; q < ends.size(); ++q) end = touches(q) ? std::max(end, ends[q]) : end;
    if (operation.kind != Operation::Kind::barrier) ++end;
    for (std::size_t q = 0; q < ends.size(); ++q) ends[q] = touches(q) ? end : ends[q];
    depth = std::max(depth, end);
  }
  return depth;
}

}  // namespace

GateTotals gateTotals(const Circuit& circuit) {
  GateTotals totals;
  for (const Operation& operation : circuit.operations()) {
    if (!operation.isGate()) continue;
    ++totals.gates;
    totals.twoQubitGates += operation.gate->qubits() >= 2 ? 1 : 0;
  }
  return totals;
}

CircuitMetrics circuitMetrics(const Circuit& circuit) {
  using Kind = Operation::Kind;
  CircuitMetrics metrics;
  metrics.depth = depthOf(circuit);
  std::size_t measurements = 0, resets = 0;
  std::vector<std::size_t> counts(gateTable().size(), 0);
  for (const Operation& operation : circuit.operations()) {
    measurements += operation.kind == Kind::measure ? 1 : 0;
    resets += operation.kind == Kind::reset ? 1 : 0;
    if (!operation.isGate()) continue;
    ++counts[static_cast<std::size_t>(operation.gate - gateTable().data())];
  }
  const GateTotals totals = gateTotals(circuit);
  metrics.gates = totals.gates;
  metrics.twoQubitGates = totals.twoQubitGates;
  for (std::size_t g = 0; g < counts.size(); ++g) {
    if (counts[g] > 0) metrics.gateCounts.emplace_back(gateTable()[g].name, counts[g]);
  }
  if (measurements > 0) metrics.gateCounts.emplace_back("measure", measurements);
  if (resets > 0) metrics.gateCounts.emplace_back("reset", resets);
  return metrics;
}

}  // namespace qualm
