#pragma once

#include <cstddef>
#include <span>

#include "qualm/core/aligned.hpp"
#include "qualm/core/complex.hpp"

namespace qualm {

/// How many data rows a batched state holds. Eight rows of float64 are one cache line, and two states of
/// eight qubits are 32 kB each: they stay in the first caches.
inline constexpr std::size_t batchLanes = 8;

/// State vectors of `lanes` rows (1 or batchLanes), laid out [amplitude][row] with real and imaginary parts apart,
/// so that every gate on every qubit vectorises across rows.
struct State {
  std::size_t qubits, lanes;
  AlignedBuffer re, im;  ///< 2^qubits × lanes each

  /// |0…0⟩ in every lane. Throws register-too-large before anything is allocated.
  State(std::size_t qubitCount, std::size_t laneCount);

  void reset();

  /// Every lane becomes this state; throws invalid-state unless it has 2^qubits amplitudes and norm 1 within 1e-9.
  void fill(std::span<const Complex> amplitudesOfState);

  std::size_t amplitudes() const { return std::size_t{1} << qubits; }
  Complex amplitude(std::size_t index, std::size_t lane) const {
    return {re[index * lanes + lane], im[index * lanes + lane]};
  }
};

/// Above this many qubits eight states no longer fit the caches, and one row vectorises well by itself.
inline constexpr std::size_t largestBatchedRegister = 12;

/// The largest register whose state fits the memory that a page may take: 2^26 amplitudes are 1 GiB.
inline constexpr std::size_t maximumStateQubits = 26;

/// Throws register-too-large, naming the bytes that the state would take and what fits.
void requireStateFits(std::size_t qubits);

/// Throws invalid-state unless there are 2^qubits amplitudes of norm 1 within 1e-9.
void requireState(std::span<const Complex> amplitudes, std::size_t qubits);

}  // namespace qualm
