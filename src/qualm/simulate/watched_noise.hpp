#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/detuned_circuit.hpp"
#include "qualm/simulate/pauli_vector.hpp"

namespace qualm {

/// Noise is followed exactly, operation by operation, up to this many qubits.
inline constexpr std::size_t largestNoisyTrace = 10;

/// Detuned qubits (NoiseModel::detuning) are followed up to this many, as the mean over so many histories of δ, which
/// are the same ones every time: a standard error of at most 1/16 of an expectation's spread.
inline constexpr std::size_t largestDetunedTrace = 6;
inline constexpr std::uint64_t watchedHistories = 256;

/// A circuit under noise whose states between its operations are looked at. What a qubit suffers while it waits shows
/// when the wait ends, relaxation and detuning alike.
class WatchedNoise {
 public:
  /// Keeps the circuit by reference. Throws validateNoise()'s errors.
  WatchedNoise(const Circuit& circuit, const NoiseModel& noise);

  /// Of the circuit, with every channel, and without the detuning, which is none.
  const NoiseSchedule& schedule() const { return schedule_; }

  bool disturbs() const { return !schedule_.channels.empty() || detuned_; }

  /// Up to how many qubits it is followed.
  std::size_t largest() const { return detuned_ ? largestDetunedTrace : largestNoisyTrace; }

  /// Calls visit(k, state after the first k operations in the order of the schedule) for k = first to last (exclusive).
  void follow(std::span<const double> binding, std::size_t first, std::size_t last,
              const std::function<void(std::size_t, const PauliVector&)>& visit) const;

 private:
  std::vector<PauliVector> detunedStates(std::span<const double> binding, std::size_t first, std::size_t last) const;

  const Circuit& circuit_;
  NoiseSchedule schedule_;
  std::optional<DetunedCircuit> detuned_;  ///< where a qubit drifts at all
  NoiseSchedule detunedSchedule_;
};

}  // namespace qualm
