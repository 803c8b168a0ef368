#pragma once

#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/pauli_vector.hpp"

namespace qualm {

/// Exact noisy execution of density matrices, kept as Pauli vectors, up to maximumDensityQubits: a leaf.
/// Measurements on the way split the state by what they record; classical conditions read those records.
class DensityExecutor : public Executor {
 public:
  explicit DensityExecutor(NoiseModel noise = {});

  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

  /// Optional capability: the state after the first `operations` operations (in the order of the noise's schedule) and
  /// the noise that comes with them, summed over what was recorded. Misread bits change no state.
  PauliVector state(const Circuit& circuit, std::span<const double> binding, std::span<const Complex> initialState = {},
                    std::size_t operations = ~std::size_t{0}) const;

 private:
  NoiseModel noise_;
};

}  // namespace qualm
