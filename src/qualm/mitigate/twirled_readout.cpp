#include "qualm/mitigate/twirled_readout.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/recorded_outcomes.hpp"
#include "qualm/mitigate/twirled_reading.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

/// What flips the outcome of each qubit that is in the mask.
void appendFlips(Circuit& circuit, std::uint64_t flips, const PauliTerm& basis) {
  for (std::size_t q = 0; q < circuit.qubits(); ++q) {
    if (((flips >> q) & 1U) == 0) continue;
    const bool readsX = ((basis.x & ~basis.z) >> q) & 1U;
    circuit.append(readsX ? "z" : "x", {q});
  }
}

Evidence factorEvidence(const Request& request, const TwirledReading& reading, bool errors) {
  Evidence evidence{errors ? "twirled-readout.factorErrors" : "twirled-readout.factors", {}};
  for (const Observable& observable : request.observables) {
    for (const auto& part : observable.parts) {
      if (part.term.support() == 0) continue;
      const ReadingFactor& factor = reading.factorOf(part.term);
      evidence.values.push_back(errors ? factor.standardError : factor.value);
    }
  }
  return evidence;
}

/// A request that measures nothing: its observables are numbers.
Estimates constantsOf(const Request& request) {
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) finishExpectations(request, index, estimates);
  return estimates;
}

}  // namespace

std::vector<std::uint64_t> drawFlips(std::size_t qubits, std::size_t instances, Random random) {
  const std::uint64_t all = std::uint64_t{1} << qubits;
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(instances, all));
  std::vector<std::uint64_t> flips;
  std::set<std::uint64_t> drawn;
  while (flips.size() < count) {
    const std::uint64_t mask = random.below(all);
    if (drawn.insert(mask).second) flips.push_back(mask);
  }
  return flips;
}

TwirledReadout::TwirledReadout(TwirledReadoutOptions options) : options_(options) {
  if (options_.instances < 2) {
    throw Error(ErrorCode::invalidOption, "Twirling takes several circuits.", std::to_string(options_.instances),
                "2 instances or more");
  }
  if (options_.calibrationShare > 0 && options_.calibrationShare < 1) return;
  throw Error(ErrorCode::invalidOption, "Calibration takes a share of the shots.",
              numberText(options_.calibrationShare), "more than 0, less than 1");
}

std::vector<PlannedRun> TwirledReadout::plan(const Request& request, const Random& random) const {
  const auto settings = measurementSettings(request.observables);
  const std::size_t qubits = request.circuit->qubits();
  std::vector<PlannedRun> runs;
  if (settings.empty()) return {{follower(*request.circuit), request.shots}};
  const std::vector<std::uint64_t> flips = drawFlips(qubits, options_.instances, random.stream("flips"));
  for (const MeasurementSetting& setting : settings) {
    for (const std::uint64_t mask : flips) {
      runs.push_back({follower(*request.circuit)});
      appendFlips(runs.back().circuit, mask, setting.basis);
      runs.back().observables = {sumOf(setting, request.observables)};
      runs.back().outcomes = true;
    }
  }
  for (const std::uint64_t mask : flips) {
    runs.push_back({Circuit(qubits)});
    appendFlips(runs.back().circuit, mask, {});
    runs.back().observables = {parityOf(qubits)};
    runs.back().outcomes = runs.back().once = true;
  }
  if (request.shots == 0) return runs;
  const std::uint64_t total = request.shots * settings.size();
  const auto calibration = static_cast<std::uint64_t>(options_.calibrationShare * static_cast<double>(total));
  std::vector<double> shares(runs.size(),
                             static_cast<double>(total - calibration) / static_cast<double>(settings.size()));
  std::fill(shares.end() - static_cast<std::ptrdiff_t>(flips.size()), shares.end(), static_cast<double>(calibration));
  const std::vector<std::uint64_t> shots = divideShots(total, shares);
  for (std::size_t r = 0; r < runs.size(); ++r) {
    runs[r].shots = shots[r];
    if (shots[r] >= 2) continue;
    throw Error(ErrorCode::invalidShots, "There are too few shots to share among the twirled circuits.",
                std::to_string(total) + " shots for " + std::to_string(runs.size()) + " circuits",
                "two shots for each at least");
  }
  return runs;
}

Estimates TwirledReadout::combine(const Request& request, std::span<const PlannedRun> runs,
                                  std::span<const Estimates> results) const {
  if (measurementSettings(request.observables).empty()) return constantsOf(request);
  const TwirledReading reading(request, runs, results, distinguishable);
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    for (std::size_t o = 0; o < request.observables.size(); ++o) reading.estimate(index, o, estimates);
  }
  if (request.evidence) {
    estimates.evidence = {factorEvidence(request, reading, false),
                          factorEvidence(request, reading, true),
                          {"twirled-readout.instances", {static_cast<double>(reading.instances())}}};
  }
  return estimates;
}

}  // namespace qualm
