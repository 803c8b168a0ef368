#include "qualm/mitigate/twirled_readout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/mitigate/recorded_outcomes.hpp"
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

/// The same, read back from a circuit: its operations from number `first` on.
std::uint64_t flipsOf(const Circuit& circuit, std::size_t first) {
  std::uint64_t flips = 0;
  for (std::size_t i = first; i < circuit.operations().size(); ++i) flips |= circuit.operations()[i].qubitMask();
  return flips;
}

/// All that a setting measures, as one observable: it brings that setting back, and no other.
Observable sumOf(const MeasurementSetting& setting, std::span<const Observable> observables) {
  Observable sum;
  for (const auto& member : setting.members) sum.parts.push_back(observables[member.observable].parts[member.part]);
  return sum;
}

/// A mean over instances that were drawn without repetition from all flips, each known from shots of its own.
struct InstanceMean {
  std::vector<double> values, variances;

  explicit InstanceMean(std::size_t instances) : values(instances, 0.0), variances(instances, 0.0) {}

  double mean() const { return meanOf(values); }

  /// Two-stage sampling (Cochran, Sampling Techniques, 1977, section 10.4): shots within instances, and what instances
  /// differ by beyond that, which counts less the more of all flips were drawn.
  double variance(std::size_t qubits) const {
    const auto count = static_cast<double>(values.size());
    const double center = mean(), within = meanOf(variances);
    double between = 0;
    for (const double value : values) between += (value - center) * (value - center) / (count - 1);
    const double left = 1 - std::ldexp(count, -static_cast<int>(qubits));
    return (within + left * std::max(between - within, 0.0)) / count;
  }

 private:
  static double meanOf(const std::vector<double>& list) {
    double sum = 0;
    for (const double value : list) sum += value;
    return sum / static_cast<double>(list.size());
  }
};

struct Factor {
  double value, standardError;
};

/// What a request's runs were, and what they read.
class TwirledReading {
 public:
  TwirledReading(const Request& request, std::span<const PlannedRun> runs, std::span<const Estimates> results)
      : request_(request), runs_(runs), results_(results), settings_(measurementSettings(request.observables)) {
    instances_ = runs.size() / (settings_.size() + 1);
    for (std::size_t i = 0; i < instances_; ++i) flips_.push_back(flipsOf(calibration(i).circuit, 0));
    for (const Observable& observable : request.observables) {
      for (const auto& part : observable.parts) {
        if (part.term.support() != 0) addFactor(part.term);
      }
    }
  }

  std::size_t instances() const { return instances_; }

  const Factor& factorOf(const PauliTerm& term) const { return factors_.at(term.support()); }

  /// One observable of one result: its mean, and its error with calibration's.
  void estimate(std::size_t index, std::size_t observable, Estimates& estimates) const {
    InstanceMean sums(instances_);
    std::vector<double> calibrating(outcomes(), 0.0);  // how the estimate falls as a factor's parity is read larger
    for (std::size_t s = 0; s < settings_.size(); ++s) addSetting(s, index, observable, sums, calibrating);
    estimates.values(index, observable) = constantPart(request_.observables[observable]) + sums.mean();
    for (std::size_t i = 0; i < instances_; ++i) {
      const std::vector<double> weights = flippedBack(calibrating, flips_[i]);
      const auto read = calibrationResult(i).outcomes[0].row(0);
      sums.values[i] += weightedSum(weights, read);
      sums.variances[i] += weightedVariance(weights, read, calibration(i).shots);
    }
    estimates.standardErrors(index, observable) = std::sqrt(sums.variance(request_.circuit->qubits()));
  }

 private:
  const PlannedRun& calibration(std::size_t instance) const { return runs_[settings_.size() * instances_ + instance]; }
  const Estimates& calibrationResult(std::size_t instance) const {
    return results_[settings_.size() * instances_ + instance];
  }
  std::size_t outcomes() const { return results_[0].outcomes[0].columns; }

  /// weights of what was → weights of what is read after flips.
  static std::vector<double> flippedBack(const std::vector<double>& weights, std::uint64_t flips) {
    std::vector<double> result(weights.size());
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = weights[i ^ static_cast<std::size_t>(flips)];
    return result;
  }

  void addFactor(const PauliTerm& term) {
    if (factors_.count(term.support()) > 0) return;
    std::vector<double> weights(outcomes(), 0.0);
    addTermWeights(weights, 1, term);
    InstanceMean parity(instances_);
    for (std::size_t i = 0; i < instances_; ++i) {
      const std::vector<double> own = flippedBack(weights, flips_[i]);
      const auto read = calibrationResult(i).outcomes[0].row(0);
      parity.values[i] = weightedSum(own, read);
      parity.variances[i] = weightedVariance(own, read, calibration(i).shots);
    }
    const Factor factor{parity.mean(), std::sqrt(parity.variance(request_.circuit->qubits()))};
    if (!(std::abs(factor.value) > std::max(TwirledReadout::distinguishable * factor.standardError, 1e-8))) {
      throw Error(ErrorCode::invalidOption,
                  "What is read says too little of what was there: a factor can't be told from 0.",
                  std::to_string(factor.value) + " with a standard error of " + std::to_string(factor.standardError),
                  "more shots for calibration, fewer misreadings, or terms on fewer qubits");
    }
    factors_.emplace(term.support(), factor);
  }

  void addSetting(std::size_t s, std::size_t index, std::size_t observable, InstanceMean& sums,
                  std::vector<double>& calibrating) const {
    std::vector<double> scaled(outcomes(), 0.0);
    for (const auto& member : settings_[s].members) {
      if (member.observable != observable) continue;
      const auto& part = request_.observables[observable].parts[member.part];
      const double factor = factorOf(part.term).value;
      addTermWeights(scaled, part.coefficient / factor, part.term);
      addTermWeights(calibrating, -part.coefficient * parityRead(s, index, part.term) / (factor * factor), part.term);
    }
    for (std::size_t i = 0; i < instances_; ++i) {
      const std::vector<double> weights = flippedBack(scaled, flips_[i]);
      const auto read = results_[s * instances_ + i].outcomes[0].row(index);
      sums.values[i] += weightedSum(weights, read);
      sums.variances[i] += weightedVariance(weights, read, runs_[s * instances_ + i].shots);
    }
  }

  /// A term's mean over the instances, flipped back, with its factor in it.
  double parityRead(std::size_t s, std::size_t index, const PauliTerm& term) const {
    double sum = 0;
    for (std::size_t i = 0; i < instances_; ++i) {
      const auto read = results_[s * instances_ + i].outcomes[0].row(index);
      double parity = 0;
      for (std::size_t o = 0; o < read.size(); ++o) parity += paritySign((o ^ flips_[i]) & term.support()) * read[o];
      sum += parity;
    }
    return sum / static_cast<double>(instances_);
  }

  const Request& request_;
  std::span<const PlannedRun> runs_;
  std::span<const Estimates> results_;
  std::vector<MeasurementSetting> settings_;
  std::size_t instances_ = 0;
  std::vector<std::uint64_t> flips_;
  std::map<std::uint64_t, Factor> factors_;  // by support: calibration measures Z wherever a term has anything
};

Evidence factorEvidence(const Request& request, const TwirledReading& reading, bool errors) {
  Evidence evidence{errors ? "twirled-readout.factorErrors" : "twirled-readout.factors", {}};
  for (const Observable& observable : request.observables) {
    for (const auto& part : observable.parts) {
      if (part.term.support() == 0) continue;
      const Factor& factor = reading.factorOf(part.term);
      evidence.values.push_back(errors ? factor.standardError : factor.value);
    }
  }
  return evidence;
}

/// A request that measures nothing: its observables are numbers.
Estimates constantsOf(const Request& request) {
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      estimates.values(index, o) = constantPart(request.observables[o]);
    }
  }
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
              std::to_string(options_.calibrationShare), "more than 0, less than 1");
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
  const TwirledReading reading(request, runs, results);
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
