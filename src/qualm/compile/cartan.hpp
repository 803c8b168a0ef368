#pragma once

#include <array>

#include "qualm/compile/small_unitary.hpp"

namespace qualm {

/// A 4×4 unitary up to a global phase as (after[0] ⊗ after[1]) · exp(i(xXX + yYY + zZZ)) · (before[0] ⊗ before[1]),
/// index 0 on the less significant qubit, with every coordinate in [−π/4, π/4].
struct CartanDecomposition {
  std::array<GateMatrix, 2> before, after;
  std::array<double, 3> coordinates;  ///< x, y, z
};

/// Khaneja, Brockett and Glaser 2001 (quant-ph/0006016), in the magic basis of Hill and Wootters (1997), where local
/// gates are real: there MᵀM is symmetric, and its real and imaginary parts commute. They are diagonalized together by
/// Jacobi rotations that serve both at once (Bunse-Gerstner, Byers and Mehrmann 1993; angles of Cardoso and Souloumiac
/// 1996), so that equal eigenvalues need no case of their own.
CartanDecomposition cartanDecomposition(const GateMatrix& unitary);

/// The fewest cx (equally cz or ecr) for gates of these coordinates, 0 to 3: Shende, Bullock and Markov 2004
/// (quant-ph/0308045).
std::size_t fewestCx(const std::array<double, 3>& coordinates);

}  // namespace qualm
