#include "qualm/mitigate/twirled_reading.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/recorded_outcomes.hpp"

namespace qualm {
namespace {

double meanOf(const std::vector<double>& list) {
  double sum = 0;
  for (const double value : list) sum += value;
  return sum / static_cast<double>(list.size());
}

/// The qubits that a calibration circuit flips.
std::uint64_t flipsOf(const Circuit& circuit) {
  std::uint64_t flips = 0;
  for (const Operation& operation : circuit.operations()) flips |= operation.qubitMask();
  return flips;
}

/// weights of what was → weights of what is read after flips.
std::vector<double> flippedBack(const std::vector<double>& weights, std::uint64_t flips) {
  std::vector<double> result(weights.size());
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = weights[i ^ static_cast<std::size_t>(flips)];
  return result;
}

}  // namespace

double InstanceMean::mean() const { return meanOf(values); }

double InstanceMean::variance(std::size_t qubits) const {
  const auto count = static_cast<double>(values.size());
  const double center = mean(), within = meanOf(variances);
  double between = 0;
  for (const double value : values) between += (value - center) * (value - center) / (count - 1);
  const double left = 1 - std::ldexp(count, -static_cast<int>(qubits));
  return (within + left * std::max(between - within, 0.0)) / count;
}

TwirledReading::TwirledReading(const Request& request, std::span<const PlannedRun> runs,
                               std::span<const Estimates> results, double distinguishable)
    : request_(request), runs_(runs), results_(results), settings_(measurementSettings(request.observables)) {
  const std::size_t instances = runs.size() / (settings_.size() + 1);
  for (const PlannedRun& run : runs.last(instances)) flips_.push_back(flipsOf(run.circuit));
  for (const Observable& observable : request.observables) {
    for (const auto& part : observable.parts) {
      if (part.term.support() != 0) addFactor(part.term, distinguishable);
    }
  }
}

const PlannedRun& TwirledReading::runOf(std::size_t setting, std::size_t instance) const {
  return runs_[setting * flips_.size() + instance];
}

/// Calibration stands behind the last setting, and is the same for all results.
std::span<const double> TwirledReading::read(std::size_t setting, std::size_t instance, std::size_t index) const {
  const Matrix& outcomes = results_[setting * flips_.size() + instance].outcomes[0];
  return outcomes.row(setting == settings_.size() ? 0 : index);
}

void TwirledReading::addWeights(const std::vector<double>& weights, std::size_t setting, std::size_t index,
                                InstanceMean& sums) const {
  for (std::size_t i = 0; i < flips_.size(); ++i) {
    const std::vector<double> own = flippedBack(weights, flips_[i]);
    sums.values[i] += weightedSum(own, read(setting, i, index));
    sums.variances[i] += weightedVariance(own, read(setting, i, index), runOf(setting, i).shots);
  }
}

void TwirledReading::addFactor(const PauliTerm& term, double distinguishable) {
  if (factors_.count(term.support()) > 0) return;
  std::vector<double> weights(results_[0].outcomes[0].columns, 0.0);
  addTermWeights(weights, 1, term);
  InstanceMean parity(flips_.size());
  addWeights(weights, settings_.size(), 0, parity);
  const ReadingFactor factor{parity.mean(), std::sqrt(parity.variance(request_.circuit->qubits()))};
  if (!(std::abs(factor.value) > std::max(distinguishable * factor.standardError, 1e-8))) {
    throw Error(ErrorCode::invalidOption,
                "What is read says too little of what was there: a factor can't be told from 0.",
                numberText(factor.value) + " with a standard error of " + numberText(factor.standardError),
                "more shots for calibration, fewer misreadings, or terms on fewer qubits");
  }
  factors_.emplace(term.support(), factor);
}

/// A term's mean over the instances, flipped back, with its factor still in it.
double TwirledReading::parityRead(std::size_t setting, std::size_t index, const PauliTerm& term) const {
  std::vector<double> weights(results_[0].outcomes[0].columns, 0.0);
  addTermWeights(weights, 1, term);
  double sum = 0;
  for (std::size_t i = 0; i < flips_.size(); ++i) {
    sum += weightedSum(flippedBack(weights, flips_[i]), read(setting, i, index));
  }
  return sum / static_cast<double>(flips_.size());
}

void TwirledReading::estimate(std::size_t index, std::size_t observable, Estimates& estimates) const {
  const std::size_t outcomes = results_[0].outcomes[0].columns;
  InstanceMean sums(flips_.size());
  std::vector<double> calibrating(outcomes, 0.0);  // how the estimate follows each outcome of calibration
  for (std::size_t s = 0; s < settings_.size(); ++s) {
    std::vector<double> scaled(outcomes, 0.0);
    for (const auto& member : settings_[s].members) {
      if (member.observable != observable) continue;
      const auto& part = request_.observables[observable].parts[member.part];
      const double share = part.coefficient / factorOf(part.term).value;
      addTermWeights(scaled, share, part.term);
      addTermWeights(calibrating, -share * parityRead(s, index, part.term) / factorOf(part.term).value, part.term);
    }
    addWeights(scaled, s, index, sums);
  }
  estimates.values(index, observable) = constantPart(request_.observables[observable]) + sums.mean();
  addWeights(calibrating, settings_.size(), 0, sums);
  estimates.standardErrors(index, observable) = std::sqrt(sums.variance(request_.circuit->qubits()));
}

}  // namespace qualm
