#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "qualm/core/random.hpp"

namespace qualm {

/// Draws outcomes from a discrete distribution by inversion with a guide table (Chen and Asau 1974): about one
/// comparison a shot.
class Sampler {
 public:
  /// Weights need not add up to one exactly: rounding of a simulated state is scaled away.
  explicit Sampler(std::span<const double> weights);

  std::size_t draw(Random& random) const;

  /// How often each outcome came up in `shots` draws.
  std::vector<std::uint32_t> counts(std::uint64_t shots, Random random) const;

 private:
  std::vector<double> cumulative_;
  std::vector<std::uint32_t> guide_;
};

}  // namespace qualm
