#pragma once

#include "qualm/core/complex.hpp"
#include "qualm/noise/readout_confusion.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

/// Noiseless evolution on batched state vectors, exact or sampled, with bits that may be misread: a leaf.
/// Measurements may end a circuit, not interrupt it (not-unitary).
class StatevectorExecutor : public Executor, public SlotDifferentiator {
 public:
  explicit StatevectorExecutor(ReadoutConfusion confusion = {});

  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  /// Itself, unless bits are misread: then expectations are not those of the state.
  const SlotDifferentiator* differentiator() const override { return confusion_.empty() ? this : nullptr; }

  /// By the adjoint method (adjointDerivatives).
  SlotDerivatives differentiate(const Request& request, std::span<const std::size_t> slots,
                                Ledger& ledger) const override;

  /// Optional capability: the state of the circuit under one binding, re and im interleaved, 2·2^qubits values.
  /// Throws not-unitary where the circuit has no single final state.
  std::vector<double> state(const Circuit& circuit, std::span<const double> binding,
                            std::span<const Complex> initialState = {}) const;

 private:
  ReadoutConfusion confusion_;
};

}  // namespace qualm
