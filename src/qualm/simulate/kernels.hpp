#pragma once

#include <span>

#include "qualm/circuit/observable.hpp"
#include "qualm/simulate/pair_operation.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// Applies one pair operation to every lane. `coefficients` are those of the program that it belongs to.
void applyPair(State& state, const PairOperation& pair, const AlignedBuffer& coefficients);

void applyProgram(State& state, std::span<const PairOperation> operations, const AlignedBuffer& coefficients);

/// Applies gates one by one, each under one binding a lane; what is no gate does nothing.
void applyOperations(State& state, std::span<const Operation> operations,
                     std::span<const std::span<const double>> bindings);

/// ⟨P⟩ of one Pauli term in every lane, into `result` (state.lanes values).
/// The sum runs over amplitudes in ascending order, whatever the number of lanes.
void expectation(const State& state, const PauliTerm& term, std::span<double> result);

/// λ = O|ψ⟩ in every lane.
void applyObservable(const State& state, const Observable& observable, State& result);

/// Im⟨λ|P|ψ⟩ for P = X, Y, Z of one qubit in every lane: P of lane l at result[P·lanes + l].
void transitionVector(const State& lambda, const State& psi, std::size_t qubit, std::span<double> result);

/// Σ conj(λ_a) ψ_b over the pairs of an operation, for a, b = 0, 1 in every lane: re of (a, b) of lane l at
/// result[(4·a + 2·b)·lanes + l], im one plane on.
void transitionPair(const State& lambda, const State& psi, const PairOperation& pair, std::span<double> result);

/// |amplitude|² of one lane, into `result` (2^qubits values).
void probabilities(const State& state, std::size_t lane, std::span<double> result);

/// The reduced density matrix of one or two qubits in every lane: entry (i, j), row-major in 2^k dimensions, of lane l
/// at result[(i·2^k + j)·lanes + l].
void reducedDensity(const State& state, std::span<const std::size_t> qubits, std::span<Complex> result);

/// A 4×4 matrix on two qubits, one for each lane: entry e of lane l at entries[e·lanes + l].
void applyQuad(State& state, std::size_t qubit0, std::size_t qubit1, std::span<const Complex> entries);

}  // namespace qualm
