#include "qualm/mitigate/recorded_outcomes.hpp"

#include <algorithm>
#include <limits>

#include "qualm/core/bits.hpp"

namespace qualm {

Observable sumOf(const MeasurementSetting& setting, std::span<const Observable> observables) {
  Observable sum;
  for (const auto& member : setting.members) sum.parts.push_back(observables[member.observable].parts[member.part]);
  return sum;
}

void addTermWeights(std::span<double> weights, double coefficient, const PauliTerm& term) {
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += coefficient * paritySign(i & term.support());
}

std::vector<double> weightsOf(const MeasurementSetting& setting, std::size_t observable,
                              std::span<const Observable> observables, std::size_t outcomes) {
  std::vector<double> weights(outcomes, 0.0);
  for (const auto& member : setting.members) {
    if (member.observable != observable) continue;
    const auto& part = observables[observable].parts[member.part];
    addTermWeights(weights, part.coefficient, part.term);
  }
  return weights;
}

double weightedSum(std::span<const double> weights, std::span<const double> shares) {
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) sum += weights[i] * shares[i];
  return sum;
}

double weightedVariance(std::span<const double> weights, std::span<const double> shares, std::uint64_t shots) {
  if (shots == 0) return 0;
  if (shots == 1) return std::numeric_limits<double>::quiet_NaN();
  double squares = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) squares += weights[i] * weights[i] * shares[i];
  const double mean = weightedSum(weights, shares);
  return std::max(squares - mean * mean, 0.0) / static_cast<double>(shots - 1);
}

}  // namespace qualm
