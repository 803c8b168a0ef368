#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "qualm/simulate/stabilizer_program.hpp"

namespace qualm {

/// Probabilities of what goes wrong in a code's circuit. A gate's error is depolarizing noise after it: each Pauli
/// operator but the identity with the same probability.
struct CodeNoise {
  double data = 0;             ///< X on every data qubit before each round
  double oneQubit = 0;         ///< after each gate on one qubit
  double twoQubit = 0;         ///< after each gate on two, jointly
  double resetFlip = 0;        ///< X after each reset
  double measurementFlip = 0;  ///< X before each measurement
  double idle = 0;             ///< depolarizing, on each qubit that has no operation in a step of the circuit

  /// Everything fails with p, waiting too: standard circuit-level noise (Fowler et al. 2012, arXiv:1208.0928, section
  /// VII).
  static CodeNoise circuitLevel(double p) { return {0, p, p, p, p, p}; }

  /// The same, but qubits that wait stay as they are.
  static CodeNoise operationsOnly(double p) { return {0, p, p, p, p, 0}; }

  /// Data qubits flip and everything else is perfect: the noise for which closed forms are known.
  static CodeNoise codeCapacity(double p) { return {p, 0, 0, 0, 0, 0}; }

  /// Data qubits flip and measurements are misread, with p each; gates are perfect.
  static CodeNoise phenomenological(double p) { return {p, 0, 0, 0, p, 0}; }
};

/// How checks are measured.
enum class CheckCircuit : std::uint8_t {
  direct,     ///< with CX alone, and checks of X prepared and read out in X
  hadamards,  ///< prepared and read out in Z alone; Hadamard gates do the rest, and take steps of their own
};

/// A logical |0⟩ that is prepared, kept for some rounds of syndrome measurements, and read out.
struct CodeExperiment {
  CliffordProgram program;
  /// Numbers of measurements whose parity is even where nothing goes wrong. Only those that see X errors: Z errors
  /// don't disturb a logical |0⟩.
  std::vector<std::vector<std::size_t>> detectors;
  std::vector<std::size_t> observable;  ///< numbers of measurements whose parity is logical Z
  std::size_t rounds = 0;
};

}  // namespace qualm
