#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// Consecutive classical bits.
struct BitRange {
  std::size_t first = 0, size = 0;

  std::uint64_t mask() const { return ((std::uint64_t{1} << size) - 1) << first; }
};

/// The circuit's bits cut into ranges so that each condition reads exactly one of them; nothing where that can't be
/// done: conditions that overlap without being equal, or that read bits apart from each other.
std::optional<std::vector<BitRange>> conditionRegisters(const Circuit& circuit);

}  // namespace qualm
