#pragma once

#include <cstddef>

#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// What the lanes of a state start from: the request's initial state, or what is known of each row from `firstRow` on.
/// Lanes beyond the last row repeat it.
void startRows(State& state, const Request& request, std::size_t firstRow);

}  // namespace qualm
