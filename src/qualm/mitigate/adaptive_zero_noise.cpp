#include "qualm/mitigate/adaptive_zero_noise.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

ExtrapolationOptions extrapolationOf(const AdaptiveZeroNoiseOptions& options) {
  ExtrapolationOptions result;
  result.kind = Extrapolation::exponential;
  result.asymptote = options.asymptote;
  result.fit = options.fit;
  return result;
}

ZeroNoiseOptions methodOf(const AdaptiveZeroNoiseOptions& options) {
  ZeroNoiseOptions result;
  result.scales = options.pilotScales;
  result.scaling = options.scaling;
  result.folding = options.folding;
  result.extrapolation = extrapolationOf(options);
  result.weightedShots = false;
  return result;
}

/// One row under one shift of a request.
Request single(const Request& request, std::size_t index) {
  const std::size_t row = index / request.shiftCount(), shift = index % request.shiftCount();
  Request result = request;
  result.bindings = Matrix(1, request.bindings.columns);
  const auto values = request.bindings.row(row);
  std::copy(values.begin(), values.end(), result.bindings.values.begin());
  if (!request.shifts.empty()) result.shifts = request.shifts.subspan(shift, 1);
  result.firstRow += row;
  result.firstShift += shift;
  result.knownOperations = 0;
  result.evidence = request.evidence && index == 0;
  return result;
}

Estimates resultOf(const Estimates& all, std::size_t index) {
  Estimates one;
  one.values = selectRows(all.values, std::vector{index});
  one.standardErrors = selectRows(all.standardErrors, std::vector{index});
  return one;
}

/// Two estimates of the same from shots of their own, as one.
void pool(Estimates& known, std::uint64_t knownShots, const Estimates& more, std::uint64_t moreShots) {
  const double share = static_cast<double>(moreShots) / static_cast<double>(knownShots + moreShots);
  for (std::size_t i = 0; i < known.values.values.size(); ++i) {
    double& value = known.values.values[i];
    double& error = known.standardErrors.values[i];
    value = (1 - share) * value + share * more.values.values[i];
    error = std::hypot((1 - share) * error, share * more.standardErrors.values[i]);
  }
}

[[noreturn]] void refuseShots(std::uint64_t total) {
  throw Error(ErrorCode::invalidShots, "There are too few shots to share among the scales of the noise.",
              std::to_string(total), "at least two for every scale, in both parts");
}

}  // namespace

AdaptiveZeroNoise::AdaptiveZeroNoise(AdaptiveZeroNoiseOptions options, std::shared_ptr<const Executor> inner)
    : options_(std::move(options)),
      extrapolation_(extrapolationOf(options_)),
      method_(methodOf(options_)),
      inner_(std::move(inner)) {
  if (!(options_.pilotShare > 0 && options_.pilotShare < 1)) {
    throw Error(ErrorCode::invalidOption, "The first look takes a share of the shots.", numberText(options_.pilotShare),
                "more than 0, less than 1");
  }
  const double most = *std::max_element(options_.pilotScales.begin(), options_.pilotScales.end());
  if (options_.largestScale > most && std::isfinite(options_.largestScale)) return;
  throw Error(ErrorCode::invalidOption, "The largest scale leaves nothing to choose.",
              numberText(options_.largestScale), "more than " + numberText(most));
}

Estimates AdaptiveZeroNoise::execute(const Request& request, const Random& random, Ledger& ledger) const {
  requireExpectationsOnly(request);
  Request first = request;
  first.shots = static_cast<std::uint64_t>(options_.pilotShare * static_cast<double>(request.shots));
  if (request.shots > 0 && first.shots == 0) refuseShots(request.shots);
  const std::vector<PlannedRun> pilot = method_.plan(first, random.stream("folding"));
  std::vector<Estimates> looks;
  for (std::size_t i = 0; i < pilot.size(); ++i) {
    looks.push_back(executeRun(first, pilot[i], *inner_, random.stream("pilot").stream(i), ledger));
    first.evidence = false;
  }
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    std::vector<Estimates> own(looks.size());
    for (std::size_t i = 0; i < looks.size(); ++i) own[i] = resultOf(looks[i], index);
    Estimates refined = refine(single(request, index), pilot, std::move(own), random, ledger);
    std::copy(refined.values.values.begin(), refined.values.values.end(), estimates.values.row(index).begin());
    std::copy(refined.standardErrors.values.begin(), refined.standardErrors.values.end(),
              estimates.standardErrors.row(index).begin());
    if (index == 0) estimates.evidence = std::move(refined.evidence);
  }
  for (Evidence& inner : looks[0].evidence) estimates.evidence.push_back(std::move(inner));
  return estimates;
}

/// The pilot's curve through the observable whose decay is the median.
ExtrapolatedCurve AdaptiveZeroNoise::medianCurve(std::span<const PlannedRun> runs, std::span<const Estimates> results,
                                                 std::size_t observables) const {
  std::vector<std::pair<double, std::size_t>> decays;
  for (std::size_t o = 0; o < observables; ++o) {
    decays.emplace_back(-method_.curve(runs, results, 0, o).parameters()[1], o);
  }
  std::sort(decays.begin(), decays.end());
  return method_.curve(runs, results, 0, decays[decays.size() / 2].second);
}

double AdaptiveZeroNoise::nextScale(const ExtrapolatedCurve& curve) const {
  const double decay = -curve.parameters()[1];
  // No decay, or growth, which only chance shows: as far out as allowed.
  return decay > 0 ? std::min(1 + shiftFactor / decay, options_.largestScale) : options_.largestScale;
}

/// All shots of a scale in proportion to how far the last fit follows it; what the pilot had counts. The new scale is
/// the last of `rest`; what is too little to have a spread goes there.
void AdaptiveZeroNoise::divideRest(std::uint64_t shots, const ExtrapolatedCurve& curve,
                                   std::span<const PlannedRun> pilot, std::vector<PlannedRun>& rest) const {
  std::vector<ScaledValue> points;
  points.reserve(rest.size());
  for (const PlannedRun& run : rest) points.push_back({run.scale, curve.value(run.scale)});
  std::vector<double> needed = extrapolate(points, extrapolation_).sensitivities(0);
  double sum = 0;
  for (double& need : needed) sum += need = std::abs(need);
  std::uint64_t left = shots;
  for (const PlannedRun& run : pilot) left -= run.shots;
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const double had = i < pilot.size() ? static_cast<double>(pilot[i].shots) : 0;
    needed[i] = std::max(needed[i] / sum * static_cast<double>(shots) - had, 0.0);
  }
  const std::vector<std::uint64_t> parts = divideShots(left, needed);
  for (std::size_t i = 0; i < parts.size(); ++i) rest[parts[i] < 2 ? parts.size() - 1 : i].shots += parts[i];
}

Estimates AdaptiveZeroNoise::refine(const Request& single, std::span<const PlannedRun> pilot,
                                    std::vector<Estimates> results, const Random& random, Ledger& ledger) const {
  if (single.observables.empty()) return expectationsFor(single);
  const ExtrapolatedCurve curve = medianCurve(pilot, results, single.observables.size());
  std::vector<PlannedRun> rest(pilot.begin(), pilot.end());
  PlannedRun next = scaledRun(*single.circuit, nextScale(curve), options_.scaling, options_.folding,
                              random.stream("folding").stream(pilot.size()));
  const bool isNew = std::none_of(rest.begin(), rest.end(), [&](const auto& run) { return run.scale == next.scale; });
  if (isNew) rest.push_back(std::move(next));
  for (PlannedRun& run : rest) run.shots = 0;
  if (single.shots > 0) divideRest(single.shots, curve, pilot, rest);
  const std::uint64_t last = rest.back().shots;
  if (single.shots > 0 && (last == 1 || (isNew && last == 0))) refuseShots(single.shots);
  Request plain = single;
  plain.evidence = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const bool known = i < pilot.size();
    if (known && rest[i].shots == 0) continue;
    Estimates more = executeRun(plain, rest[i], *inner_, random.stream("rest").stream(i), ledger);
    if (known) {
      pool(results[i], pilot[i].shots, more, rest[i].shots);
    } else {
      results.push_back(std::move(more));
    }
  }
  return method_.combine(single, rest, results);
}

std::shared_ptr<const Executor> AdaptiveZeroNoise::withNoise(double scale) const {
  const auto scaled = inner_->withNoise(scale);
  return scaled ? std::make_shared<AdaptiveZeroNoise>(options_, scaled) : nullptr;
}

}  // namespace qualm
