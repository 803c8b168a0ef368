#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "qualm/mitigate/near_clifford.hpp"
#include "qualm/mitigate/state_tomography.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"
#include "support/study_circuits.hpp"
#include "support/study_variance.hpp"

namespace qualm::testing {

/// Estimators written a second time, from the exact chances of what is recorded: their squared errors predict the mean
/// squared error of methods for which there is no closed form.

/// An estimate from shots that are drawn anew; nothing where the method would refuse them.
using Simulated = std::function<std::optional<double>(Random)>;
/// For the circuits that a seed draws.
using Simulator = std::function<Simulated(const StudyCircuit&, const Request&, const Executor&, std::uint64_t)>;

/// Shares of the outcomes in so many shots.
inline std::vector<double> drawnShares(std::span<const double> chances, std::uint64_t shots, Random& random) {
  std::vector<double> sums, shares(chances.size(), 0.0);
  double sum = 0;
  for (const double chance : chances) sums.push_back(sum += chance);
  for (std::uint64_t shot = 0; shot < shots; ++shot) {
    const auto place = std::upper_bound(sums.begin(), sums.end(), random.uniform() * sum);
    shares[std::min(static_cast<std::size_t>(place - sums.begin()), shares.size() - 1)] +=
        1 / static_cast<double>(shots);
  }
  return shares;
}

/// The first observable of one run.
class SimulatedRun {
 public:
  SimulatedRun(const Request& request, const PlannedRun& run, const Executor& executor)
      : exact_(exactRun(request, run, executor)), shots_(run.shots) {
    for (const auto& setting : measurementSettings(request.observables)) {
      values_.push_back(outcomeValues(setting, request.observables, exact_.outcomes[values_.size()].columns));
    }
  }

  /// Its value and its variance, from the spread of the shots.
  std::pair<double, double> draw(Random& random) const { return draw(random, shots_); }

  std::pair<double, double> draw(Random& random, std::uint64_t shots) const {
    double value = 0, variance = 0;
    for (std::size_t s = 0; s < values_.size(); ++s) {
      const auto shares = drawnShares(exact_.outcomes[s].row(0), shots, random);
      const auto [mean, spread] = momentsOf(values_[s], shares);
      value += mean;
      variance += std::max(spread, 0.0) / (static_cast<double>(shots) - 1);
    }
    return {value, variance};
  }

  double exact() const { return exact_.values(0, 0); }

 private:
  Estimates exact_;
  std::vector<std::vector<double>> values_;
  std::uint64_t shots_;
};

/// Regression on one scale or two, with or without a constant.
struct SimulatedFit {
  bool constant = true;
  double ridge = 0;  ///< in squares of the feature without its noise
};

using FeaturePair = std::array<double, 2>;

/// Eigenvectors and eigenvalues of the second moments: the rotation that makes them diagonal.
inline std::array<std::pair<FeaturePair, double>, 2> eigenPairs(double xx, double xy, double yy) {
  const double angle = std::atan2(2 * xy, xx - yy) / 2, c = std::cos(angle), s = std::sin(angle);
  return {{{{c, s}, c * c * xx + 2 * c * s * xy + s * s * yy}, {{-s, c}, s * s * xx - 2 * c * s * xy + c * c * yy}}};
}

/// `features` of the examples, with their variances; one feature leaves the second of each pair 0. What is used for the
/// inverse of squares λ, of which noise makes ν, is λ/(λ² − νλ + ν²); λ ≤ 2ν at most is refused.
inline std::optional<double> fitted(std::span<const FeaturePair> features, std::span<const FeaturePair> variances,
                                    std::span<const double> ideal, FeaturePair point, std::size_t scales,
                                    const SimulatedFit& fit) {
  const auto count = static_cast<double>(ideal.size());
  FeaturePair mean{};
  double idealMean = 0, noise = 0;
  for (std::size_t i = 0; i < ideal.size(); ++i) {
    for (std::size_t j = 0; j < 2; ++j) {
      mean[j] += fit.constant ? features[i][j] / count : 0;
      noise += variances[i][j] / static_cast<double>(scales) * (fit.constant ? (count - 1) / count : 1);
    }
    idealMean += fit.constant ? ideal[i] / count : 0;
  }
  double xx = 0, xy = 0, yy = 0;
  FeaturePair moments{};
  for (std::size_t i = 0; i < ideal.size(); ++i) {
    const double x = features[i][0] - mean[0], y = features[i][1] - mean[1];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    moments[0] += x * (ideal[i] - idealMean);
    moments[1] += y * (ideal[i] - idealMean);
  }
  const auto pairs = eigenPairs(xx, xy, yy);
  if (!(std::max(pairs[0].second, pairs[1].second) > 2 * noise)) return std::nullopt;
  double value = idealMean;
  for (const auto& [vector, squares] : pairs) {
    const double inverse = squares / (squares * squares - noise * squares + noise * noise) / (1 + fit.ridge);
    value += inverse * (vector[0] * moments[0] + vector[1] * moments[1]) *
             (vector[0] * (point[0] - mean[0]) + vector[1] * (point[1] - mean[1]));
  }
  return value;
}

/// A method that plans its target at each scale, then every training circuit at each.
inline Simulator simulatedRegression(std::shared_ptr<const Mitigation> method, std::size_t scales, SimulatedFit fit) {
  return [=](const StudyCircuit&, const Request& request, const Executor& executor, std::uint64_t seed) -> Simulated {
    std::vector<SimulatedRun> runs;
    std::vector<double> ideal;
    for (const PlannedRun& run : method->plan(request, Random(seed).stream("plan"))) {
      if (runs.size() >= scales && runs.size() % scales == 0) {
        ideal.push_back(idealExpectations(run.circuit, request.observables)[0]);
      }
      runs.emplace_back(request, run, executor);
    }
    return [=](Random random) {
      FeaturePair point{};
      std::vector<FeaturePair> features(ideal.size()), variances(ideal.size());
      for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto [value, variance] = runs[r].draw(random);
        if (r < scales) {
          point[r] = value;
        } else {
          features[r / scales - 1][r % scales] = value;
          variances[r / scales - 1][r % scales] = variance;
        }
      }
      return fitted(features, variances, ideal, point, scales, fit);
    };
  };
}

/// The threshold t with Σ max(value − t, 0) = 1, by halving an interval.
inline double thresholdOf(std::span<const double> values) {
  double low = *std::min_element(values.begin(), values.end()) - 1,
         high = *std::max_element(values.begin(), values.end());
  for (int step = 0; step < 100; ++step) {
    const double middle = (low + high) / 2;
    double sum = 0;
    for (const double value : values) sum += std::max(value - middle, 0.0);
    (sum > 1 ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// P of a term at (column ^ x, column).
inline Complex pauliEntry(const PauliTerm& term, std::size_t column) {
  const double sign = std::popcount(column & term.z) % 2 == 0 ? 1 : -1;
  constexpr std::array<Complex, 4> powers{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  return sign * powers[static_cast<std::size_t>(std::popcount(term.x & term.z)) % 4];
}

/// A state that was read in many bases, made physical: eigenvalues less one threshold, and none below 0.
class SimulatedTomography {
 public:
  SimulatedTomography(const StudyCircuit& circuit, const Request& request, const Executor& executor)
      : observable_(circuit.observable), size_(std::size_t{1} << circuit.qubits()) {
    for (const PlannedRun& run : StateTomography().plan(request, Random(0))) {
      const Estimates exact = exactRun(request, run, executor);
      for (std::size_t b = 0; b < run.observables.size(); ++b) {
        const auto row = exact.outcomes[b].row(0);
        bases_.push_back({run.observables[b].parts[0].term, {row.begin(), row.end()}, run.shots});
      }
    }
  }

  double draw(Random random) const {
    std::vector<std::vector<double>> shares;
    for (const Basis& basis : bases_) shares.push_back(drawnShares(basis.chances, basis.shots, random));
    std::vector<Complex> density(size_ * size_);
    for (std::uint64_t x = 0; x < size_; ++x) {
      for (std::uint64_t z = 0; z < size_; ++z) {
        const double share = pooled({x, z}, shares) / static_cast<double>(size_);
        for (std::size_t column = 0; column < size_; ++column) {
          Complex& entry = density[(column ^ x) * size_ + column];
          entry = entry + share * pauliEntry({x, z}, column);
        }
      }
    }
    const HermitianEigen eigen = hermitianEigen(density, size_, true);
    const double threshold = thresholdOf(eigen.values);
    double value = 0;
    for (std::size_t k = 0; k < size_; ++k) {
      value += std::max(eigen.values[k] - threshold, 0.0) * expectation(&eigen.vectors[k * size_]);
    }
    return value;
  }

 private:
  struct Basis {
    PauliTerm term;
    std::vector<double> chances;
    std::uint64_t shots;
  };

  /// The mean over all shots of bases that agree with a term on its qubits.
  double pooled(const PauliTerm& term, const std::vector<std::vector<double>>& shares) const {
    double sum = 0, shots = 0;
    const std::uint64_t support = term.x | term.z;
    for (std::size_t b = 0; b < bases_.size(); ++b) {
      if ((bases_[b].term.x & support) != term.x || (bases_[b].term.z & support) != term.z) continue;
      const auto count = static_cast<double>(bases_[b].shots);
      shots += count;
      for (std::size_t i = 0; i < size_; ++i)
        sum += count * shares[b][i] * (std::popcount(i & support) % 2 == 0 ? 1 : -1);
    }
    return sum / shots;
  }

  double expectation(const Complex* state) const {
    double sum = 0;
    for (const auto& [coefficient, term] : observable_.parts) {
      for (std::size_t column = 0; column < size_; ++column) {
        sum += coefficient * (conjugate(state[column ^ term.x]) * pauliEntry(term, column) * state[column]).re;
      }
    }
    return sum;
  }

  Observable observable_;
  std::size_t size_;
  std::vector<Basis> bases_;
};

inline Simulated simulatedTomography(const StudyCircuit& circuit, const Request& request, const Executor& executor,
                                     std::uint64_t) {
  return [tomography = SimulatedTomography(circuit, request, executor)](Random random) -> std::optional<double> {
    return tomography.draw(random);
  };
}

}  // namespace qualm::testing
