#include "qualm/noise/noise_schedule.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/noise/channel_pool.hpp"
#include "qualm/noise/noise_targets.hpp"
#include "qualm/noise/timing.hpp"

namespace qualm {
namespace {

/// Writes the steps: walks through the operations and puts the channels before and after them.
class Writer {
 public:
  Writer(const Circuit& circuit, const NoiseModel& model, bool resting)
      : circuit_(circuit),
        model_(model),
        timing_(timeOperations(circuit, model.durations)),
        busyUntil_(circuit.qubits(), resting ? notYet : 0.0),
        crosstalkUntil_(model.crosstalk.size(), 0.0),
        pool_(schedule_.channels) {}

  NoiseSchedule write() {
    for (const std::size_t index : order()) writeOperation(index);
    for (std::size_t pair = 0; pair < model_.crosstalk.size(); ++pair) writeCrosstalk(pair, timing_.seconds);
    for (std::size_t qubit = 0; qubit < circuit_.qubits(); ++qubit) writeIdle(qubit, timing_.seconds);
    schedule_.seconds = timing_.seconds;
    return std::move(schedule_);
  }

 private:
  static constexpr double notYet = -1;

  std::vector<std::size_t> order() const {
    std::vector<std::size_t> order(circuit_.operations().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (model_.crosstalk.empty()) return order;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(timing_.start[a], a) < std::pair(timing_.start[b], b);
    });
    return order;
  }

  void writeOperation(std::size_t index) {
    const Operation& operation = circuit_.operations()[index];
    if (operation.drift) {  // goes on while its qubit waits, and parts no window
      schedule_.steps.push_back({false, index, {}, {}});
      return;
    }
    const std::size_t count = operation.qubitCount();
    for (std::size_t pair = 0; count > 0 && pair < model_.crosstalk.size(); ++pair) {
      const Crosstalk& crosstalk = model_.crosstalk[pair];
      const std::uint64_t both = (std::uint64_t{1} << crosstalk.first) | (std::uint64_t{1} << crosstalk.second);
      if ((operation.qubitMask() & both) != 0) writeCrosstalk(pair, timing_.start[index]);
    }
    for (std::size_t q = 0; q < count; ++q) {
      writeIdle(operation.qubits[q], timing_.start[index]);
      busyUntil_[operation.qubits[q]] = timing_.end[index];
    }
    const bool measured = operation.kind == Operation::Kind::measure;
    if (measured) writeRules(operation);
    schedule_.steps.push_back({false, index, {}, {}});
    if (!measured) writeRules(operation);
  }

  void writeIdle(std::size_t qubit, double until) {
    const double since = busyUntil_[qubit];
    const double window = since == notYet || model_.idle.t1.empty() ? 0 : wholeFemtoseconds(until - since);
    if (window <= 0) return;
    push({"thermal-relaxation", {model_.idle.t1[qubit], model_.idle.t2[qubit], window, 0}, {}}, 1, {qubit, 0}, {});
  }

  void writeCrosstalk(std::size_t pair, double until) {
    const Crosstalk& crosstalk = model_.crosstalk[pair];
    const double angle = crosstalk.zz * wholeFemtoseconds(until - crosstalkUntil_[pair]);
    crosstalkUntil_[pair] = until;
    if (angle != 0) push({"zz-crosstalk", {angle}, {}}, 2, {crosstalk.first, crosstalk.second}, {});
  }

  void writeRules(const Operation& operation) {
    for (const NoiseRule& rule : model_.rules) {
      if (matches(rule, operation)) writeRule(rule, operation);
    }
  }

  static bool matches(const NoiseRule& rule, const Operation& operation) {
    const std::size_t count = operation.qubitCount();
    if (!rule.qubits.empty() && !std::equal(rule.qubits.begin(), rule.qubits.end(), operation.qubits.begin(),
                                            operation.qubits.begin() + static_cast<std::ptrdiff_t>(count))) {
      return false;
    }
    return std::any_of(rule.on.begin(), rule.on.end(), [&](const std::string& target) {
      return target == operation.name() || (operation.isGate() && (target == "all" || target == classOf(operation)));
    });
  }

  void writeRule(const NoiseRule& rule, const Operation& operation) {
    const std::size_t count = operation.qubitCount(), needed = channelQubits(rule, count);
    if (needed == 2) {
      push(rule.channel, 2, {operation.qubits[0], operation.qubits[1]}, operation.condition);
      return;
    }
    for (std::size_t q = 0; q < count; ++q) {
      if (!rule.operand || *rule.operand == q) push(rule.channel, 1, {operation.qubits[q], 0}, operation.condition);
    }
  }

  void push(const ChannelSpec& spec, std::size_t qubits, std::array<std::size_t, 2> where, Condition condition) {
    schedule_.steps.push_back({true, pool_.indexOf(spec, qubits), where, condition});
  }

  const Circuit& circuit_;
  const NoiseModel& model_;
  const Timing timing_;
  std::vector<double> busyUntil_, crosstalkUntil_;  ///< seconds, one a qubit and one a pair
  NoiseSchedule schedule_;
  ChannelPool pool_;
};

}  // namespace

NoiseSchedule scheduleNoise(const Circuit& circuit, const NoiseModel& model, std::span<const Complex> initialState) {
  validateNoise(model, circuit.qubits());
  if (!model.detuning.empty()) {
    throw Error(ErrorCode::unsupported, "Detuned qubits have a memory, and a list of channels has none.", "detuning",
                "an executor that draws histories, or noise without detuning");
  }
  return Writer(circuit, model, initialState.empty()).write();
}

std::vector<std::size_t> operationOrder(const NoiseSchedule& schedule) {
  std::vector<std::size_t> order;
  for (const auto& step : schedule.steps) {
    if (!step.isChannel) order.push_back(step.index);
  }
  return order;
}

}  // namespace qualm
