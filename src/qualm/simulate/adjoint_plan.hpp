#pragma once

#include <array>
#include <optional>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/simulate/lane_operations.hpp"

namespace qualm {

using Matrix2 = std::array<Complex, 4>;  ///< row-major

/// Transposed and conjugated.
Matrix2 adjointOf(const Matrix2& matrix);

/// Derivatives that are wanted of one stage: slot, and its place in the result.
struct WantedSlot {
  std::size_t operation;         ///< which of the stage's operations
  std::size_t angle;             ///< which of its angles
  std::size_t place;             ///< column of the result
  bool uniform = false;          ///< its axis is the same for all rows,
  std::array<double, 3> axis{};  ///< and this (see axisOf)
};

/// What is taken back at once: a run of gates on one qubit, or one gate on several.
struct AdjointStage {
  std::vector<const Operation*> operations;
  std::vector<WantedSlot> wanted;
  bool single = true;
  bool uniform = true;                           ///< the same matrix for all rows
  std::vector<std::optional<Matrix2>> matrices;  ///< of a run: of each operation that is the same for all rows
};

/// The stages of a circuit in order; which gates are uniform is read off all rows of the bindings. Stages before
/// `firstWanted` need not be taken back.
struct AdjointPlan {
  std::vector<AdjointStage> stages;
  std::size_t firstWanted = 0;
};

AdjointPlan planAdjoint(const Circuit& circuit, const Matrix& bindings, std::span<const std::size_t> slots,
                        std::size_t firstOperation = 0);

/// The product of a run's matrices under one binding.
Matrix2 matrixOf(const AdjointStage& stage, std::span<const double> binding);

/// n, where ∂U·U† = −(i/2) n·σ + (a multiple of the identity, which changes no expectation) for one angle of one
/// operation of a run U: the derivative of ⟨O⟩ is n · Im⟨λ|σ|ψ⟩ in the states after the run.
std::array<double, 3> axisOf(const AdjointStage& stage, const WantedSlot& wanted, std::span<const double> binding);

/// ∂/∂angle of a gate's matrix. Exact by the four-term rule, for every entry has the frequencies 0, 1/2 and 1 alone.
GateMatrix matrixDerivative(const Gate& gate, std::array<double, 3> angles, std::size_t angle);

}  // namespace qualm
