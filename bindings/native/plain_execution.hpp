#pragma once

#include <array>

#include "convert.hpp"
#include "qualm/deploy/choose_executor.hpp"

namespace qualm::bindings {

/// In the order of Simulator.
inline constexpr std::array<const char*, 4> simulatorNames{"auto", "statevector", "density", "trajectories"};

/// { simulator, reason, trajectories, qubits, gates, twoQubitGates, depth, swaps }: how a circuit was run.
val toPlain(const ChosenExecutor& chosen, std::uint64_t trajectories);

}  // namespace qualm::bindings
