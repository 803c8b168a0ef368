#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/core/aligned.hpp"
#include "qualm/core/complex.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// Density matrices of `lanes` rows (1 or batchLanes) as their Pauli expectations, r_P = Tr(P ρ): 4^qubits real numbers
/// instead of 4^qubits complex ones, on which every channel is a real matrix and every expectation a look-up
/// (Greenbaum 2015, arXiv:1509.02921, without its normalisation). Laid out [P][row]; digit q of P in base 4 is
/// I, X, Y, Z = 0, 1, 2, 3 on qubit q.
struct PauliVector {
  std::size_t qubits, lanes;
  AlignedBuffer values;

  /// |0…0⟩⟨0…0| in every lane. Throws register-too-large before anything is allocated.
  PauliVector(std::size_t qubitCount, std::size_t laneCount);

  void reset();

  /// Every lane becomes |ψ⟩⟨ψ|: 2^qubits amplitudes.
  void fill(std::span<const Complex> state);

  std::size_t entries() const { return std::size_t{1} << (2 * qubits); }
  double operator()(std::size_t pauli, std::size_t lane) const { return values[pauli * lanes + lane]; }
};

/// The largest register whose Pauli vector fits: 4^12 float64 are 128 MiB.
inline constexpr std::size_t maximumDensityQubits = 12;

/// Above this many qubits eight Pauli vectors no longer fit the caches.
inline constexpr std::size_t largestBatchedDensity = 6;

/// Throws register-too-large, naming the bytes that the density matrix would take and what fits.
void requireDensityFits(std::size_t qubits);

/// The density matrix of one lane: row-major, 4^qubits complex numbers. Throws register-too-large above 10 qubits,
/// where it would take more than 16 MiB.
std::vector<Complex> densityMatrix(const PauliVector& state, std::size_t lane);

/// Tr(ρσ) of one lane each: the fidelity where one of them is pure, the purity where both are the same.
double overlap(const PauliVector& a, std::size_t laneA, const PauliVector& b, std::size_t laneB);

/// The index of a Pauli term in a Pauli vector.
std::size_t pauliIndex(std::uint64_t x, std::uint64_t z, std::size_t qubits);

}  // namespace qualm
