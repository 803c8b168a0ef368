#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

/// The snapshots of a run: so many of each basis.
std::uint64_t snapshotsOf(const PlannedRun& run);

/// What a shot in one basis says of an observable: Σ ± weight, by the parities of qubits. A weight is 3^k times the
/// coefficient of a term of weight k.
struct SnapshotPart {
  std::size_t observable;
  double weight;
  std::uint64_t support;
};

/// Sums of what single snapshots say, of each group and of all.
class SnapshotSums {
 public:
  SnapshotSums(std::size_t bindings, std::size_t observables, std::size_t groups);

  /// Adds a run's snapshots to a group. `result` holds their outcomes.
  void add(std::size_t group, const PlannedRun& run, const Estimates& result, std::span<const Observable> observables);

  double groupMean(std::size_t index, std::size_t group, std::size_t observable) const;

  /// Of the groups' means.
  double median(std::size_t index, std::size_t observable) const;

  /// Of one group's mean, from the spread of all snapshots.
  double groupVariance(std::size_t index, std::size_t observable) const;

  double snapshots() const;

 private:
  void addSetting(std::size_t group, std::size_t index, std::span<const SnapshotPart> parts,
                  std::span<const double> shares, double shots);

  std::size_t groups_;
  Matrix sums_;     ///< (bindings · groups) × observables
  Matrix squares_;  ///< bindings × observables
  std::vector<std::uint64_t> sizes_;
};

}  // namespace qualm
