#pragma once

#include "qualm/noise/channel.hpp"

namespace qualm {

/// How much of a maximally entangled state a channel on one half of it leaves: Σ|Tr K|²/d², d = 2^qubits.
double processFidelity(const Channel& channel);

/// The mean over all pure states of how much of the state is left: (d·F + 1)/(d + 1) of the process fidelity F
/// (Horodecki, Horodecki and Horodecki 1999; Nielsen 2002).
double averageGateFidelity(const Channel& channel);

}  // namespace qualm
