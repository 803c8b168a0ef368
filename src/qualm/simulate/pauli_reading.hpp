#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "qualm/simulate/measurable.hpp"
#include "qualm/simulate/pauli_vector.hpp"

namespace qualm {

/// Parts of a state by what the classical register holds; each is as likely as its trace.
using RecordedStates = std::vector<std::pair<std::uint64_t, PauliVector>>;

/// Density matrices as a readout sees them.
class PauliReading : public Measurable {
 public:
  /// `records` may be empty where nothing was measured on the way.
  PauliReading(const PauliVector& state, const RecordedStates& records) : state_(state), records_(records) {}

  std::size_t lanes() const override { return state_.lanes; }
  void expectation(const PauliTerm& term, std::span<double> result) const override;
  void distributions(const PauliTerm& basis, Matrix& result) const override;
  void bitDistributions(Matrix& result) const override;

 private:
  const PauliVector& state_;
  const RecordedStates& records_;
};

}  // namespace qualm
