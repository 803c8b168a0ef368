#pragma once

#include <functional>
#include <span>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/simulate/trajectory_plan.hpp"

namespace qualm {

/// Histories whose errors are all drawn before anything runs. They are sorted by their first error, and what comes
/// before it is simulated once for all; those without an error share one state.
class DrawnHistories {
 public:
  /// Trajectory t draws from random.stream(t), t = first to last (exclusive).
  DrawnHistories(const TrajectoryPlan& plan, std::size_t lanes, const Random& random, std::uint64_t first,
                 std::uint64_t last);

  /// Calls visit(state, count): the first `count` lanes are one history each; or, with count 0, every lane is the state
  /// of the errorFree() histories in which nothing happened.
  using Visit = std::function<void(const State& state, std::size_t count)>;
  void run(const Visit& visit);

  std::uint64_t errorFree() const { return errorFree_; }

 private:
  struct Error {
    std::size_t step, pauli;
  };
  using History = std::vector<Error>;

  void advance(std::size_t step);
  void runGroup(std::span<const History> group, State& state);

  const TrajectoryPlan& plan_;
  std::vector<History> histories_;  // with at least one error, sorted by the first
  std::uint64_t errorFree_ = 0;
  State shared_;
  std::size_t done_ = 0;
  PairProgram program_;
  std::vector<PairOperation> fused_;
};

}  // namespace qualm
