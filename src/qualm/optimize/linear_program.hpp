#pragma once

#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// The x ≥ 0 with constraints · x = right that makes costs · x least, by the simplex method in two phases with Bland's
/// rule (Bland 1977), which never cycles; where rounding spoils that, with the largest pivots. For dense problems of up
/// to some hundred variables. Throws shape-mismatch, and not-converged where no x meets the constraints, the costs have
/// no least value, or rounding leaves none that meets them within 1e-9.
std::vector<double> solveLinearProgram(const Matrix& constraints, std::span<const double> right,
                                       std::span<const double> costs);

}  // namespace qualm
