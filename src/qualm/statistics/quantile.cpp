#include "qualm/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace qualm {

double quantileOf(std::span<const double> ascending, double share) {
  const double place = share * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  return ascending[below] + (ascending[above] - ascending[below]) * (place - std::floor(place));
}

}  // namespace qualm
