#include "qualm/simulate/readout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "qualm/core/bits.hpp"
#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/sampling.hpp"

namespace qualm {
namespace {

bool isComputational(const MeasurementSetting& setting) { return setting.basis.x == 0; }

/// Turns the basis of every X and Y of a setting into the computational one: h, and sdg before it for Y.
State rotateToSetting(const State& state, const MeasurementSetting& setting) {
  State rotated = state;
  Circuit change(state.qubits);
  for (std::size_t q = 0; q < state.qubits; ++q) {
    if (((setting.basis.x >> q) & 1U) == 0) continue;
    if ((setting.basis.z >> q) & 1U) change.append("sdg", {q});
    change.append("h", {q});
  }
  PairProgram program;
  const std::array<std::span<const double>, 1> nothing{};
  for (const Operation& operation : change.operations()) lowerOperation(operation, nothing, program);
  applyProgram(rotated, program.operations, program.coefficients);
  return rotated;
}

/// The identity's share of an observable: known without measuring.
double constantPart(const Observable& observable) {
  double sum = 0;
  for (const auto& part : observable.parts) sum += part.term.support() == 0 ? part.coefficient : 0.0;
  return sum;
}

}  // namespace

Readout::Readout(const Request& request) : request_(request), settings_(measurementSettings(request.observables)) {
  const bool computational = std::any_of(settings_.begin(), settings_.end(), isComputational);
  const bool wanted = request.observables.empty() || request.counts || request.probabilities;
  if (wanted && !computational) settings_.push_back({});
}

Estimates Readout::prepare() const {
  Estimates estimates;
  estimates.values = Matrix(request_.size(), request_.observables.size());
  estimates.standardErrors = Matrix(request_.size(), request_.observables.size());
  if (request_.probabilities) {
    estimates.probabilities = Matrix(request_.size(), std::size_t{1} << request_.circuit->qubits());
  }
  if (request_.counts) estimates.counts.resize(request_.size());
  return estimates;
}

void Readout::read(const State& state, std::size_t firstRow, std::size_t count, std::size_t shift, const Random& random,
                   Estimates& estimates) const {
  if (request_.probabilities) {
    for (std::size_t lane = 0; lane < count; ++lane) {
      probabilities(state, lane, estimates.probabilities.row((firstRow + lane) * request_.shiftCount() + shift));
    }
  }
  if (request_.shots == 0) {
    readExact(state, firstRow, count, shift, estimates);
  } else {
    readSampled(state, firstRow, count, shift, random, estimates);
  }
}

void Readout::readExact(const State& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                        Estimates& estimates) const {
  std::array<double, batchLanes> values{};
  for (std::size_t o = 0; o < request_.observables.size(); ++o) {
    const double constant = constantPart(request_.observables[o]);
    for (std::size_t lane = 0; lane < count; ++lane) {
      estimates.values((firstRow + lane) * request_.shiftCount() + shift, o) = constant;
    }
    for (const auto& part : request_.observables[o].parts) {
      if (part.term.support() == 0) continue;
      expectation(state, part.term, std::span(values).first(state.lanes));
      for (std::size_t lane = 0; lane < count; ++lane) {
        estimates.values((firstRow + lane) * request_.shiftCount() + shift, o) += part.coefficient * values[lane];
      }
    }
  }
}

void Readout::readSampled(const State& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                          const Random& random, Estimates& estimates) const {
  std::vector<double> weights(state.amplitudes());
  for (std::size_t s = 0; s < settings_.size(); ++s) {
    const bool computational = isComputational(settings_[s]);
    const State rotated = computational ? State(1, 1) : rotateToSetting(state, settings_[s]);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::size_t row = firstRow + lane, index = row * request_.shiftCount() + shift;
      probabilities(computational ? state : rotated, lane, weights);
      const Random stream = random.stream(request_.firstRow + row).stream(request_.firstShift + shift).stream(s);
      auto counts = Sampler(weights).counts(request_.shots, stream);
      collect(settings_[s], counts, index, estimates);
      if (request_.counts && computational) estimates.counts[index] = std::move(counts);
    }
  }
  for (std::size_t lane = 0; lane < count; ++lane) {
    const std::size_t index = (firstRow + lane) * request_.shiftCount() + shift;
    for (std::size_t o = 0; o < request_.observables.size(); ++o) {
      estimates.values(index, o) += constantPart(request_.observables[o]);
      estimates.standardErrors(index, o) = std::sqrt(estimates.standardErrors(index, o));
    }
  }
}

/// Adds what one setting says of each observable; standardErrors holds variances until all settings are in.
/// Parts that share a setting share its shots, so their covariance is in the variance of their sum.
void Readout::collect(const MeasurementSetting& setting, std::span<const std::uint32_t> counts, std::size_t index,
                      Estimates& estimates) const {
  const auto shots = static_cast<double>(request_.shots);
  for (std::size_t first = 0; first < setting.members.size();) {
    const std::size_t o = setting.members[first].observable;
    std::size_t last = first;
    while (last < setting.members.size() && setting.members[last].observable == o) ++last;
    double sum = 0, squares = 0;
    for (std::size_t outcome = 0; outcome < counts.size(); ++outcome) {
      if (counts[outcome] == 0) continue;
      double value = 0;
      for (std::size_t m = first; m < last; ++m) {
        const auto& part = request_.observables[o].parts[setting.members[m].part];
        value += part.coefficient * paritySign(outcome & part.term.support());
      }
      sum += counts[outcome] * value;
      squares += counts[outcome] * value * value;
    }
    const double mean = sum / shots;
    estimates.values(index, o) += mean;
    // The unbiased estimate of the variance, over the number of shots. One shot says nothing of its own spread.
    estimates.standardErrors(index, o) += request_.shots == 1
                                              ? std::numeric_limits<double>::quiet_NaN()
                                              : std::max(squares / shots - mean * mean, 0.0) / (shots - 1);
    first = last;
  }
}

}  // namespace qualm
