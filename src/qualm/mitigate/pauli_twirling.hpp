#pragma once

#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

struct PauliTwirlingOptions {
  std::size_t instances = 16;  ///< circuits that share the shots
};

/// Pauli operators drawn at random around every two-qubit Clifford gate (CX, CZ, …) so that the circuit does the same,
/// and any noise of those gates becomes a Pauli mixture in the mean: coherent errors no longer add up, and nothing else
/// gets better. Wallman and Emerson 2016 (arXiv:1512.01098). Gates that are inserted meet noise of their own.
class PauliTwirling : public Mitigation {
 public:
  /// Throws invalid-option for less than two instances: one says nothing of its spread.
  explicit PauliTwirling(PauliTwirlingOptions options = {});

  /// Throws invalid-shots where an instance would get no shot, and empty-data for a circuit without such a gate.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of the instances' spread: of shots and of what was drawn. It has instances − 1 degrees
  /// of freedom: 95 % intervals cover 93 % of cases with 16 instances, 86 % with 4.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  PauliTwirlingOptions options_;
};

}  // namespace qualm
