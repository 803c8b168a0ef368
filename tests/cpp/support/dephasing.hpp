#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "qualm/noise/noise_model.hpp"

namespace qualm::testing {

/// χ = ½∬ s(t)s(t')C(t − t') dt dt' from 0 to T, summed cell by cell on a grid, where s changes its sign at each flip
/// (fractions of T): the coherence that is left of a qubit in a Gaussian field is e^−χ (Cywiński, Lutchyn, Nave, Das
/// Sarma 2008, arXiv:0712.2225, equation 15).
inline double dephasingExponent(const Detuning& detuning, std::size_t qubit, double seconds,
                                std::span<const double> flips) {
  constexpr std::size_t cells = 960;  // flips at k/16 and k/12 fall between cells
  std::vector<double> signs(cells, 1.0);
  for (const double flip : flips) {
    for (std::size_t i = 0; i < cells; ++i) {
      if (static_cast<double>(i) + 0.5 > flip * cells) signs[i] = -signs[i];
    }
  }
  const double cell = seconds / cells;
  double sum = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double apart = cell * static_cast<double>(i - j);
      sum += 2 * signs[i] * signs[j] * std::exp(-apart / detuning.correlation);
    }
    sum += 1 - cell / (3 * detuning.correlation);  // the mean of |t − t'| within a cell is a third of it
  }
  const double sigma = detuning.sigmaOf(qubit);
  return 0.5 * sigma * sigma * cell * cell * sum;
}

/// Where n pulses at (k + ½)/n flip the sign.
inline std::vector<double> evenFlips(std::size_t pulses) {
  std::vector<double> flips;
  for (std::size_t k = 0; k < pulses; ++k) {
    flips.push_back((static_cast<double>(k) + 0.5) / static_cast<double>(pulses));
  }
  return flips;
}

/// The variance of cos φ of a normal φ whose ⟨cos φ⟩ is e^−χ.
inline double cosineVariance(double exponent) { return (1 + std::exp(-4 * exponent)) / 2 - std::exp(-2 * exponent); }

}  // namespace qualm::testing
