#pragma once

#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/core/complex.hpp"

namespace qualm {

/// The obvious simulator, kept as the oracle of the fast one and as the yardstick of its speed: one circuit and one
/// binding at a time, every gate as its full matrix on gathered amplitudes. It allocates nothing per gate.
class ReferenceSimulator {
 public:
  explicit ReferenceSimulator(std::size_t qubits);

  /// The state after the circuit, gates and barriers alone, from |0…0⟩: 2^qubits amplitudes, qubit 0 the least
  /// significant bit.
  const std::vector<Complex>& run(const Circuit& circuit, std::span<const double> binding);

  /// ⟨P⟩ in the state of the last run.
  double expectation(const PauliTerm& term) const;

 private:
  void apply(const Operation& operation, const GateMatrix& matrix);

  std::vector<Complex> state_;
};

}  // namespace qualm
