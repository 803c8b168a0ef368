#pragma once

#include <span>

#include "qualm/circuit/observable.hpp"
#include "qualm/simulate/pair_operation.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// Applies one pair operation to every lane. `coefficients` are those of the program that it belongs to.
void applyPair(State& state, const PairOperation& pair, const AlignedBuffer& coefficients);

void applyProgram(State& state, std::span<const PairOperation> operations, const AlignedBuffer& coefficients);

/// ⟨P⟩ of one Pauli term in every lane, into `result` (state.lanes values).
/// The sum runs over amplitudes in ascending order, whatever the number of lanes.
void expectation(const State& state, const PauliTerm& term, std::span<double> result);

/// |amplitude|² of one lane, into `result` (2^qubits values).
void probabilities(const State& state, std::size_t lane, std::span<double> result);

}  // namespace qualm
