#pragma once

#include <array>
#include <string>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm {

/// What is put behind a channel on one qubit to undo it, in the mean: gates and resets, one after the other.
enum class Insertion { nothing, x, y, z, reset, resetToOne };

/// A channel undone as a sum of things that can be run, with weights of either sign that add up to 1.
/// Temme, Bravyi, Gambetta 2017 (arXiv:1612.02058); Endo, Benjamin, Li 2018 (arXiv:1712.09271).
struct QuasiProbability {
  struct Part {
    std::array<Insertion, 2> insertions{};  ///< on the channel's qubits
    double weight;
  };
  std::vector<Part> parts;
  double gamma = 1;  ///< Σ|weight|: the spread of an estimate grows by it

  /// A part, with probability |weight| / gamma.
  const Part& draw(Random& random) const;
};

/// A channel on these qubits of a register; the second counts where the channel acts on two.
struct PlacedChannel {
  const Channel* channel;
  std::array<std::size_t, 2> qubits;
  std::size_t registerQubits;
};

/// The cheapest sum (least gamma, by linear programme) that undoes the channel where the insertions themselves meet the
/// noise of `model`. Pauli mixtures on one and two qubits, damping and relaxation can be undone.
/// Throws unsupported, naming the channel, where no sum of insertions undoes it.
QuasiProbability undo(const PlacedChannel& placed, const NoiseModel& model);

/// Runs of one shot for a standard error of `precision`, rounded up: (gamma / precision)². Throws invalid-option unless
/// the precision is a positive number.
double samplesFor(double gamma, double precision);

}  // namespace qualm
