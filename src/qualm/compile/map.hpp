#pragma once

#include <cstddef>
#include <vector>

#include "qualm/compile/compile.hpp"
#include "qualm/compile/operations.hpp"

namespace qualm {

/// A circuit in the gates of a device and on its coupled pairs, on no more qubits than the original has: routing stays
/// within a connected part of the device, so that a simulator never pays for idle qubits and a device of 156 is no
/// larger than the circuit.
struct MappedCircuit {
  Circuit circuit;                                      ///< on as many qubits as the original
  std::vector<std::size_t> wires;                       ///< qubit of `circuit` → qubit of the device, ascending
  std::vector<std::size_t> initialLayout, finalLayout;  ///< qubit of the original → qubit of `circuit`
  std::size_t swaps = 0;                                ///< that routing put in
};

/// Translation gate by gate, layout and routing, without optimization. Angles that are parameters
/// or features stay so; measurements, resets, barriers and conditions keep their order.
/// Throws what compileCircuit throws.
MappedCircuit mapCircuit(const Circuit& circuit, const CompileTarget& target, std::size_t trials, const Random& random);

/// The same on the device's own qubits (see CompiledCircuit::wires for devices that are larger than a circuit can be),
/// with the metrics of both.
CompiledCircuit onDevice(const Circuit& original, const MappedCircuit& mapped, const CompileTarget& target);

}  // namespace qualm
