#pragma once

#include <cstdint>
#include <set>
#include <span>

#include "qualm/compile/operations.hpp"
#include "qualm/compile/translate.hpp"

namespace qualm {

/// Blocks that no synthesis made cheaper, by a hash: not tried again. (Two blocks with one hash would only leave one of
/// them as it is.)
using SettledBlocks = std::set<std::uint64_t>;

/// Every largest block of gates with constant angles that act on one pair of qubits is replaced by its synthesis
/// (synthesizePair) where that is cheaper. The operations are in the basis, which must have a one-qubit set.
Operations consolidatePairs(std::span<const Operation> operations, const Translator& translator,
                            SettledBlocks& settled);

}  // namespace qualm
