#pragma once

#include "qualm/circuit/circuit.hpp"
#include "qualm/mitigate/quasi_probability.hpp"

namespace qualm {

/// Appends the operations of an insertion on one qubit.
void appendInsertion(Circuit& circuit, std::size_t qubit, Insertion insertion);

}  // namespace qualm
