#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qualm/core/complex.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

/// Everything about one moment of a circuit: the state after its first operations. What could not be computed is
/// absent, and `reasons` say why.
struct Inspection {
  std::vector<Complex> state;              ///< ideal, 2^qubits amplitudes
  std::vector<double> probabilities;       ///< ideal, 2^qubits
  std::vector<double> noisyProbabilities;  ///< before bits are misread
  std::vector<Complex> density;            ///< ideal, row-major
  std::vector<Complex> noisyDensity;
  Matrix concurrence, noisyConcurrence;    ///< qubits × qubits: entanglement of each pair's reduced state, 0 to 1
  std::optional<double> fidelity, purity;  ///< of the noisy state
  std::vector<std::string> reasons;
};

/// The largest registers of which an inspection gives whole density matrices, and pairwise entanglement.
inline constexpr std::size_t largestShownDensity = 6, largestPairwise = 12;

/// The state after `operations` operations in the order of the noise's schedule. Throws register-too-large above
/// maximumStateQubits, and the noise's errors.
Inspection inspectCircuit(const Circuit& circuit, std::span<const double> binding, const NoiseModel& noise,
                          std::size_t operations);

}  // namespace qualm
