#pragma once

#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

struct ClassicalShadowOptions {
  std::size_t groups = 9;  ///< of snapshots: the median of their means is the estimate; 1: the plain mean
};

/// Classical shadows: every shot measures all qubits in a Pauli basis of its own, drawn at random, before anybody says
/// which observables matter. A term of weight k is told by one shot in 3^k, which then counts 3^k times. Huang, Kueng,
/// Preskill 2020 (arXiv:2002.08953). It corrects nothing: it reads many observables of low weight from the same shots,
/// and few of them worse than settings of their own would.
class ClassicalShadow : public Mitigation {
 public:
  static constexpr std::size_t mostExactQubits = 7;  ///< 2187 bases

  /// Throws invalid-option for no groups.
  explicit ClassicalShadow(ClassicalShadowOptions options = {});

  /// All rows and shifts are read in the same bases; bases that were drawn equally often in a group share a run. An
  /// exact request reads all 3^qubits bases and has what the mean comes to after infinitely many shots. Throws
  /// register-too-large for that beyond mostExactQubits and where the outcomes would fill more than
  /// mostRecordedOutcomes numbers, invalid-shots for less than two shots in each group, and empty-data for observables
  /// that are identities.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are from the spread of all single snapshots, bases included, times what the median of that many
  /// normal means loses against their mean (medianVariance()).
  /// Evidence: "classical-shadow.groups", "classical-shadow.snapshots" and "classical-shadow.bases" that were run,
  /// "classical-shadow.groupMeans" (groups × observables), and "classical-shadow.settings" that the ordinary reading
  /// would take. Of an exact request 1 group of 0 snapshots, and no means.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  Estimates combineExact(const Request& request, std::span<const PlannedRun> runs,
                         std::span<const Estimates> results) const;

  ClassicalShadowOptions options_;
  double medianVariance_;
};

}  // namespace qualm
