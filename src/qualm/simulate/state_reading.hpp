#pragma once

#include "qualm/simulate/measurable.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// State vectors as a readout sees them.
class StateReading : public Measurable {
 public:
  explicit StateReading(const State& state) : state_(state) {}

  std::size_t lanes() const override { return state_.lanes; }
  void expectation(const PauliTerm& term, std::span<double> result) const override;
  void distributions(const PauliTerm& basis, Matrix& result) const override;

  /// A state vector has no record of measurements on the way: throws not-unitary.
  void bitDistributions(Matrix& result) const override;

 private:
  const State& state_;
};

}  // namespace qualm
