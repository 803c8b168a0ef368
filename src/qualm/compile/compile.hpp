#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/metrics.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

/// What a circuit is compiled for.
struct CompileTarget {
  std::vector<std::string> basis;  ///< gate names that may remain
  std::size_t qubits = 0;          ///< of the device; 0: as many as the circuit has
  /// Pairs that a two-qubit gate may join, in either direction; empty: all.
  std::vector<std::pair<std::size_t, std::size_t>> edges;
};

struct CompileOptions {
  /// true: fusion, synthesis, cancellation, commutation, on runs of constant angles. false: translation and routing
  /// only, gate by gate.
  bool optimize = true;
  std::size_t trials = 4;  ///< seeded attempts at layout and routing; the fewest swaps win
};

/// Angles that are parameters or features stay so: translation is affine in them.
struct CompiledCircuit {
  /// On target.qubits qubits, numbered as the device's. A device with more than Circuit::maximumQubits leaves out all
  /// but as many as the original has, and `wires` says which they are.
  Circuit circuit;
  std::vector<std::size_t> wires;          ///< qubit of `circuit` → qubit of the device, ascending
  std::vector<std::size_t> initialLayout;  ///< logical qubit → qubit of `circuit` before the first gate
  std::vector<std::size_t> finalLayout;    ///< logical qubit → qubit of `circuit` after the last gate
  std::size_t swaps = 0;                   ///< that routing put in
  CircuitMetrics before, after;
};

/// Equal to the original up to a global phase and the reported layouts.
/// Throws register-too-large where the target has fewer qubits, unsupported where the basis can't express a gate or
/// the coupling map is not connected, unknown-gate, qubit-out-of-range or duplicate-qubit where basis or edges name
/// what does not exist, invalid-option for no trials.
CompiledCircuit compileCircuit(const Circuit& circuit, const CompileTarget& target, const CompileOptions& options,
                               const Random& random);

}  // namespace qualm
