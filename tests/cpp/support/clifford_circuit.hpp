#pragma once

#include <array>
#include <numbers>
#include <numeric>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/stabilizer_gate.hpp"

namespace qualm::testing {

/// A gate of the table at multiples of a quarter turn, whichever is Clifford there.
inline void appendClifford(Circuit& circuit, Random& random) {
  std::vector<std::size_t> order(circuit.qubits());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(order);
  for (;;) {
    const Gate& gate = gateTable()[random.below(gateTable().size())];
    if (gate.qubits() > circuit.qubits()) continue;
    std::array<double, 3> angles{};
    for (double& angle : angles) angle = (static_cast<double>(random.below(9)) - 4) * std::numbers::pi / 2;
    if (!cliffordOf(gate, angles)) continue;
    std::vector<Angle> constants;
    for (std::size_t a = 0; a < gate.angles; ++a) constants.push_back(Angle::constant(angles[a]));
    circuit.append(gate.name, std::span(order).first(gate.qubits()), constants);
    return;
  }
}

/// Random Clifford gates, and measurements and resets on the way with a chance of one in `rarity` each; 0: none.
inline Circuit cliffordCircuit(std::size_t qubits, std::size_t gates, std::uint64_t rarity, Random& random) {
  Circuit circuit(qubits, rarity > 0 ? qubits : 0);
  for (std::size_t g = 0; g < gates; ++g) {
    appendClifford(circuit, random);
    if (rarity > 0 && random.below(rarity) == 0) circuit.measure(random.below(qubits), random.below(qubits));
    if (rarity > 0 && random.below(rarity) == 0) circuit.reset(random.below(qubits));
  }
  return circuit;
}

}  // namespace qualm::testing
