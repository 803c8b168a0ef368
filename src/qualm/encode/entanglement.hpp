#pragma once

#include <cstddef>
#include <vector>

#include "qualm/encode/encoder_options.hpp"

namespace qualm {

/// The sets of `size` out of `count` features that meet in a gate, in the order in which a circuit takes them. A ring
/// that is no longer than a set is that set once.
std::vector<std::vector<std::size_t>> meetingSets(Entanglement entanglement, std::size_t count, std::size_t size);

/// How many meetingSets() gives.
double meetingCount(Entanglement entanglement, double count, std::size_t size);

}  // namespace qualm
