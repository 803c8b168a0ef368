#pragma once

#include <span>

namespace qualm {

/// The value below which a share of a sample lies, along straight lines between its values (Hyndman and Fan 1996,
/// definition 7; NumPy's and R's default). `ascending` is sorted and not empty, 0 ≤ share ≤ 1.
double quantileOf(std::span<const double> ascending, double share);

}  // namespace qualm
