#include "qualm/mitigate/training_set.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/stabilizer_gate.hpp"

namespace qualm {
namespace {

constexpr double alikeIdeals = 1e-9;  // of an observable's bound: expectations that differ by less are taken for equal

/// How far the nearest of the expectations that were taken lies; without any, how far they lie from 0.
double distanceTo(const std::vector<std::vector<double>>& taken, const std::vector<double>& ideal) {
  const auto squared = [&](const std::vector<double>* other) {
    double sum = 0;
    for (std::size_t o = 0; o < ideal.size(); ++o) {
      const double away = ideal[o] - (other == nullptr ? 0 : (*other)[o]);
      sum += away * away;
    }
    return sum;
  };
  if (taken.empty()) return squared(nullptr);
  double nearest = squared(&taken[0]);
  for (const auto& other : taken) nearest = std::min(nearest, squared(&other));
  return nearest;
}

/// Without the identity, in units of the observable's bound.
std::vector<double> relativeIdeals(const Circuit& circuit, std::span<const Observable> observables) {
  std::vector<double> ideal = idealExpectations(circuit, observables);
  for (std::size_t o = 0; o < ideal.size(); ++o) {
    const double bound = boundOf(observables[o]);
    ideal[o] = bound == 0 ? 0 : (ideal[o] - constantPart(observables[o])) / bound;
  }
  return ideal;
}

void requireDifferentIdeals(const std::vector<std::vector<double>>& ideals, std::span<const Observable> observables,
                            bool throughOrigin) {
  for (std::size_t o = 0; o < observables.size(); ++o) {
    double low = throughOrigin ? 0 : ideals[0][o], high = low;
    for (const auto& ideal : ideals) {
      low = std::min(low, ideal[o]);
      high = std::max(high, ideal[o]);
    }
    if (high - low > alikeIdeals || boundOf(observables[o]) == 0) continue;
    throw Error(ErrorCode::tooFewRows,
                "All training circuits have the same ideal expectation of an observable, so nothing is learned from "
                "them.",
                "observable " + std::to_string(o) + ", always " + numberText(low * boundOf(observables[o])),
                "an observable that the angles change; or more circuits, candidates, or gates that stay");
  }
}

std::vector<Circuit> drawCircuits(const Request& request, std::size_t index, const TrainingOptions& options,
                                  bool throughOrigin, const Random& random) {
  const NearClifford nearClifford(*request.circuit, bindingOf(request, index), options.nearClifford);
  std::vector<Circuit> circuits;
  std::vector<std::vector<double>> ideals;
  for (std::size_t c = 0; c < options.circuits; ++c) {
    std::vector<std::pair<Circuit, std::vector<double>>> drawn;
    std::size_t farthest = 0;
    double distance = -1;
    for (std::size_t d = 0; d < options.candidates; ++d) {
      Circuit circuit = nearClifford.draw(random.stream(c).stream(d));
      std::vector<double> ideal = relativeIdeals(circuit, request.observables);
      const double away = distanceTo(ideals, ideal);
      drawn.emplace_back(std::move(circuit), std::move(ideal));
      if (away <= distance) continue;
      farthest = d;
      distance = away;
    }
    circuits.push_back(std::move(drawn[farthest].first));
    ideals.push_back(std::move(drawn[farthest].second));
  }
  requireDifferentIdeals(ideals, request.observables, throughOrigin);
  return circuits;
}

PlannedRun trainingRun(const Circuit& circuit, std::size_t scale, const TrainingOptions& options,
                       const Random& random) {
  return scaledRun(circuit, options.scales[scale], options.scaling, options.folding,
                   random.stream("folding").stream(scale));
}

struct SharedShots {
  std::uint64_t each = 0;             ///< for a training run
  std::vector<std::uint64_t> target;  ///< at each scale
};

SharedShots shareTrainingShots(std::uint64_t shots, const TrainingOptions& options) {
  const std::size_t scales = options.scales.size();
  const std::uint64_t training = std::uint64_t{options.circuits} * scales;
  SharedShots shared;
  shared.each =
      static_cast<std::uint64_t>(options.trainingShare * static_cast<double>(shots) / static_cast<double>(training));
  const std::uint64_t left = shots - shared.each * training;
  shared.target = divideShots(left, std::vector<double>(scales, 1.0));
  if (shots == 0 || (shared.each >= 2 && left >= 2 * scales)) return shared;
  throw Error(ErrorCode::invalidShots, "There are too few shots to share between the circuit and what it learns from.",
              std::to_string(shots) + " for " + std::to_string(options.circuits) + " training circuits at " +
                  std::to_string(scales) + (scales == 1 ? " scale" : " scales"),
              "at least two for each run");
}

void requireDifferentScales(std::span<const PlannedRun> targets) {
  for (std::size_t i = 1; i < targets.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (std::abs(targets[i].scale - targets[j].scale) > 1e-9) continue;
      throw Error(ErrorCode::invalidOption, "Folding reaches one scale of the noise twice.",
                  numberText(targets[i].scale), "scales that lie farther apart");
    }
  }
}

void requireTrainable(const Request& request) {
  if (!request.initialState.empty()) {
    throw Error(ErrorCode::unsupported,
                "Training circuits begin where their target does, and their ideal values are "
                "known from |0...0> only.",
                "another initial state", "a circuit that prepares it");
  }
  if (request.observables.empty()) {
    throw Error(ErrorCode::emptyData, "There is nothing to learn without observables.", "none", "one or more");
  }
}

}  // namespace

void validateTraining(const TrainingOptions& options, std::size_t leastCircuits) {
  if (!(options.trainingShare > 0 && options.trainingShare < 1)) {
    throw Error(ErrorCode::invalidOption, "Training takes a share of the shots.", numberText(options.trainingShare),
                "more than 0, less than 1");
  }
  if (options.candidates == 0) {
    throw Error(ErrorCode::invalidOption, "Training circuits are chosen among candidates.", "0", "1 or more");
  }
  if (options.scales.empty() || options.circuits < leastCircuits) {
    throw Error(
        ErrorCode::tooFewRows, "There is too little to learn from.",
        std::to_string(options.circuits) + " training circuits at " + std::to_string(options.scales.size()) + " scales",
        std::to_string(leastCircuits) + " circuits or more, at one scale or more");
  }
  for (std::size_t i = 0; i < options.scales.size(); ++i) {
    const double scale = options.scales[i];
    const auto end = options.scales.begin() + static_cast<std::ptrdiff_t>(i);
    if (scale > 0 && std::isfinite(scale) && std::find(options.scales.begin(), end, scale) == end) continue;
    throw Error(ErrorCode::invalidOption, "Scales of the noise are different positive numbers.", numberText(scale),
                "each once, more than 0");
  }
}

std::vector<PlannedRun> planTraining(const Request& request, const TrainingOptions& options, bool throughOrigin,
                                     const Random& random) {
  requireTrainable(request);
  const std::size_t scales = options.scales.size();
  const SharedShots shots = shareTrainingShots(request.shots, options);
  std::vector<PlannedRun> runs;
  for (std::size_t s = 0; s < scales; ++s) {
    runs.push_back(trainingRun(*request.circuit, s, options, random));
    runs.back().shots = shots.target[s];
  }
  requireDifferentScales(runs);
  for (std::size_t index = 0; index < request.size(); ++index) {
    const std::uint64_t row = request.firstRow + index / request.shiftCount();
    const std::uint64_t shift = request.firstShift + index % request.shiftCount();
    const std::vector<Circuit> circuits =
        drawCircuits(request, index, options, throughOrigin, random.stream("circuits").stream(row).stream(shift));
    for (std::size_t c = 0; c < circuits.size(); ++c) {
      for (std::size_t s = 0; s < scales; ++s) {
        PlannedRun run = trainingRun(circuits[c], s, options, random);
        run.shots = shots.each;
        run.once = true;
        run.stream = "row " + std::to_string(row) + " shift " + std::to_string(shift) + " circuit " +
                     std::to_string(c) + " scale " + std::to_string(s);
        runs.push_back(std::move(run));
      }
    }
  }
  return runs;
}

TrainingSet readTraining(const Request& request, const TrainingOptions& options, std::span<const PlannedRun> runs,
                         std::span<const Estimates> results, std::size_t index) {
  const std::size_t scales = options.scales.size(), observables = request.observables.size();
  const std::size_t first = scales + index * options.circuits * scales;
  TrainingSet set{Matrix(options.circuits, scales * observables),
                  Matrix(options.circuits, scales * observables),
                  Matrix(options.circuits, observables),
                  Matrix(scales, observables),
                  Matrix(scales, observables),
                  {},
                  runs.subspan(first, options.circuits * scales)};
  for (std::size_t s = 0; s < scales; ++s) {
    set.scales.push_back(runs[s].scale);
    for (std::size_t o = 0; o < observables; ++o) {
      const double known = constantPart(request.observables[o]);
      set.target(s, o) = results[s].values(index, o) - known;
      set.targetErrors(s, o) = results[s].standardErrors(index, o);
      for (std::size_t c = 0; c < options.circuits; ++c) {
        const Estimates& result = results[first + c * scales + s];
        set.noisy(c, s * observables + o) = result.values(0, o) - known;
        set.noisyErrors(c, s * observables + o) = result.standardErrors(0, o);
      }
    }
  }
  for (std::size_t c = 0; c < options.circuits; ++c) {
    const std::vector<double> ideal = idealExpectations(runs[first + c * scales].circuit, request.observables);
    for (std::size_t o = 0; o < observables; ++o) set.ideal(c, o) = ideal[o] - constantPart(request.observables[o]);
  }
  return set;
}

std::vector<Evidence> trainingEvidence(const std::string& method, const Request& request, const TrainingSet& set) {
  const std::size_t step = set.scales.size(), circuits = set.ideal.rows;
  double fraction = 0;
  for (std::size_t c = 0; c < circuits; ++c) fraction += nonCliffordFraction(set.runs[c * step].circuit, {});
  return {{method + ".nonCliffordFraction", {nonCliffordFraction(*request.circuit, bindingOf(request, 0))}},
          {method + ".trainingNonCliffordFraction", {fraction / static_cast<double>(circuits)}},
          {method + ".scales", set.scales},
          {method + ".noisy", set.noisy.values},
          {method + ".noisyErrors", set.noisyErrors.values},
          {method + ".ideal", set.ideal.values},
          {method + ".target", set.target.values},
          {method + ".targetErrors", set.targetErrors.values}};
}

std::vector<double> bindingOf(const Request& request, std::size_t index) {
  const auto row = request.bindings.row(index / request.shiftCount());
  std::vector<double> binding(row.begin(), row.end());
  if (request.shifts.empty()) return binding;
  for (const SlotMove& move : request.shifts[index % request.shiftCount()]) binding[move.slot] += move.amount;
  return binding;
}

}  // namespace qualm
