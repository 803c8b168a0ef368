#pragma once

#include <functional>

namespace qualm {

/// Where a function of one number with a single valley is least, by golden section (Kiefer 1953, Proc. AMS 4, 502). The
/// valley is looked for from [low, high] outwards, each time twice as far, at most 20 times.
/// Throws not-converged where the function still falls there or is not a number.
double minimizeOnLine(const std::function<double(double)>& function, double low, double high);

}  // namespace qualm
