#include "qualm/simulate/readout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/sampling.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

/// Sums the distribution of the qubits into that of the bits that were read from them.
void gatherBits(std::span<const std::optional<std::size_t>> sources, std::span<const double> qubits,
                std::span<double> bits) {
  std::fill(bits.begin(), bits.end(), 0.0);
  for (std::size_t outcome = 0; outcome < qubits.size(); ++outcome) {
    std::size_t value = 0;
    for (std::size_t b = 0; b < sources.size(); ++b) {
      if (sources[b]) value |= ((outcome >> *sources[b]) & 1U) << b;
    }
    bits[value] += qubits[outcome];
  }
}

/// Members of one observable stand together; calls use(observable, first, last) for each such run.
template <class Use>
void forEachObservable(const MeasurementSetting& setting, Use use) {
  for (std::size_t first = 0; first < setting.members.size();) {
    const std::size_t o = setting.members[first].observable;
    std::size_t last = first;
    while (last < setting.members.size() && setting.members[last].observable == o) ++last;
    use(o, first, last);
    first = last;
  }
}

}  // namespace

std::optional<std::vector<std::optional<std::size_t>>> terminalMeasurements(const Circuit& circuit) {
  std::vector<std::optional<std::size_t>> sources(circuit.bits());
  std::uint64_t measured = 0;
  for (const Operation& operation : circuit.operations()) {
    if (operation.kind == Operation::Kind::barrier) continue;
    if ((operation.qubitMask() & measured) != 0 || operation.condition.mask != 0) return std::nullopt;
    if (operation.kind == Operation::Kind::reset) return std::nullopt;
    if (operation.kind != Operation::Kind::measure) continue;
    measured |= operation.qubitMask();
    sources[operation.bit] = operation.qubits[0];
  }
  return sources;
}

std::optional<double> probabilityReadsOne(const ReadoutConfusion& confusion, std::size_t qubit, bool was) {
  for (const ConfusionMatrix& part : confusion.matrices) {
    if (std::find(part.qubits.begin(), part.qubits.end(), qubit) == part.qubits.end()) continue;
    if (part.qubits.size() == 1) return part.matrix(1, was ? 1 : 0);
    throw Error(ErrorCode::unsupported,
                "Misreadings that are correlated between qubits are known for a measurement of all of them at the end, "
                "not for one on the way.",
                "a correlated confusion matrix", "one matrix a qubit");
  }
  return std::nullopt;
}

Readout::Readout(const Request& request, const ReadoutConfusion& confusion)
    : request_(request), confusion_(confusion), terminal_(terminalMeasurements(*request.circuit)) {
  for (auto& setting : measurementSettings(request.observables)) settings_.push_back({std::move(setting), false});
  const bool anything = request.observables.empty() || request.counts;
  if (request.circuit->measures()) {
    if (anything) settings_.push_back({{}, true});
    return;
  }
  const bool computational = std::any_of(settings_.begin(), settings_.end(), isCounted);
  if ((anything || request.probabilities) && !computational) settings_.push_back({});
}

Estimates Readout::prepare() const {
  Estimates estimates = expectationsFor(request_);
  if (request_.probabilities) {
    estimates.probabilities = Matrix(request_.size(), std::size_t{1} << request_.circuit->qubits());
  }
  if (request_.counts) estimates.counts.resize(request_.size());
  if (request_.outcomes) {
    const std::size_t count = measurementSettings(request_.observables).size();
    estimates.outcomes.assign(count, Matrix(request_.size(), std::size_t{1} << request_.circuit->qubits()));
  }
  return estimates;
}

void Readout::recorded(const Measurable& state, const Setting& setting, Matrix& result) const {
  const std::size_t outcomes = std::size_t{1} << request_.circuit->qubits();
  if (isRecordedOnTheWay(setting)) {
    result = Matrix(state.lanes(), std::size_t{1} << request_.circuit->bits());
    state.bitDistributions(result);
    return;
  }
  if (result.rows != state.lanes() || result.columns != outcomes) result = Matrix(state.lanes(), outcomes);
  state.distributions(setting.measured.basis, result);
  for (std::size_t lane = 0; lane < result.rows; ++lane) confusion_.apply(result.row(lane));
  if (!setting.bits) return;
  Matrix bits(result.rows, std::size_t{1} << request_.circuit->bits());
  for (std::size_t lane = 0; lane < result.rows; ++lane) gatherBits(*terminal_, result.row(lane), bits.row(lane));
  result = std::move(bits);
}

void Readout::read(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                   const Random& random, Estimates& estimates) const {
  if (request_.probabilities) {
    Matrix distribution;
    recorded(state, {}, distribution);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const auto row = distribution.row(lane);
      std::copy(row.begin(), row.end(),
                estimates.probabilities.row((firstRow + lane) * request_.shiftCount() + shift).begin());
    }
  }
  if (request_.outcomes && request_.shots == 0) keepExact(state, firstRow, count, shift, estimates);
  if (request_.shots > 0) {
    readSampled(state, firstRow, count, shift, random, estimates);
  } else if (confusion_.empty()) {
    readExact(state, firstRow, count, shift, estimates);
  } else {
    readMisread(state, firstRow, count, shift, estimates);
  }
}

void Readout::readExact(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                        Estimates& estimates) const {
  std::array<double, batchLanes> values{};
  for (std::size_t o = 0; o < request_.observables.size(); ++o) {
    const double constant = constantPart(request_.observables[o]);
    for (std::size_t lane = 0; lane < count; ++lane) {
      estimates.values((firstRow + lane) * request_.shiftCount() + shift, o) = constant;
    }
    for (const auto& part : request_.observables[o].parts) {
      if (part.term.support() == 0) continue;
      state.expectation(part.term, std::span(values).first(state.lanes()));
      for (std::size_t lane = 0; lane < count; ++lane) {
        estimates.values((firstRow + lane) * request_.shiftCount() + shift, o) += part.coefficient * values[lane];
      }
    }
  }
}

/// Exact expectations of what is recorded, not of the state.
void Readout::readMisread(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                          Estimates& estimates) const {
  Matrix distribution;
  for (const Setting& setting : settings_) {
    if (setting.measured.members.empty()) continue;
    recorded(state, setting, distribution);
    forEachObservable(setting.measured, [&](std::size_t o, std::size_t first, std::size_t last) {
      for (std::size_t lane = 0; lane < count; ++lane) {
        double sum = 0;
        for (std::size_t outcome = 0; outcome < distribution.columns; ++outcome) {
          sum += distribution(lane, outcome) * valueOf(setting.measured, first, last, outcome);
        }
        estimates.values((firstRow + lane) * request_.shiftCount() + shift, o) += sum;
      }
    });
  }
  for (std::size_t lane = 0; lane < count; ++lane) {
    for (std::size_t o = 0; o < request_.observables.size(); ++o) {
      estimates.values((firstRow + lane) * request_.shiftCount() + shift, o) += constantPart(request_.observables[o]);
    }
  }
}

void Readout::readSampled(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                          const Random& random, Estimates& estimates) const {
  Matrix distribution;
  for (std::size_t s = 0; s < settings_.size(); ++s) {
    recorded(state, settings_[s], distribution);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::size_t row = firstRow + lane, index = row * request_.shiftCount() + shift;
      const Random stream = random.stream(request_.firstRow + row).stream(request_.firstShift + shift).stream(s);
      auto counts = Sampler(distribution.row(lane)).counts(request_.shots, stream);
      collect(settings_[s], counts, index, estimates);
      keep(s, counts, index, estimates);
      if (estimates.counts.size() > index && isCounted(settings_[s])) {
        estimates.counts[index] = std::move(counts);
      }
    }
  }
  for (std::size_t lane = 0; lane < count; ++lane) {
    finishExpectations(request_, (firstRow + lane) * request_.shiftCount() + shift, estimates);
  }
}

double Readout::valueOf(const MeasurementSetting& setting, std::size_t first, std::size_t last,
                        std::size_t outcome) const {
  double value = 0;
  for (std::size_t m = first; m < last; ++m) {
    const auto& member = setting.members[m];
    const auto& part = request_.observables[member.observable].parts[member.part];
    value += part.coefficient * paritySign(outcome & part.term.support());
  }
  return value;
}

/// Parts that share a setting share its shots, so their covariance is in the variance of their sum.
void Readout::collect(const Setting& setting, std::span<const std::uint32_t> counts, std::size_t index,
                      Estimates& estimates) const {
  const auto shots = static_cast<double>(request_.shots);
  forEachObservable(setting.measured, [&](std::size_t o, std::size_t first, std::size_t last) {
    double sum = 0, squares = 0;
    for (std::size_t outcome = 0; outcome < counts.size(); ++outcome) {
      if (counts[outcome] == 0) continue;
      const double value = valueOf(setting.measured, first, last, outcome);
      sum += counts[outcome] * value;
      squares += counts[outcome] * value * value;
    }
    const double mean = sum / shots;
    estimates.values(index, o) += mean;
    // The unbiased estimate of the variance, over the number of shots. One shot says nothing of its own spread.
    estimates.standardErrors(index, o) += request_.shots == 1
                                              ? std::numeric_limits<double>::quiet_NaN()
                                              : std::max(squares / shots - mean * mean, 0.0) / (shots - 1);
  });
}

void Readout::keep(std::size_t setting, std::span<const std::uint32_t> counts, std::size_t index,
                   Estimates& estimates) const {
  if (setting >= estimates.outcomes.size()) return;
  const auto kept = estimates.outcomes[setting].row(index);
  for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = counts[i] / static_cast<double>(request_.shots);
}

void Readout::keepExact(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                        Estimates& estimates) const {
  Matrix distribution;
  for (std::size_t s = 0; s < estimates.outcomes.size(); ++s) {
    recorded(state, settings_[s], distribution);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const auto row = distribution.row(lane);
      std::copy(row.begin(), row.end(),
                estimates.outcomes[s].row((firstRow + lane) * request_.shiftCount() + shift).begin());
    }
  }
}

}  // namespace qualm
