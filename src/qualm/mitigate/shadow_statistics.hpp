#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "qualm/circuit/observable.hpp"

namespace qualm {

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
