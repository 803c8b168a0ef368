#pragma once

#include <span>
#include <vector>

#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/lane_operations.hpp"

namespace qualm {

/// A circuit under one binding and its noise, ready to be followed many times.
struct TrajectoryPlan {
  struct Step {
    enum class Kind {
      gate,     ///< pair operations
      mixture,  ///< a Pauli drawn from fixed probabilities
      kraus,    ///< an operator drawn with the probabilities that the state gives
      measure,
      reset,
    };
    Kind kind = Kind::gate;
    std::size_t first = 0, last = 0;  ///< of a gate, in program.operations
    const Channel* channel = nullptr;
    const Operation* operation = nullptr;
    std::array<std::size_t, 2> qubits{};
    Condition condition;
  };
  const Circuit& circuit;
  const ReadoutConfusion& confusion;
  std::span<const Complex> initialState;
  std::vector<Step> steps;
  PairProgram program;
  /// All chance is in Pauli mixtures without conditions: histories can be drawn before anything runs.
  bool drawnAhead = true;
  /// No chance at all: every trajectory is the same.
  bool certain = true;
};

/// `schedule` must outlive the plan. Terminal measurements are left to the readout.
TrajectoryPlan planTrajectories(const Circuit& circuit, const NoiseSchedule& schedule,
                                const ReadoutConfusion& confusion, std::span<const Complex> initialState,
                                std::span<const double> binding);

/// Follows one trajectory a lane from |0…0⟩ or the initial state to the end.
void followTrajectories(const TrajectoryPlan& plan, State& state, std::span<Lane> lanes);

}  // namespace qualm
