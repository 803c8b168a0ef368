#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "qualm/circuit/circuit.hpp"
#include "qualm/noise/noise_model.hpp"

// What the names in a noise model mean: gates, "measure", "reset", and classes of gates.
namespace qualm {

/// How many qubits an operation of that name or class has; 0 for "all". Throws invalid-noise for a name that is
/// neither.
std::size_t arityOf(std::string_view target);

/// "1q", "2q" or "3q" for a gate, "" for anything else.
std::string_view classOf(const Operation& operation);

/// How many qubits a rule's channel takes where it follows an operation on that many: 2 for a joint one.
std::size_t channelQubits(const NoiseRule& rule, std::size_t operationQubits);

}  // namespace qualm
