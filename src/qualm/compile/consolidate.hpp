#pragma once

#include <span>

#include "qualm/compile/operations.hpp"
#include "qualm/compile/translate.hpp"

namespace qualm {

/// Every largest block of gates with constant angles that act on one pair of qubits is replaced by its synthesis
/// (synthesizePair) where that is cheaper. The operations are in the basis, which must have a one-qubit set.
Operations consolidatePairs(std::span<const Operation> operations, const Translator& translator);

}  // namespace qualm
