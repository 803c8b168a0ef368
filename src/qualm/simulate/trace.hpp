#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

/// A circuit watched operation by operation. Step k is the state after the first k operations (in the order of the
/// noise's schedule, which is the circuit's own unless there is crosstalk). What could not be computed is absent, and
/// `reasons` say why.
struct CircuitTrace {
  std::size_t steps = 0;       ///< operations + 1
  Matrix idealBloch;           ///< steps × 3·qubits: ⟨X⟩, ⟨Y⟩, ⟨Z⟩ of each qubit without noise
  Matrix entropy;              ///< steps × qubits: von Neumann entropy of each qubit without noise, bits
  Matrix noisyBloch;           ///< the same with noise; empty without
  std::vector<double> purity;  ///< of the noisy state, Tr ρ²
  /// Of the noisy state with the ideal one, ⟨ψ|ρ|ψ⟩: as many steps as there are before the first measurement, reset or
  /// condition, after which the ideal state is a mixture.
  std::vector<double> fidelity;
  std::vector<std::string> reasons;
};

/// Noise is followed by WatchedNoise. Throws register-too-large above maximumStateQubits, and the noise's errors.
CircuitTrace traceCircuit(const Circuit& circuit, std::span<const double> binding, const NoiseModel& noise);

}  // namespace qualm
