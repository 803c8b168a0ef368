#pragma once

#include <span>

#include "qualm/compile/operations.hpp"
#include "qualm/compile/translate.hpp"

namespace qualm {

/// Every run of one-qubit gates with constant angles on one qubit becomes the cheapest gates of the basis that equal
/// it, where those are cheaper. The operations are in the basis, which must have a one-qubit set.
Operations fuseRuns(std::span<const Operation> operations, const Translator& translator);

}  // namespace qualm
