#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/compile/operations.hpp"

namespace qualm {

/// Which operation waits for which: those that share a qubit (a barrier holds its own) or a classical bit that one of
/// them measures into keep their order.
struct Dependencies {
  std::vector<std::vector<std::size_t>> successors, predecessors;  ///< of each operation, directly
};

Dependencies dependenciesOf(std::span<const Operation> operations);

}  // namespace qualm
