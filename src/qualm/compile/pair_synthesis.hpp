#pragma once

#include <cstddef>

#include "qualm/compile/operations.hpp"
#include "qualm/compile/translate.hpp"

namespace qualm {

/// The cheapest gates of the basis found for a 4×4 unitary on the qubits `first` (less significant) and `second`: with
/// the fewest cx (0 to 3), or with one rotation for each coordinate that is not zero where that is cheaper, as it is
/// where the basis has a two-qubit rotation. Throws unsupported where the basis can't.
Operations synthesizePair(const GateMatrix& matrix, std::size_t first, std::size_t second,
                          const Translator& translator);

}  // namespace qualm
