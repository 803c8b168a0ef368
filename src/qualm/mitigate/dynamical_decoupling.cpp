#include "qualm/mitigate/dynamical_decoupling.hpp"

#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/noise/number_text.hpp"
#include "qualm/noise/timing.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

std::vector<std::string> pulsesOf(DecouplingSequence sequence) {
  switch (sequence) {
    case DecouplingSequence::xx:
      return {"x", "x"};
    case DecouplingSequence::xy4:
      return {"x", "y", "x", "y"};
    default:
      return {"x", "y", "x", "y", "y", "x", "y", "x"};
  }
}

/// Walks through a circuit and fills the windows as they end.
class WindowFiller {
 public:
  WindowFiller(const Circuit& circuit, const DynamicalDecouplingOptions& options, bool resting)
      : original_(circuit),
        options_(options),
        pulses_(pulsesOf(options.sequence)),
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
    const double spacing = (until - since) / static_cast<double>(pulses_.size());
    if (seconds < options_.leastWindow || wholeFemtoseconds(spacing) < widestPulse(qubit)) return since;
    ++result_.filled;
    return appendPulses(qubit, since, spacing);
  }

  double appendPulses(std::size_t qubit, double since, double spacing) {
    double now = since;
    for (std::size_t k = 0; k < pulses_.size(); ++k) {
      const bool framed = pulses_[k] == "y" && !hasY(qubit);
      const double half = secondsOn(framed ? "x" : pulses_[k], qubit) / 2;
      const double middle = since + (static_cast<double>(k) + 0.5) * spacing;
      result_.circuit.append(framed ? "sdg" : pulses_[k], {qubit});
      result_.circuit.waitLast(std::fmax(middle - half - now, 0.0));  // below 0 by rounding alone
      if (framed) {
        result_.circuit.append("x", {qubit});
        result_.circuit.append("s", {qubit});
      }
      now = middle + half;
    }
    result_.pulses += pulses_.size();
    return now;
  }

  double secondsOn(std::string_view gate, std::size_t qubit) const {
    Operation pulse;
    pulse.gate = &findGate(gate);
    pulse.qubits[0] = qubit;
    return secondsOf(pulse, options_.durations);
  }

  /// Whether Y is a pulse of its own: not where X takes time and turns about Z and Y take none.
  bool hasY(std::size_t qubit) const {
    return secondsOn("x", qubit) == 0 || secondsOn("y", qubit) > 0 || secondsOn("s", qubit) > 0 ||
           secondsOn("sdg", qubit) > 0;
  }

  double widestPulse(std::size_t qubit) const {
    return wholeFemtoseconds(std::fmax(secondsOn("x", qubit), secondsOn("y", qubit)));
  }

  const Circuit& original_;
  const DynamicalDecouplingOptions& options_;
  std::vector<std::string> pulses_;
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
                    std::to_string(pulsesOf(options_.sequence).size()) + " pulses");
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
