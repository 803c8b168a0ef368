#pragma once

#include <span>

#include "qualm/circuit/observable.hpp"
#include "qualm/core/matrix.hpp"

namespace qualm {

/// A final state as a readout sees it, whatever represents it. Lanes are rows of the batch.
class Measurable {
 public:
  virtual ~Measurable() = default;

  virtual std::size_t lanes() const = 0;

  /// ⟨P⟩ in every lane, into `result` (one value a lane).
  virtual void expectation(const PauliTerm& term, std::span<double> result) const = 0;

  /// Probabilities of what is found when every qubit is measured in the basis of the Pauli that `basis` has there (Z
  /// where it has none): row l of `result` (lanes × 2^qubits) is that of lane l.
  virtual void distributions(const PauliTerm& basis, Matrix& result) const = 0;

  /// Probabilities of the values of the classical register (lanes × 2^bits), where measurements happened on the way.
  virtual void bitDistributions(Matrix& result) const = 0;
};

}  // namespace qualm
