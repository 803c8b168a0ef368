#include "qualm/simulate/pauli_vector.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"

namespace qualm {
namespace {

/// Σ_i (−1)^{popcount(i & z)} values[i] for every z at once (fast Walsh–Hadamard transform, in place).
void walshHadamard(std::span<Complex> values) {
  for (std::size_t half = 1; half < values.size(); half *= 2) {
    for (std::size_t base = 0; base < values.size(); base += 2 * half) {
      for (std::size_t i = base; i < base + half; ++i) {
        const Complex a = values[i], b = values[i + half];
        values[i] = a + b;
        values[i + half] = a - b;
      }
    }
  }
}

}  // namespace

std::size_t pauliIndex(std::uint64_t x, std::uint64_t z, std::size_t qubits) {
  std::size_t index = 0;
  for (std::size_t q = 0; q < qubits; ++q) {
    const bool hasX = (x >> q) & 1U, hasZ = (z >> q) & 1U;
    index |= std::size_t{hasX ? (hasZ ? 2U : 1U) : (hasZ ? 3U : 0U)} << (2 * q);
  }
  return index;
}

void requireDensityFits(std::size_t qubits) {
  if (qubits <= maximumDensityQubits) return;
  throw Error(ErrorCode::registerTooLarge,
              "The density matrix of " + std::to_string(qubits) + " qubits would take 2^" +
                  std::to_string(2 * qubits + 3) + " bytes; " + std::to_string(maximumDensityQubits) +
                  " qubits (128 MiB) fit. Trajectories go further.",
              std::to_string(qubits) + " qubits", "1 to " + std::to_string(maximumDensityQubits) + " qubits");
}

PauliVector::PauliVector(std::size_t qubitCount, std::size_t laneCount) : qubits(qubitCount), lanes(laneCount) {
  requireDensityFits(qubits);
  values.resize(entries() * lanes);
  reset();
}

void PauliVector::reset() {
  std::fill(values.begin(), values.end(), 0.0);
  for (std::size_t set = 0; set < (std::size_t{1} << qubits); ++set) {  // every product of I and Z has expectation 1
    std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(pauliIndex(0, set, qubits) * lanes), lanes, 1.0);
  }
}

void PauliVector::fill(std::span<const Complex> state) {
  requireState(state, qubits);
  std::vector<Complex> products(state.size());
  for (std::size_t x = 0; x < state.size(); ++x) {
    // ⟨ψ|X^x Z^z|ψ⟩ for all z; a Y is i·X·Z.
    for (std::size_t i = 0; i < state.size(); ++i) products[i] = conjugate(state[i ^ x]) * state[i];
    walshHadamard(products);
    for (std::size_t z = 0; z < state.size(); ++z) {
      const double value = (powerOfI(static_cast<std::size_t>(std::popcount(x & z))) * products[z]).re;
      std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(pauliIndex(x, z, qubits) * lanes), lanes, value);
    }
  }
}

std::vector<Complex> densityMatrix(const PauliVector& state, std::size_t lane) {
  constexpr std::size_t largest = 10;
  if (state.qubits > largest) {
    throw Error(ErrorCode::registerTooLarge, "A density matrix this large is not copied out.",
                std::to_string(state.qubits) + " qubits", "up to " + std::to_string(largest) + " qubits");
  }
  const std::size_t size = std::size_t{1} << state.qubits;
  const double share = 1.0 / static_cast<double>(size);
  std::vector<Complex> density(size * size), signs(size);
  for (std::size_t x = 0; x < size; ++x) {
    // ρ = 2^−n Σ r_P P, and P = i^{|x&z|} X^x Z^z has the entry (−1)^{|z & column|} at (column ^ x, column).
    for (std::size_t z = 0; z < size; ++z) {
      signs[z] = (state(pauliIndex(x, z, state.qubits), lane) * share) *
                 powerOfI(static_cast<std::size_t>(std::popcount(x & z)));
    }
    walshHadamard(signs);
    for (std::size_t column = 0; column < size; ++column) density[(column ^ x) * size + column] = signs[column];
  }
  return density;
}

double overlap(const PauliVector& a, std::size_t laneA, const PauliVector& b, std::size_t laneB) {
  double sum = 0;
  for (std::size_t p = 0; p < a.entries(); ++p) sum += a(p, laneA) * b(p, laneB);
  return sum / static_cast<double>(std::size_t{1} << a.qubits);
}

}  // namespace qualm
