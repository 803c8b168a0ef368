#pragma once

#include <cstddef>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm {

/// A half turn, made of gates that follow one another.
struct DecouplingPulse {
  std::vector<Operation> gates;
  double seconds;
};

enum class PulseAxis { x, y };

/// A half turn about an axis from what a machine has, as its durations tell: X or Y where that takes time, else RX(π)
/// or RY(π) where that does; else Y is an X between S† and S, which are changes of phase and cost nothing. X or Y, and
/// no time, where durations know none of them.
DecouplingPulse decouplingPulse(PulseAxis axis, std::size_t qubit, const GateDurations& durations);

}  // namespace qualm
