#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"
#include "qualm/noise/channel.hpp"
#include "qualm/simulate/pair_operation.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// What each lane of a batch of trajectories has of its own: chance and a classical register.
struct Lane {
  Random random;
  std::uint64_t bits = 0;
};

/// One 2×2 matrix a lane on one qubit, row-major.
using LaneMatrices = std::vector<std::array<Complex, 4>>;

/// Appends, for a fixed number of lanes, an operation that differs from lane to lane.
void appendLaneMatrices(const LaneMatrices& matrices, std::size_t qubit, PairProgram& program);

/// Overwrites the matrices of a program that one appendLaneMatrices() made for as many lanes.
void replaceLaneMatrices(const LaneMatrices& matrices, PairProgram& program);

void applyLaneMatrices(State& state, const LaneMatrices& matrices, std::size_t qubit);

/// One of the four Pauli operators: I, X, Y, Z = 0, 1, 2, 3.
std::array<Complex, 4> pauliEntries(std::size_t digit);

/// Draws from a mixture of Paulis: the index into Channel::pauli.
std::size_t drawPauli(std::span<const double> probabilities, Random& random);

/// Applies one Kraus operator to each lane for which the condition holds, drawn with the probability that the lane's
/// state gives it, and normalises.
void applyKraus(State& state, const Channel& channel, std::span<const std::size_t> qubits, const Condition& condition,
                std::span<Lane> lanes);

/// Measures a qubit in every lane for which the condition holds; returns what was found, one value a lane.
std::vector<bool> measureQubit(State& state, std::size_t qubit, const Condition& condition, std::span<Lane> lanes);

/// |0⟩ on one qubit of each lane for which the condition holds.
void resetQubit(State& state, std::size_t qubit, const Condition& condition, std::span<Lane> lanes);

/// A gate in those lanes for which its condition holds.
void applyConditional(State& state, std::span<const PairOperation> operations, const Condition& condition,
                      std::span<const Lane> lanes);

}  // namespace qualm
