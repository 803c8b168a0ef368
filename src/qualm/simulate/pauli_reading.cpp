#include "qualm/simulate/pauli_reading.hpp"

#include <algorithm>

namespace qualm {
namespace {

/// (r_I + r_B)/2 and (r_I − r_B)/2 on every qubit: from expectations of all products of I and B to probabilities.
void butterflies(std::span<double> values) {
  for (std::size_t half = 1; half < values.size(); half *= 2) {
    for (std::size_t base = 0; base < values.size(); base += 2 * half) {
      for (std::size_t i = base; i < base + half; ++i) {
        const double a = values[i], b = values[i + half];
        values[i] = 0.5 * (a + b);
        values[i + half] = 0.5 * (a - b);
      }
    }
  }
}

}  // namespace

void PauliReading::expectation(const PauliTerm& term, std::span<double> result) const {
  const std::size_t index = pauliIndex(term.x, term.z, state_.qubits);
  for (std::size_t lane = 0; lane < state_.lanes; ++lane) result[lane] = state_(index, lane);
}

void PauliReading::distributions(const PauliTerm& basis, Matrix& result) const {
  // Where the basis has no Pauli the qubit is measured in Z.
  const std::uint64_t z = basis.z | ~basis.x;
  for (std::size_t subset = 0; subset < result.columns; ++subset) {
    const std::size_t index = pauliIndex(basis.x & subset, z & subset, state_.qubits);
    for (std::size_t lane = 0; lane < state_.lanes; ++lane) result(lane, subset) = state_(index, lane);
  }
  for (std::size_t lane = 0; lane < state_.lanes; ++lane) {
    butterflies(result.row(lane));
    // An exact probability is never negative; rounding of a zero may be, and a sampler must not meet it.
    for (double& p : result.row(lane)) p = std::max(p, 0.0);
  }
}

void PauliReading::bitDistributions(Matrix& result) const {
  std::fill(result.values.begin(), result.values.end(), 0.0);
  for (const auto& [bits, state] : records_) {
    for (std::size_t lane = 0; lane < state.lanes; ++lane) {
      result(lane, static_cast<std::size_t>(bits)) += std::max(state(0, lane), 0.0);
    }
  }
}

}  // namespace qualm
