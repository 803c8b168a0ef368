#include "qualm/simulate/detuned_executor.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/simulate/detuned_circuit.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/state.hpp"
#include "qualm/simulate/trajectory_executor.hpp"

namespace qualm {
namespace {

/// How many histories run together: enough to fill batches, few enough that a register's probabilities fit for each.
std::uint64_t blockFor(std::size_t qubits) {
  return std::clamp<std::uint64_t>(std::uint64_t{1} << 17 >> qubits, batchLanes, 512);
}

/// Adds Σ share·row to what stands there.
void addRows(const Matrix& rows, double share, std::span<double> sum) {
  for (std::size_t row = 0; row < rows.rows; ++row) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += share * rows(row, i);
  }
}

void copyRows(const Matrix& from, std::size_t first, Matrix& to) {
  std::copy(from.values.begin(), from.values.end(),
            to.values.begin() + static_cast<std::ptrdiff_t>(first * to.columns));
}

/// Adds the mean of each column, and its variance from the spread of the rows, which are independent: row h has the
/// weight weights[h], and they sum to 1.
void addMeans(const Matrix& rows, std::span<const double> weights, std::span<const std::size_t> observables,
              std::size_t index, Estimates& estimates) {
  const auto count = static_cast<double>(rows.rows);
  for (std::size_t column = 0; column < rows.columns; ++column) {
    double mean = 0, squares = 0;
    for (std::size_t h = 0; h < rows.rows; ++h) mean += weights[h] * rows(h, column);
    for (std::size_t h = 0; h < rows.rows; ++h) {
      const double away = weights[h] * (rows(h, column) - mean);
      squares += away * away;
    }
    estimates.values(index, observables[column]) += mean;
    estimates.standardErrors(index, observables[column]) +=
        rows.rows < 2 ? std::nan("") : squares * count / (count - 1);
  }
}

/// Everything that the results of a request need.
class HistorySampling {
 public:
  HistorySampling(const Request& request, const DetunedCircuit& detuned, const DetuningOptions& options,
                  const Executor& leaf, const Readout& readout)
      : request_(request), detuned_(detuned), options_(options), leaf_(leaf), readout_(readout) {}

  void run(std::size_t row, std::size_t shift, const Random& random, Estimates& estimates) {
    binding_.assign(request_.bindings.row(row).begin(), request_.bindings.row(row).end());
    if (!request_.shifts.empty()) {
      for (const SlotMove& move : request_.shifts[shift]) binding_[move.slot] += move.amount;
    }
    const Random stream = random.stream(request_.firstRow + row).stream(request_.firstShift + shift);
    const std::size_t index = row * request_.shiftCount() + shift;
    if (request_.shots == 0 || request_.probabilities) readExact(stream.stream("exact"), index, estimates);
    if (request_.shots == 0) return;
    for (std::size_t s = 0; s < readout_.settings().size(); ++s) readSetting(s, stream.stream(s), index, estimates);
    finishExpectations(request_, index, estimates);
  }

 private:
  /// Runs histories first to last (exclusive) and calls visit(first of them, their estimates), block by block.
  template <class Visit>
  void follow(Request inner, const Random& random, std::uint64_t first, std::uint64_t last, Visit visit) const {
    const std::uint64_t block = blockFor(request_.circuit->qubits());
    inner.circuit = &detuned_.circuit();
    inner.initialState = request_.initialState;
    for (; first < last; first = std::min(first + block, last)) {
      inner.bindings = detuned_.bindings(binding_, random.stream("detuning"), first, std::min(first + block, last));
      inner.firstRow = static_cast<std::size_t>(first);
      Ledger unbilled;  // hardware runs the request once
      visit(static_cast<std::size_t>(first), leaf_.execute(inner, random.stream("leaf"), unbilled));
    }
  }

  void readExact(const Random& random, std::size_t index, Estimates& estimates) const {
    const auto histories = static_cast<std::size_t>(options_.histories);
    const std::vector<double> weights(histories, 1 / static_cast<double>(histories));
    Request inner;
    if (request_.shots == 0) inner.observables = request_.observables;
    inner.probabilities = request_.probabilities;
    inner.outcomes = request_.outcomes && request_.shots == 0;
    std::vector<std::size_t> observables(inner.observables.size());
    for (std::size_t o = 0; o < observables.size(); ++o) observables[o] = o;
    Matrix rows(histories, observables.size());
    follow(inner, random, 0, histories, [&](std::size_t first, const Estimates& found) {
      copyRows(found.values, first, rows);
      if (inner.probabilities) addRows(found.probabilities, weights[0], estimates.probabilities.row(index));
      for (std::size_t s = 0; s < found.outcomes.size(); ++s) {
        addRows(found.outcomes[s], weights[0], estimates.outcomes[s].row(index));
      }
    });
    if (request_.shots > 0) return;
    addMeans(rows, weights, observables, index, estimates);
    for (double& error : estimates.standardErrors.row(index)) error = std::sqrt(error);
    estimates.trajectories = options_.histories;
  }

  /// The parts of the observables that a setting measures, and which observables they are of.
  struct Measured {
    std::vector<Observable> parts;
    std::vector<std::size_t> observables;
  };

  Measured measuredBy(const MeasurementSetting& setting) const {
    Measured measured;
    for (const auto& member : setting.members) {  // those of one observable stand together
      if (measured.observables.empty() || measured.observables.back() != member.observable) {
        measured.observables.push_back(member.observable);
        measured.parts.emplace_back();
      }
      measured.parts.back().parts.push_back(request_.observables[member.observable].parts[member.part]);
    }
    return measured;
  }

  void readSetting(std::size_t s, const Random& random, std::size_t index, Estimates& estimates) const {
    const Readout::Setting& setting = readout_.settings()[s];
    const Measured measured = measuredBy(setting.measured);
    Request inner;
    inner.observables = measured.parts;
    inner.counts = request_.counts && Readout::isCounted(setting) && setting.bits == request_.circuit->measures();
    inner.outcomes = s < estimates.outcomes.size();
    if (measured.parts.empty() && !inner.counts) return;
    const std::uint64_t histories = std::min(request_.shots, options_.mostHistories);
    const std::uint64_t each = request_.shots / histories, fuller = request_.shots % histories;
    std::vector<double> weights;
    Matrix rows(static_cast<std::size_t>(histories), measured.parts.size());
    const auto run = [&](std::uint64_t shots, std::uint64_t from, std::uint64_t to) {
      const double share = static_cast<double>(shots) / static_cast<double>(request_.shots);
      weights.resize(static_cast<std::size_t>(to), share);
      inner.shots = shots;
      follow(inner, random, from, to, [&](std::size_t first, const Estimates& found) {
        copyRows(found.values, first, rows);
        if (inner.outcomes) addRows(found.outcomes[0], share, estimates.outcomes[s].row(index));
        for (const auto& counts : found.counts) addCounts(counts, estimates.counts[index]);
      });
    };
    run(each + 1, 0, fuller);
    run(each, fuller, histories);
    addMeans(rows, weights, measured.observables, index, estimates);
    estimates.trajectories = histories;
  }

  static void addCounts(std::span<const std::uint32_t> counts, std::vector<std::uint32_t>& sum) {
    sum.resize(counts.size(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) sum[i] += counts[i];
  }

  const Request& request_;
  const DetunedCircuit& detuned_;
  const DetuningOptions& options_;
  const Executor& leaf_;
  const Readout& readout_;
  std::vector<double> binding_;  ///< of the result that is read
};

}  // namespace

DetunedExecutor::DetunedExecutor(std::shared_ptr<const Executor> leaf, NoiseModel noise, DetuningOptions options)
    : leaf_(std::move(leaf)), noise_(std::move(noise)), options_(options) {
  for (const std::uint64_t histories : {options_.histories, options_.mostHistories}) {
    if (histories >= 2 && histories <= mostTrajectories) continue;
    throw Error(ErrorCode::invalidOption,
                "One history says nothing of how far they spread, and too many take too long.",
                std::to_string(histories), "2 to " + std::to_string(mostTrajectories) + " histories");
  }
}

Estimates DetunedExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  validateRequest(request);
  validateNoise(noise_, request.circuit->qubits());
  const DetunedCircuit detuned(*request.circuit, noise_, request.initialState.empty());
  if (!detuned.drifts()) return leaf_->execute(request, random, ledger);
  const Stopwatch watch(ledger.simulatorSeconds);
  const Readout readout(request, noise_.readout);
  Estimates estimates = readout.prepare();
  HistorySampling sampling(request, detuned, options_, *leaf_, readout);
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    for (std::size_t shift = 0; shift < request.shiftCount(); ++shift) sampling.run(row, shift, random, estimates);
  }
  billRequest(request, readout, ledger);
  return estimates;
}

std::shared_ptr<const Executor> DetunedExecutor::withNoise(double scale) const {
  const auto scaled = leaf_->withNoise(scale);
  return withDetuning(scaled ? scaled : leaf_, scaledGateNoise(noise_, scale), options_);
}

std::shared_ptr<const Executor> withDetuning(std::shared_ptr<const Executor> leaf, const NoiseModel& noise,
                                             DetuningOptions options) {
  if (noise.detuning.empty()) return leaf;
  return std::make_shared<DetunedExecutor>(std::move(leaf), noise, options);
}

}  // namespace qualm
