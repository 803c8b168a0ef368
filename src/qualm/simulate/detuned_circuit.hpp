#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm {

/// A circuit with an RZ wherever a detuned qubit drifts between two of its operations. Each acts at its midpoint: a
/// phase is the integral of δ from one midpoint to the next, and from the last to the end of the circuit. Before its
/// first operation a qubit rests in |0⟩, and after it is measured or reset it is in |0⟩ or |1⟩, which drift no way.
class DetunedCircuit {
 public:
  /// `resting`: whether the register starts in |0…0⟩; else its qubits drift from the start of the circuit.
  DetunedCircuit(const Circuit& original, const NoiseModel& noise, bool resting);

  /// Follows the original; its phases are slots too, so that histories are rows of one batch.
  const Circuit& circuit() const { return circuit_; }

  /// Whether any qubit does.
  bool drifts() const { return phases_ > 0; }

  /// Histories first to last (exclusive) × slots of circuit(), for these values of the original's slots. History h
  /// draws from random.stream(h).
  Matrix bindings(std::span<const double> values, const Random& random, std::uint64_t first, std::uint64_t last) const;

 private:
  struct Window {
    double seconds;
    std::optional<std::size_t> phase;  ///< none where the qubit has no phase to lose
  };

  void drift(std::size_t qubit, double until);

  Detuning detuning_;
  Circuit circuit_;
  std::size_t slots_;  ///< of the original
  std::size_t phases_ = 0;
  std::vector<std::vector<Window>> windows_;  ///< of each qubit, one after the other from the start of the circuit
  std::vector<double> since_;                 ///< while building: where each qubit's next window starts
  std::vector<bool> coherent_;                ///< while building
};

}  // namespace qualm
