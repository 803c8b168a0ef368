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
  /// would take.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  Estimates combineExact(const Request& request, std::span<const PlannedRun> runs,
                         std::span<const Estimates> results) const;

  ClassicalShadowOptions options_;
  double medianVariance_;
};

/// Variance of the median of `count` independent standard normal numbers (the mean of the middle two where it is even),
/// by integration, to about 1e-3 of itself: 1, 0.5, 0.4487, 0.2982, 0.2868, … , π/(2·count).
double medianVariance(std::size_t count);

struct ShadowSampleCount {
  double groups;     ///< 2 ln(2M/δ), before rounding
  double snapshots;  ///< of a group: 34 ‖O‖²/ε², before rounding

  std::uint64_t wholeGroups() const;
  std::uint64_t wholeSnapshots() const;  ///< of a group
  std::uint64_t total() const { return wholeGroups() * wholeSnapshots(); }
};

/// How many groups of how many snapshots keep all M observables within ε with a probability of 1 − δ (Huang et al.
/// 2020, theorem 1). ‖O‖², the squared shadow norm, is 3^k for one term of weight k; for a sum it is bounded by
/// (Σ |coefficient| 3^{k/2})². Identities are known without measuring. Throws empty-data without anything to measure
/// and invalid-option unless ε > 0 and 0 < δ < 1, or where the counts are beyond 2^63.
ShadowSampleCount shadowSampleCount(std::span<const Observable> observables, double epsilon, double delta);

}  // namespace qualm
