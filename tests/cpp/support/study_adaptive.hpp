#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

#include "qualm/mitigate/adaptive_zero_noise.hpp"
#include "support/study_simulation.hpp"

namespace qualm::testing {

/// Values at scales, all on one side of 0.
struct DecayPoints {
  std::vector<double> scales, values;

  bool onOneSide() const {
    return std::all_of(values.begin(), values.end(), [&](double value) { return value * values[0] > 0; });
  }

  /// Of A·exp(−decay·scale): the A by least squares, and the squares that are left.
  std::pair<double, double> amplitude(double decay) const {
    double products = 0, squares = 0, left = 0;
    for (std::size_t i = 0; i < scales.size(); ++i) {
      const double curve = std::exp(-decay * scales[i]);
      products += values[i] * curve;
      squares += curve * curve;
    }
    for (std::size_t i = 0; i < scales.size(); ++i) {
      left += std::pow(values[i] - products / squares * std::exp(-decay * scales[i]), 2);
    }
    return {products / squares, left};
  }

  /// The decay that leaves least, by trying many and then golden sections about the best.
  double decay() const {
    double best = 0;
    for (double tried = -1; tried < 4; tried += 0.01) {
      if (amplitude(tried).second < amplitude(best).second) best = tried;
    }
    double low = best - 0.02, high = best + 0.02;
    const double golden = (std::sqrt(5.0) - 1) / 2;
    for (int step = 0; step < 60; ++step) {
      const double a = high - golden * (high - low), b = low + golden * (high - low);
      (amplitude(a).second < amplitude(b).second ? high : low) = amplitude(a).second < amplitude(b).second ? b : a;
    }
    return (low + high) / 2;
  }
};

/// How far the value at 0 of the exponential by least squares follows each point, for points that lie on it.
inline std::vector<double> decaySensitivities(std::span<const double> scales, double decay) {
  double s0 = 0, s1 = 0, s2 = 0;  // sums of squares of the curve, times powers of the scale
  for (const double scale : scales) {
    const double square = std::exp(-2 * decay * scale);
    s0 += square;
    s1 += square * scale;
    s2 += square * scale * scale;
  }
  std::vector<double> result;
  for (const double scale : scales) {
    result.push_back(std::exp(-decay * scale) * (s2 - scale * s1) / (s0 * s2 - s1 * s1));
  }
  return result;
}

/// Adaptive zero-noise extrapolation as its options are by default, written a second time.
class SimulatedAdaptive {
 public:
  SimulatedAdaptive(const Request& request, const Executor& executor) : request_(request), executor_(executor) {}

  std::optional<double> draw(Random random) {
    constexpr double pilotShare = 0.3, largest = 9;
    const auto total = static_cast<double>(request_.shots), each = std::floor(pilotShare * total) / 2;
    DecayPoints points{{1, 3}, {}}, exact;
    for (const double scale : points.scales) points.values.push_back(draw(scale, each, random));
    if (!points.onOneSide()) return std::nullopt;
    const double decay = std::log(points.values[0] / points.values[1]) / 2;
    const double asked = decay > 0 ? std::min(1 + 1.2784645 / decay, largest) : largest;
    const double next = at(asked).second;
    if (next != 1 && next != 3) points.scales.push_back(next);
    points.values.resize(points.scales.size(), 0.0);
    const std::vector<double> parts = restOf(points.scales, decay, each, total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      exact.values.push_back(at(i < 2 ? points.scales[i] : asked).first.exact());
      if (parts[i] == 0) continue;
      const double had = i < 2 ? each : 0, more = draw(i < 2 ? points.scales[i] : asked, parts[i], random);
      points.values[i] = (had * points.values[i] + parts[i] * more) / (had + parts[i]);
    }
    if (!points.onOneSide() || !exact.onOneSide()) return std::nullopt;
    return points.amplitude(points.decay()).first;
  }

 private:
  /// What is left, in proportion to what each scale needs beyond what it had; too little goes to the last.
  static std::vector<double> restOf(std::span<const double> scales, double decay, double each, double total) {
    std::vector<double> needed = decaySensitivities(scales, decay);
    double sum = 0, wanted = 0;
    for (double& need : needed) sum += need = std::abs(need);
    for (std::size_t i = 0; i < needed.size(); ++i) {
      wanted += needed[i] = std::max(needed[i] / sum * total - (i < 2 ? each : 0), 0.0);
    }
    double left = total - 2 * each;
    const double rest = left;
    for (std::size_t i = 0; i + 1 < needed.size(); ++i) {
      needed[i] = std::round(needed[i] / wanted * rest);
      if (needed[i] < 2) needed[i] = 0;
      left -= needed[i];
    }
    needed.back() = left;
    return needed;
  }

  /// The run at a scale, and the scale that was reached.
  std::pair<const SimulatedRun&, double> at(double scale) {
    PlannedRun run = scaledRun(*request_.circuit, scale, NoiseScaling::folding, Folding::gates, Random(0));
    const auto known = runs_.find(run.scale);
    if (known != runs_.end()) return {known->second, run.scale};
    return {runs_.emplace(run.scale, SimulatedRun(request_, run, executor_)).first->second, run.scale};
  }

  double draw(double scale, double shots, Random& random) {
    return at(scale).first.draw(random, static_cast<std::uint64_t>(shots)).first;
  }

  const Request& request_;
  const Executor& executor_;
  std::map<double, SimulatedRun> runs_;
};

inline Simulated simulatedAdaptive(const StudyCircuit&, const Request& request, const Executor& executor,
                                   std::uint64_t) {
  return [adaptive = SimulatedAdaptive(request, executor)](Random random) mutable { return adaptive.draw(random); };
}

}  // namespace qualm::testing
