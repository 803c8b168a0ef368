#pragma once

#include <memory>

#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

struct DetuningOptions {
  std::uint64_t histories = 256;  ///< that an exact result is the mean of
  /// Up to this many shots each has a history of its own, as on hardware; more of them share so many histories.
  std::uint64_t mostHistories = 4096;
};

/// Adds detuned qubits (NoiseModel::detuning) to what another executor simulates: histories of δ are drawn, each turns
/// every qubit between its operations (DetunedCircuit), and they run as the rows of a batch.
/// - Each row and shift, and with shots each measurement setting, has histories of its own.
/// - Exact results are means over `histories`, and carry the standard error that the spread of these means.
/// - Standard errors of shots are those of the spread between histories too: where shots share a history they stray
///   together, and a binomial error would be too small. None (NaN) after one history.
/// - Probabilities are means over `histories`, as exact ones are; counts and outcomes are those of the shots.
/// - The ledger counts what hardware would run: the request, once.
class DetunedExecutor : public Executor {
 public:
  /// `leaf` simulates the circuit and the rest of the noise, undetuned(noise). Where it runs trajectories, one for each
  /// history is enough, and `histories` of them say as much as so many trajectories. Throws invalid-option for less
  /// than two histories or more than mostTrajectories.
  DetunedExecutor(std::shared_ptr<const Executor> leaf, NoiseModel noise, DetuningOptions options = {});

  /// Throws validateNoise()'s errors beside the leaf's.
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  std::shared_ptr<const Executor> leaf_;
  NoiseModel noise_;
  DetuningOptions options_;
};

/// The leaf itself where the noise has no detuning.
std::shared_ptr<const Executor> withDetuning(std::shared_ptr<const Executor> leaf, const NoiseModel& noise,
                                             DetuningOptions options = {});

}  // namespace qualm
