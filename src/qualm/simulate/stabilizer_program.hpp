#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/stabilizer_gate.hpp"

namespace qualm {

/// Clifford gates, measurements, resets and Pauli noise on any number of qubits, without feedback: what tableaux and
/// Pauli frames run. Measurements are numbered as they come.
class CliffordProgram {
 public:
  struct Step {
    enum class Kind : std::uint8_t { gate, measure, reset, mixture };
    Kind kind;
    std::size_t index;  ///< in gates() or mixtures(); of a measurement its number
    std::array<std::size_t, 3> qubits{};
  };
  struct Measurement {
    std::size_t qubit;
    double p01 = 0, p10 = 0;  ///< reads 0 when it was 1; reads 1 when it was 0
  };

  /// Throws register-too-large without qubits.
  explicit CliffordProgram(std::size_t qubits);

  /// Throw qubit-out-of-range. A gate that is not Clifford at its angles throws unsupported.
  void gate(const Gate& gate, std::span<const std::size_t> qubits, std::array<double, 3> angles = {});
  void gate(std::string_view name, std::initializer_list<std::size_t> qubits);
  std::size_t measure(std::size_t qubit, double p01 = 0, double p10 = 0);  ///< its number
  void reset(std::size_t qubit);

  /// Pauli operators by their probabilities, 4^qubits of them: the digit I, X, Y, Z = 0, 1, 2, 3 of the first qubit is
  /// the least significant. Throws invalid-channel unless they are probabilities that add up to 1 within 1e-9.
  void mixture(std::span<const double> probabilities, std::span<const std::size_t> qubits);

  std::size_t qubits() const { return qubits_; }
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<CliffordGate>& gates() const { return gates_; }
  const std::vector<std::vector<double>>& mixtures() const { return mixtures_; }
  const std::vector<Measurement>& measurements() const { return measurements_; }

  std::span<const std::size_t> qubitsOf(const Step& step) const;

 private:
  void append(Step::Kind kind, std::size_t index, std::span<const std::size_t> qubits);

  std::size_t qubits_;
  std::vector<Step> steps_;
  std::vector<CliffordGate> gates_;
  std::vector<std::vector<double>> mixtures_;
  std::vector<Measurement> measurements_;
  std::map<std::pair<const Gate*, std::array<double, 3>>, std::size_t> known_;  ///< gates that were built before
};

/// A circuit under a binding and the noise on it. Where the circuit measures nothing, every qubit is measured at the
/// end, qubit 0 first. Throws unsupported for a gate that is not Clifford, a condition, or a channel that is no mixture
/// of Pauli operators, each by name, and for correlated misreadings.
struct RecordedProgram {
  CliffordProgram program;
  std::vector<std::size_t> bits;  ///< the classical bit of each measurement; later ones overwrite
};
RecordedProgram programOf(const Circuit& circuit, std::span<const double> binding, const NoiseModel& noise = {});

}  // namespace qualm
