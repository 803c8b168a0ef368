#include "qualm/mitigate/zero_noise.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

std::vector<ScaledValue> pointsAt(std::span<const double> scales) {
  std::vector<ScaledValue> points;
  // Values that any of the curves passes through: only how shots are divided depends on them.
  for (const double scale : scales) points.push_back({scale, std::exp(-0.1 * scale)});
  return points;
}

}  // namespace

PlannedRun scaledRun(const Circuit& circuit, double scale, NoiseScaling scaling, Folding folding,
                     const Random& random) {
  if (scaling == NoiseScaling::pulses) return {follower(circuit), 0, scale, scale};
  FoldedCircuit folded = fold(circuit, scale, folding, random);
  return {std::move(folded.circuit), 0, 1, folded.scale};
}

std::vector<std::uint64_t> divideShots(std::uint64_t total, std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<std::uint64_t> parts;
  std::vector<std::pair<double, std::size_t>> remainders;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double share = static_cast<double>(total) * weights[i] / sum;
    parts.push_back(static_cast<std::uint64_t>(share));
    given += parts.back();
    remainders.emplace_back(std::floor(share) - share, i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; given < total; ++i, ++given) ++parts[remainders[i % parts.size()].second];
  return parts;
}

ZeroNoise::ZeroNoise(ZeroNoiseOptions options) : options_(std::move(options)) {
  extrapolate(pointsAt(options_.scales), options_.extrapolation);
}

std::vector<PlannedRun> ZeroNoise::plan(const Request& request, const Random& random) const {
  std::vector<PlannedRun> runs;
  std::vector<double> reached;
  for (std::size_t i = 0; i < options_.scales.size(); ++i) {
    runs.push_back(
        scaledRun(*request.circuit, options_.scales[i], options_.scaling, options_.folding, random.stream(i)));
    reached.push_back(runs.back().scale);
  }
  const std::vector<ScaledValue> points = pointsAt(reached);
  std::vector<double> weights = extrapolate(points, options_.extrapolation).sensitivities(0);
  for (double& weight : weights) weight = options_.weightedShots ? std::abs(weight) : 1;
  const std::vector<std::uint64_t> shots = divideShots(request.shots, weights);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    runs[i].shots = shots[i];
    if (request.shots == 0 || shots[i] >= 2) continue;
    throw Error(ErrorCode::invalidShots, "There are too few shots to share among the scales of the noise.",
                std::to_string(request.shots), "at least two for every scale");
  }
  return runs;
}

ExtrapolatedCurve ZeroNoise::curve(std::span<const PlannedRun> runs, std::span<const Estimates> results,
                                   std::size_t index, std::size_t observable) const {
  std::vector<ScaledValue> points;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    points.push_back(
        {runs[r].scale, results[r].values(index, observable), results[r].standardErrors(index, observable)});
  }
  return extrapolate(points, options_.extrapolation);
}

Estimates ZeroNoise::combine(const Request& request, std::span<const PlannedRun> runs,
                             std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      const ExtrapolatedCurve fitted = curve(runs, results, index, o);
      estimates.values(index, o) = fitted.value(0);
      estimates.standardErrors(index, o) = fitted.standardError(0);
    }
  }
  if (request.evidence && request.size() > 0) estimates.evidence = evidence(runs, results);
  return estimates;
}

std::vector<Evidence> ZeroNoise::evidence(std::span<const PlannedRun> runs, std::span<const Estimates> results) const {
  Evidence scales{"zero-noise.scales", {}}, values{"zero-noise.values", {}}, errors{"zero-noise.standardErrors", {}};
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const auto value = results[r].values.row(0), error = results[r].standardErrors.row(0);
    scales.values.push_back(runs[r].scale);
    values.values.insert(values.values.end(), value.begin(), value.end());
    errors.values.insert(errors.values.end(), error.begin(), error.end());
  }
  const double last = *std::max_element(scales.values.begin(), scales.values.end());
  Evidence at{"zero-noise.curveScales", {}}, curve{"zero-noise.curve", {}}, band{"zero-noise.curveErrors", {}};
  std::vector<ExtrapolatedCurve> curves;
  for (std::size_t o = 0; o < results[0].values.columns; ++o) curves.push_back(this->curve(runs, results, 0, o));
  for (std::size_t i = 0; i < evidencePoints; ++i) {
    at.values.push_back(last * static_cast<double>(i) / (evidencePoints - 1));
    for (const ExtrapolatedCurve& fitted : curves) {
      curve.values.push_back(fitted.value(at.values.back()));
      band.values.push_back(fitted.standardError(at.values.back()));
    }
  }
  return {std::move(scales), std::move(values), std::move(errors), std::move(at), std::move(curve), std::move(band)};
}

}  // namespace qualm
