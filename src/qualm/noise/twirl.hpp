#pragma once

#include <vector>

#include "qualm/noise/channel.hpp"

namespace qualm {

/// What a channel becomes in the mean when Pauli operators are drawn around it: the probability of each Pauli,
/// Σ |Tr(P†K)|² / 4^qubits over its Kraus operators; 4^qubits values in the order of Channel::pauli.
std::vector<double> twirl(const Channel& channel);

}  // namespace qualm
