#pragma once

#include <span>

#include "qualm/circuit/observable.hpp"
#include "qualm/simulate/pauli_vector.hpp"
#include "qualm/simulate/transfer_operation.hpp"

namespace qualm {

/// Applies operations first to last (exclusive) of a program to every lane. `coefficients` are those of the program
/// from which the operations came.
void applyTransfers(PauliVector& state, const TransferProgram& program, std::size_t first, std::size_t last,
                    const AlignedBuffer& coefficients);

/// Measures one qubit and keeps the branch of one outcome, unnormalised: (1 ± Z)/2 on both sides of ρ, times `weight`.
void projectQubit(PauliVector& state, std::size_t qubit, bool outcome, double weight);

/// a += b.
void addInto(PauliVector& a, const PauliVector& b);

}  // namespace qualm
