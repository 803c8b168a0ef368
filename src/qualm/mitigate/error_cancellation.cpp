#include "qualm/mitigate/error_cancellation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/insertion.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

/// The circuit's noise, and what undoes each of its channels where it is.
class UndoneSchedule {
 public:
  UndoneSchedule(const Circuit& circuit, const NoiseModel& noise) : schedule_(scheduleNoise(circuit, noise)) {
    for (const NoiseSchedule::Step& step : schedule_.steps) {
      if (!step.isChannel) continue;
      const Channel& channel = schedule_.channels[step.index];
      const auto [place, fresh] = undone_.try_emplace({step.index, step.qubits[0], step.qubits[1]});
      if (fresh) place->second = undo({&channel, step.qubits, circuit.qubits()}, noise);
    }
  }

  const NoiseSchedule& schedule() const { return schedule_; }

  const QuasiProbability& of(const NoiseSchedule::Step& step) const {
    return undone_.at({step.index, step.qubits[0], step.qubits[1]});
  }

  double gamma() const {
    double result = 1;
    for (const NoiseSchedule::Step& step : schedule_.steps) result *= step.isChannel ? of(step).gamma : 1;
    return result;
  }

 private:
  NoiseSchedule schedule_;
  std::map<std::array<std::size_t, 3>, QuasiProbability> undone_;  // by channel and qubits
};

/// One draw: which part of each channel's sum, and the product of their signs.
struct Draw {
  std::vector<const QuasiProbability::Part*> parts;
  double sign = 1;
};

Draw drawParts(const UndoneSchedule& plan, Random& random) {
  Draw draw;
  for (const NoiseSchedule::Step& step : plan.schedule().steps) {
    if (!step.isChannel) continue;
    draw.parts.push_back(&plan.of(step).draw(random));
    if (draw.parts.back()->weight < 0) draw.sign = -draw.sign;
  }
  return draw;
}

Circuit withInsertions(const Circuit& circuit, const UndoneSchedule& plan, const Draw& draw) {
  Circuit result = emptyFollower(circuit);
  std::size_t next = 0;
  for (const NoiseSchedule::Step& step : plan.schedule().steps) {
    if (!step.isChannel) {
      const Operation& operation = circuit.operations()[step.index];
      result.append(operation, followingAngles(operation));
      continue;
    }
    const QuasiProbability::Part& part = *draw.parts[next++];
    for (std::size_t i = 0; i < plan.schedule().channels[step.index].qubits; ++i) {
      appendInsertion(result, step.qubits[i], part.insertions[i]);
    }
  }
  return result;
}

void requirePrecision(double gamma, std::uint64_t shots, double precision) {
  if (precision == 0 || shots == 0 || static_cast<double>(shots) >= samplesFor(gamma, precision)) return;
  throw Error(
      ErrorCode::invalidShots, "There are too few shots for the precision asked for.", std::to_string(shots),
      numberText(samplesFor(gamma, precision)) + " or more: (gamma / precision)² with a gamma of " + numberText(gamma));
}

/// Σ of the squares of a run's shots, from their mean and its standard error.
double squaresOf(double mean, double standardError, std::uint64_t shots) {
  const auto count = static_cast<double>(shots);
  return shots < 2 ? mean * mean : count * (standardError * standardError * (count - 1) + mean * mean);
}

}  // namespace

ErrorCancellation::ErrorCancellation(ErrorCancellationOptions options) : options_(std::move(options)) {
  if (!options_.noise.idle.t1.empty() || !options_.noise.crosstalk.empty()) {
    throw Error(ErrorCode::unsupported, "Gates that are inserted would change how long qubits wait and what they hear.",
                options_.noise.crosstalk.empty() ? "noise while idle" : "crosstalk", "noise on gates");
  }
  if (!(options_.precision >= 0) || !std::isfinite(options_.precision)) {
    throw Error(ErrorCode::invalidOption, "A precision is a standard error to reach.", numberText(options_.precision),
                "more than 0, or 0 for none");
  }
  if (options_.samples >= 2) return;
  throw Error(ErrorCode::invalidOption, "Error cancellation draws circuits.", std::to_string(options_.samples),
              "2 samples or more");
}

double ErrorCancellation::gamma(const Circuit& circuit) const {
  return UndoneSchedule(circuit, options_.noise).gamma();
}

std::vector<PlannedRun> ErrorCancellation::plan(const Request& request, const Random& random) const {
  if (!request.circuit->isUnitary()) {
    throw Error(ErrorCode::notUnitary, "Error cancellation inserts gates into a circuit of gates.",
                "a circuit that measures, resets or decides", "gates only");
  }
  if (request.shots == 1) throw Error(ErrorCode::invalidShots, "One shot has no spread.", "1", "2 or more, or exact");
  const UndoneSchedule undone(*request.circuit, options_.noise);
  const double gamma = undone.gamma();
  requirePrecision(gamma, request.shots, options_.precision);
  const std::uint64_t samples = request.shots > 0 ? request.shots : options_.samples;
  std::map<std::vector<const QuasiProbability::Part*>, std::pair<double, std::uint64_t>> drawn;
  std::vector<const std::vector<const QuasiProbability::Part*>*> order;  // as they came: no order of addresses counts
  Random draws = random.stream("signs");
  for (std::uint64_t s = 0; s < samples; ++s) {
    Draw draw = drawParts(undone, draws);
    const auto [place, fresh] = drawn.try_emplace(std::move(draw.parts), draw.sign, std::uint64_t{0});
    ++place->second.second;
    if (fresh) order.push_back(&place->first);
  }
  std::vector<PlannedRun> runs;
  for (const auto* parts : order) {
    const auto& [sign, count] = drawn.at(*parts);
    PlannedRun run{withInsertions(*request.circuit, undone, {*parts, sign}), request.shots > 0 ? count : 0};
    run.weight = sign * gamma;
    run.draws = count;
    runs.push_back(std::move(run));
  }
  return runs;
}

Estimates ErrorCancellation::combine(const Request& request, std::span<const PlannedRun> runs,
                                     std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  double total = 0;
  for (const PlannedRun& run : runs) total += static_cast<double>(run.draws);
  for (std::size_t i = 0; i < estimates.values.values.size(); ++i) {
    double sum = 0, squares = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const double value = results[r].values.values[i];
      const double error = request.shots > 0 ? results[r].standardErrors.values[i] : 0;
      const auto draws = static_cast<double>(runs[r].draws);
      sum += draws * runs[r].weight * value;
      squares += runs[r].weight * runs[r].weight *
                 (request.shots > 0 ? squaresOf(value, error, runs[r].draws) : draws * value * value);
    }
    const double mean = sum / total;
    estimates.values.values[i] = mean;
    estimates.standardErrors.values[i] = std::sqrt(std::max(squares / total - mean * mean, 0.0) / (total - 1));
  }
  if (request.evidence) {
    estimates.evidence = {{"error-cancellation.gamma", {std::abs(runs[0].weight)}},
                          {"error-cancellation.samples", {total}}};
  }
  return estimates;
}

}  // namespace qualm
