#include "qualm/simulate/trajectory_executor.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/simulate/drawn_histories.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/sampling.hpp"
#include "qualm/simulate/state_reading.hpp"

namespace qualm {
namespace {

/// Everything that the results of one row under one shift need.
class Sampling {
 public:
  Sampling(const Request& request, const NoiseModel& noise, const NoiseSchedule& schedule,
           const TrajectoryOptions& options, const Readout& readout)
      : request_(request), noise_(noise), schedule_(schedule), options_(options), readout_(readout) {
    lanes_ = request.circuit->qubits() <= largestBatchedRegister ? batchLanes : 1;
    // Each lane is a row of its own here: its exact values are read as a request of that many rows would be.
    laneRequest_ = request;
    laneRequest_.bindings = Matrix(lanes_, request.bindings.columns);
    laneRequest_.shifts = {};
    laneRequest_.shots = 0;
    laneRequest_.counts = false;
  }

  void run(std::size_t row, std::size_t shift, const Random& random, Estimates& estimates) {
    std::vector<double> binding(request_.bindings.row(row).begin(), request_.bindings.row(row).end());
    if (!request_.shifts.empty()) {
      for (const SlotMove& move : request_.shifts[shift]) binding[move.slot] += move.amount;
    }
    const TrajectoryPlan plan =
        planTrajectories(*request_.circuit, schedule_, noise_.readout, request_.initialState, binding);
    const Random stream = random.stream(request_.firstRow + row).stream(request_.firstShift + shift);
    const std::size_t index = row * request_.shiftCount() + shift;
    if (request_.shots == 0 || request_.probabilities) readExact(plan, stream.stream("trajectories"), index, estimates);
    if (request_.shots > 0) readSampled(plan, stream, index, estimates);
  }

 private:
  /// Calls visit(state, lanes' registers, weight, count) for trajectories first to last: `count` lanes of that weight.
  template <class Visit>
  void follow(const TrajectoryPlan& plan, const Random& random, std::uint64_t first, std::uint64_t last, Visit visit) {
    if (plan.drawnAhead) {
      DrawnHistories histories(plan, lanes_, random, first, last);
      const std::vector<Lane> registers(lanes_, Lane{Random(0), 0});
      histories.run([&](const State& state, std::size_t count) {
        visit(state, std::span(registers), count == 0 ? histories.errorFree() : 1, std::max<std::size_t>(count, 1));
      });
      return;
    }
    State state(plan.circuit.qubits(), lanes_);
    for (std::uint64_t t = first; t < last; t += lanes_) {
      state.reset();
      if (!plan.initialState.empty()) state.fill(plan.initialState);
      std::vector<Lane> lanes;
      for (std::size_t l = 0; l < lanes_; ++l) lanes.push_back({random.stream(t + l), 0});
      followTrajectories(plan, state, lanes);
      visit(state, std::span<const Lane>(lanes), std::uint64_t{1},
            static_cast<std::size_t>(std::min<std::uint64_t>(lanes_, last - t)));
    }
  }

  /// Means of exact values over trajectories, with the standard error of the mean.
  void readExact(const TrajectoryPlan& plan, const Random& random, std::size_t index, Estimates& estimates) {
    const Readout laneReadout(laneRequest_, noise_.readout);
    const std::size_t observables = request_.observables.size();
    std::vector<double> sums(observables, 0.0), squares(observables, 0.0);
    const double fewest = plan.certain ? 0.0 : fewestTrajectories(request_.observables, options_.precision);
    std::uint64_t done = 0;
    while (done < options_.count) {
      const std::uint64_t last = std::min(done + trajectoryBlock, options_.count);
      follow(plan, random, done, last, [&](const State& state, auto, std::uint64_t weight, std::size_t count) {
        Estimates values = laneReadout.prepare();
        laneReadout.read(StateReading(state), 0, count, 0, random, values);
        const auto share = static_cast<double>(weight);
        for (std::size_t l = 0; l < count; ++l) {
          for (std::size_t o = 0; o < observables; ++o) {
            sums[o] += share * values.values(l, o);
            squares[o] += share * values.values(l, o) * values.values(l, o);
          }
          if (!request_.probabilities) continue;
          const auto target = estimates.probabilities.row(index);
          for (std::size_t i = 0; i < target.size(); ++i) target[i] += share * values.probabilities(l, i);
        }
      });
      done = last;
      const bool known = static_cast<double>(done) >= fewest && worstError(sums, squares, done) <= options_.precision;
      if (options_.precision > 0 && known) break;
    }
    const auto n = static_cast<double>(done);
    for (double& p : request_.probabilities ? estimates.probabilities.row(index) : std::span<double>()) p /= n;
    if (request_.shots > 0) return;
    for (std::size_t o = 0; o < observables; ++o) {
      estimates.values(index, o) = sums[o] / n;
      estimates.standardErrors(index, o) = standardError(sums[o], squares[o], done);
    }
    estimates.trajectories = std::max(estimates.trajectories, done);
  }

  /// NaN after one trajectory, which says nothing of its own spread.
  static double standardError(double sum, double squares, std::uint64_t count) {
    const auto n = static_cast<double>(count);
    if (count < 2) return std::nan("");
    return std::sqrt(std::max(squares / n - sum / n * (sum / n), 0.0) / (n - 1));
  }

  static double worstError(std::span<const double> sums, std::span<const double> squares, std::uint64_t count) {
    double worst = 0;
    for (std::size_t o = 0; o < sums.size(); ++o) worst = std::max(worst, standardError(sums[o], squares[o], count));
    return worst;
  }

  /// One shot a trajectory, and trajectories of its own for each measurement setting: as hardware would.
  void readSampled(const TrajectoryPlan& plan, const Random& random, std::size_t index, Estimates& estimates) {
    const auto settings = readout_.settings();
    Matrix distribution;
    for (std::size_t s = 0; s < settings.size(); ++s) {
      const bool bits = readout_.isRecordedOnTheWay(settings[s]);
      std::vector<std::uint32_t> counts(std::size_t{1}
                                        << (settings[s].bits ? request_.circuit->bits() : request_.circuit->qubits()));
      const Random stream = random.stream(s);
      Random draws = stream.stream("outcomes");
      for (std::uint64_t first = 0; first < request_.shots; first += shotBlock) {
        const std::uint64_t last = std::min(first + shotBlock, request_.shots);
        follow(plan, stream, first, last,
               [&](const State& state, std::span<const Lane> lanes, std::uint64_t weight, std::size_t count) {
                 if (!bits) readout_.recorded(StateReading(state), settings[s], distribution);
                 for (std::size_t l = 0; l < count; ++l) {
                   if (bits) {
                     counts[static_cast<std::size_t>(lanes[l].bits)] += 1;
                     continue;
                   }
                   const Sampler sampler(distribution.row(l));
                   for (std::uint64_t w = 0; w < weight; ++w) ++counts[sampler.draw(draws)];
                 }
               });
      }
      readout_.collect(settings[s], counts, index, estimates);
      readout_.keep(s, counts, index, estimates);
      if (request_.counts && Readout::isCounted(settings[s])) estimates.counts[index] = std::move(counts);
    }
    finishExpectations(request_, index, estimates);
    estimates.trajectories = std::max(estimates.trajectories, request_.shots);
  }

  /// How many histories are drawn together: enough to share much, few enough to fit the memory.
  static constexpr std::uint64_t shotBlock = 4096;

  const Request& request_;
  const NoiseModel& noise_;
  const NoiseSchedule& schedule_;
  const TrajectoryOptions& options_;
  const Readout& readout_;
  Request laneRequest_;
  std::size_t lanes_;
};

}  // namespace

double fewestTrajectories(std::span<const Observable> observables, double precision) {
  if (observables.empty()) return std::numeric_limits<double>::infinity();
  double widest = 0;
  for (const Observable& observable : observables) widest = std::max(widest, 2 * boundOf(observable));
  return 3 * widest / precision;
}

TrajectoryExecutor::TrajectoryExecutor(NoiseModel noise, TrajectoryOptions options)
    : noise_(std::move(noise)), options_(options) {
  if (options_.count == 0 || options_.count > mostTrajectories) {
    throw Error(ErrorCode::invalidOption, "The number of trajectories is out of range.", std::to_string(options_.count),
                "1 to " + std::to_string(mostTrajectories));
  }
  if (!std::isfinite(options_.precision) || options_.precision < 0) {
    throw Error(ErrorCode::invalidOption, "A precision is a standard error to stop at.", numberText(options_.precision),
                "0 or more");
  }
}

std::shared_ptr<const Executor> TrajectoryExecutor::withNoise(double scale) const {
  return std::make_shared<TrajectoryExecutor>(scaledGateNoise(noise_, scale), options_);
}

Estimates TrajectoryExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  validateRequest(request);
  if (request.outcomes && request.shots == 0) {
    throw Error(ErrorCode::unsupported, "Trajectories record outcomes shot by shot.", "no shots", "shots");
  }
  requireStateFits(request.circuit->qubits());
  const NoiseSchedule schedule = scheduleNoise(*request.circuit, noise_, request.initialState);
  const Stopwatch watch(ledger.simulatorSeconds);
  const Readout readout(request, noise_.readout);
  Estimates estimates = readout.prepare();
  Sampling sampling(request, noise_, schedule, options_, readout);
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    for (std::size_t shift = 0; shift < request.shiftCount(); ++shift) sampling.run(row, shift, random, estimates);
  }
  billRequest(request, readout, ledger);
  return estimates;
}

}  // namespace qualm
