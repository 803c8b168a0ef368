#include "qualm/simulate/sampling.hpp"

#include <algorithm>

namespace qualm {

Sampler::Sampler(std::span<const double> weights) : cumulative_(weights.size()), guide_(weights.size()) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) cumulative_[i] = sum += weights[i];
  std::size_t outcome = 0;
  for (std::size_t slot = 0; slot < guide_.size(); ++slot) {
    const double least = sum * static_cast<double>(slot) / static_cast<double>(guide_.size());
    while (outcome + 1 < cumulative_.size() && cumulative_[outcome] <= least) ++outcome;
    guide_[slot] = static_cast<std::uint32_t>(outcome);
  }
}

std::size_t Sampler::draw(Random& random) const {
  const double u = random.uniform();
  const double target = u * cumulative_.back();
  const auto slot = static_cast<std::size_t>(u * static_cast<double>(guide_.size()));
  std::size_t outcome = guide_[slot];
  // Rounding may put the guide one step too far; an outcome of weight zero is never drawn, because its interval is
  // empty.
  while (outcome > 0 && cumulative_[outcome - 1] > target) --outcome;
  while (outcome + 1 < cumulative_.size() && cumulative_[outcome] <= target) ++outcome;
  return outcome;
}

std::vector<std::uint32_t> Sampler::counts(std::uint64_t shots, Random random) const {
  std::vector<std::uint32_t> counts(cumulative_.size(), 0);
  for (std::uint64_t shot = 0; shot < shots; ++shot) ++counts[draw(random)];
  return counts;
}

}  // namespace qualm
