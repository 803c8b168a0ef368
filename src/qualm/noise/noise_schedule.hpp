#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/complex.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm {

/// A circuit's operations and the channels between them, in the order in which they happen: what noisy simulators run.
struct NoiseSchedule {
  struct Step {
    bool isChannel;
    std::size_t index;                    ///< of the operation, or in `channels`
    std::array<std::size_t, 2> qubits{};  ///< of a channel
    /// Of a channel that belongs to a conditional operation: it happens only where the operation does.
    Condition condition = {};
  };
  std::vector<Channel> channels;  ///< each different one once
  std::vector<Step> steps;        ///< every operation of the circuit once, in order, and the channels
  double seconds = 0;             ///< how long the circuit takes under the model's durations
};

/// Operations start as soon as their qubits are free (ASAP), and conditional ones not before the bits that they read
/// have been measured; a barrier takes no time, but what follows it waits for all of its qubits. A qubit that waits
/// between two of its operations, or for the end of the circuit after its last one, relaxes for that time (one channel
/// an idle window, rounded to a femtosecond). Before its first operation it rests in |0⟩, which nothing relaxes; in an
/// `initialState` (2^qubits amplitudes; empty: |0…0⟩) every qubit waits from the start of the circuit. Crosstalk runs
/// from the start of the circuit to its end, split where an operation on either qubit starts. Steps keep the order of
/// the circuit, except under crosstalk: there they stand in the order of their starting times, because what happens on
/// one qubit of a pair no longer commutes with what happens on the other. Throws validateNoise()'s errors, and
/// unsupported for detuning, which is no channel (simulate/detuned_executor.hpp).
NoiseSchedule scheduleNoise(const Circuit& circuit, const NoiseModel& model,
                            std::span<const Complex> initialState = {});

/// The operations of a schedule in their order, as indices into the circuit.
std::vector<std::size_t> operationOrder(const NoiseSchedule& schedule);

}  // namespace qualm
