#pragma once

#include <cstdint>

#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

struct TrajectoryOptions {
  /// How many trajectories a result is the mean of, where expectations are exact in each (no shots). With shots every
  /// shot is a trajectory of its own, as on hardware.
  std::uint64_t count = 1000;
  /// Stop earlier (0: never): after the first block of trajectoryBlock at which every standard error is at most this
  /// and at least fewestTrajectories() ran. Where no chance is in the noise the first block says all.
  double precision = 0;
};

/// After how many trajectories the stopping rule looks again.
inline constexpr std::uint64_t trajectoryBlock = 256;

/// How many trajectories it takes before a small spread says anything: rare jumps that none of the first trajectories
/// made leave no spread at all. What n trajectories never showed has a probability below 3/n (95 %; the rule of three:
/// Hanley, Lippman-Hand 1983, doi:10.1001/jama.1983.03330370053031), and it moves a mean by at most that share of the
/// observable's range, 2·Σ|coefficients| of its terms but the identity. So 3·range/precision, of the widest observable;
/// without observables there is no standard error to stop at, and the number is infinite.
double fewestTrajectories(std::span<const Observable> observables, double precision);

/// The largest count of trajectories for one result.
inline constexpr std::uint64_t mostTrajectories = 10'000'000;

/// Noisy execution of state vectors, each a random history (quantum trajectories: Dalibard, Castin, Mølmer 1992,
/// doi:10.1103/PhysRevLett.68.580): a channel applies one of its Kraus operators with the probability that the state
/// gives it. Eight trajectories are the rows of a batch. Results carry standard errors: a leaf.
class TrajectoryExecutor : public Executor {
 public:
  /// Throws invalid-option for a count of 0 or above mostTrajectories and a precision that is negative or not finite.
  explicit TrajectoryExecutor(NoiseModel noise, TrajectoryOptions options = {});

  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  NoiseModel noise_;
  TrajectoryOptions options_;
};

}  // namespace qualm
