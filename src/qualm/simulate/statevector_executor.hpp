#pragma once

#include "qualm/simulate/executor.hpp"

namespace qualm {

/// Ideal execution on batched state vectors, exact or sampled: a leaf.
class StatevectorExecutor : public Executor {
 public:
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  /// Optional capability: the state of the circuit under one binding, re and im interleaved, 2·2^qubits values.
  std::vector<double> state(const Circuit& circuit, std::span<const double> binding) const;
};

}  // namespace qualm
