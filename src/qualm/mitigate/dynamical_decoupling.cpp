#include "qualm/mitigate/dynamical_decoupling.hpp"

#include <bit>
#include <cmath>
#include <span>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/decoupling_pulse.hpp"
#include "qualm/noise/timing.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

std::vector<PulseAxis> axesOf(DecouplingSequence sequence) {
  constexpr PulseAxis x = PulseAxis::x, y = PulseAxis::y;
  switch (sequence) {
    case DecouplingSequence::xx:
      return {x, x};
    case DecouplingSequence::xy4:
      return {x, y, x, y};
    default:
      return {x, y, x, y, y, x, y, x};
  }
}

/// Walks through a circuit and fills the windows as they end.
class WindowFiller {
 public:
  WindowFiller(const Circuit& circuit, const DynamicalDecouplingOptions& options, bool resting)
      : original_(circuit),
        options_(options),
        axes_(axesOf(options.sequence)),
        free_(circuit.qubits(), 0.0),
        coherent_(circuit.qubits(), !resting),
        result_{emptyFollower(circuit)} {}

  DecoupledCircuit fill() {
    const Timing timing = timeOperations(original_, options_.durations);
    for (std::size_t i = 0; i < original_.operations().size(); ++i) {
      const Operation& operation = original_.operations()[i];
      double ready = 0;  // when the pulses before it have ended
      forEachQubit(operation, [&](std::size_t qubit) { ready = std::fmax(ready, close(qubit, timing.start[i])); });
      result_.circuit.append(operation, followingAngles(operation));
      // What waited on purpose waits for what is left of it after the pulses.
      if (operation.wait > 0) {
        result_.circuit.waitLast(std::fmax(std::fmin(operation.wait, timing.start[i] - ready), 0.0));
      }
      forEachQubit(operation, [&](std::size_t qubit) {
        free_[qubit] = timing.end[i];
        if (operation.kind != Operation::Kind::barrier) coherent_[qubit] = !operation.settles();
      });
    }
    for (std::size_t qubit = 0; qubit < original_.qubits(); ++qubit) close(qubit, timing.seconds);
    return std::move(result_);
  }

 private:
  template <class Action>
  static void forEachQubit(const Operation& operation, Action action) {
    for (std::uint64_t mask = operation.qubitMask(); mask != 0; mask &= mask - 1) {
      action(static_cast<std::size_t>(std::countr_zero(mask)));
    }
  }

  /// Ends the window that a qubit waited in, and gives the time from which it is free: the end of the last pulse.
  double close(std::size_t qubit, double until) {
    const double since = free_[qubit], seconds = wholeFemtoseconds(until - since);
    if (seconds <= 0 || !coherent_[qubit]) return since;
    ++result_.windows;
    result_.longest = std::fmax(result_.longest, seconds);
    const double spacing = (until - since) / static_cast<double>(axes_.size());
    std::vector<DecouplingPulse> pulses;
    double widest = 0;
    for (const PulseAxis axis : axes_) {
      pulses.push_back(decouplingPulse(axis, qubit, options_.durations));
      widest = std::fmax(widest, pulses.back().seconds);
    }
    if (seconds < wholeFemtoseconds(options_.leastWindow) || wholeFemtoseconds(spacing) < wholeFemtoseconds(widest))
      return since;
    ++result_.filled;
    return appendPulses(pulses, since, spacing);
  }

  double appendPulses(std::span<const DecouplingPulse> pulses, double since, double spacing) {
    double now = since;
    for (std::size_t k = 0; k < pulses.size(); ++k) {
      const double start = since + (static_cast<double>(k) + 0.5) * spacing - pulses[k].seconds / 2;
      double wait = std::fmax(start - now, 0.0);  // below 0 by rounding alone
      for (const Operation& gate : pulses[k].gates) {
        result_.circuit.append(gate, std::span(gate.angles).first(gate.angleCount()));
        result_.circuit.waitLast(std::exchange(wait, 0.0));
      }
      now = start + pulses[k].seconds;
    }
    result_.pulses += pulses.size();
    return now;
  }

  const Circuit& original_;
  const DynamicalDecouplingOptions& options_;
  std::vector<PulseAxis> axes_;
  std::vector<double> free_;    ///< the end of each qubit's last operation
  std::vector<bool> coherent_;  ///< whether it has a phase to lose
  DecoupledCircuit result_;
};

}  // namespace

DecoupledCircuit decouple(const Circuit& circuit, const DynamicalDecouplingOptions& options, bool resting) {
  NoiseModel model;
  model.durations = options.durations;
  validateNoise(model, circuit.qubits());
  return WindowFiller(circuit, options, resting).fill();
}

DynamicalDecoupling::DynamicalDecoupling(DynamicalDecouplingOptions options) : options_(std::move(options)) {
  if (std::isfinite(options_.leastWindow) && options_.leastWindow >= 0) return;
  throw Error(ErrorCode::invalidOption, "The least window is a time.", numberText(options_.leastWindow),
              "0 seconds or more");
}

std::vector<PlannedRun> DynamicalDecoupling::plan(const Request& request, const Random&) const {
  DecoupledCircuit decoupled = decouple(*request.circuit, options_, request.initialState.empty());
  if (decoupled.windows == 0) {
    throw Error(ErrorCode::emptyData, "No qubit waits: there is no idle window to fill.", "no window",
                "durations under which a qubit waits after its first gate");
  }
  if (decoupled.filled == 0) {
    throw Error(ErrorCode::emptyData, "No idle window is long enough for the pulses.",
                "windows up to " + numberText(decoupled.longest) + " seconds",
                "a window of " + numberText(options_.leastWindow) + " seconds or more with room for " +
                    std::to_string(axesOf(options_.sequence).size()) + " pulses");
  }
  return {{std::move(decoupled.circuit), request.shots}};
}

Estimates DynamicalDecoupling::combine(const Request& request, std::span<const PlannedRun>,
                                       std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  estimates.values = results[0].values;
  estimates.standardErrors = results[0].standardErrors;
  if (request.evidence) {
    const DecoupledCircuit decoupled = decouple(*request.circuit, options_, request.initialState.empty());
    estimates.evidence = {{"dynamical-decoupling.windows", {static_cast<double>(decoupled.windows)}},
                          {"dynamical-decoupling.filled", {static_cast<double>(decoupled.filled)}},
                          {"dynamical-decoupling.pulses", {static_cast<double>(decoupled.pulses)}}};
  }
  return estimates;
}

}  // namespace qualm
