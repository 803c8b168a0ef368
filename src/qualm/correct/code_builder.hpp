#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "qualm/correct/code_experiment.hpp"

namespace qualm {

/// Writes a code's circuit, each operation with the noise that comes with it.
class CodeBuilder {
 public:
  CodeBuilder(std::size_t qubits, const CodeNoise& noise);

  void flipData(std::size_t qubit);
  void gate(std::string_view name, std::size_t qubit);
  void gate(std::string_view name, std::size_t control, std::size_t target);
  void reset(std::size_t qubit);
  void resetX(std::size_t qubit);           ///< to |+⟩, which Z flips
  std::size_t measure(std::size_t qubit);   ///< the measurement's number
  std::size_t measureX(std::size_t qubit);  ///< the same, of X

  /// Ends a step of the circuit: qubits that had no operation since the last one have waited.
  void endStep();

  void detector(std::vector<std::size_t> measurements) { experiment_.detectors.push_back(std::move(measurements)); }

  /// A detector of a check's measurement in one round with that of the round before; in the first round, where there is
  /// none before, with what was prepared.
  void compareRounds(std::span<const std::size_t> before, std::span<const std::size_t> now, std::size_t check);

  CodeExperiment finish(std::vector<std::size_t> observable, std::size_t rounds);

 private:
  void flip(double p, std::size_t qubit);

  void depolarize(double p, std::size_t qubit);

  CodeNoise noise_;
  CodeExperiment experiment_;
  std::vector<bool> busy_;  ///< one a qubit: it had an operation in this step
};

/// Throws invalid-option unless the distance is odd and at least 3, there is a round, and all of the noise are
/// probabilities.
void requireCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise);

}  // namespace qualm
