#pragma once

#include <cstdint>
#include <span>

#include "qualm/correct/logical_error_rate.hpp"

namespace qualm {

/// What the curves of two distances, logical against physical error rate, say of each other.
enum class CurveOrder : std::uint8_t {
  crosses,       ///< the larger code is better at low rates and worse at high ones
  largerBetter,  ///< better where the two can be told apart
  largerWorse,   ///< worse where they can
  notToldApart,  ///< nowhere, or in an order that is no crossing
};

struct Crossing {
  CurveOrder order = CurveOrder::notToldApart;
  double rate = 0, standardError = 0;  ///< the physical error rate where they cross
  double below = 0, above = 0;  ///< the nearest rates at which the larger code is better, and worse, beyond doubt
};

/// Where two curves cross. A code is better beyond doubt where the 95 % intervals of the two are apart. The crossing is
/// the zero of a line through the differences from `below` to `above`, each weighted by its variance, in logarithms of
/// both rates, in which such curves are nearly straight; a zero outside them is none. The farther apart they lie, the
/// more it matters that curves bend, which the standard error does not know of. Throws shape-mismatch unless there is a
/// point of both curves for each rate, and invalid-option unless rates ascend.
Crossing crossing(std::span<const double> rates, std::span<const LogicalErrors> smaller,
                  std::span<const LogicalErrors> larger);

}  // namespace qualm
