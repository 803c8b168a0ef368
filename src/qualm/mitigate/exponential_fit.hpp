#pragma once

#include <optional>
#include <span>
#include <vector>

#include "qualm/mitigate/extrapolation.hpp"

namespace qualm {

/// asymptote + sign·exp(polynomial), and how its parameters follow the points.
struct FittedExponential {
  double asymptote = 0, sign = 1;
  std::vector<double> parameters;  ///< of the polynomial, the constant first; last the asymptote where it was fitted
  Matrix followed;                 ///< parameters × points
};

/// Rows 1, x, x², … for each of the positions.
Matrix powersOf(std::span<const double> positions, std::size_t degree);

/// Throws invalid-option where no such curve passes through the points, and not-converged.
FittedExponential fitExponential(std::span<const ScaledValue> points, std::size_t degree,
                                 std::optional<double> asymptote, ExponentialFit fit);

}  // namespace qualm
