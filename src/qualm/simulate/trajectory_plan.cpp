#include "qualm/simulate/trajectory_plan.hpp"

#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/readout.hpp"

namespace qualm {
namespace {

using Kind = TrajectoryPlan::Step::Kind;

TrajectoryPlan::Step channelStep(const NoiseSchedule& schedule, const NoiseSchedule::Step& placed) {
  TrajectoryPlan::Step step;
  step.kind = Kind::kraus;
  step.channel = &schedule.channels[placed.index];
  step.qubits = placed.qubits;
  step.condition = placed.condition;
  if (!step.channel->pauli.empty()) step.kind = Kind::mixture;
  return step;
}

TrajectoryPlan::Step operationStep(const Operation& operation, std::span<const double> binding, PairProgram& program) {
  TrajectoryPlan::Step step;
  step.operation = &operation;
  step.condition = operation.condition;
  if (operation.kind == Operation::Kind::measure) step.kind = Kind::measure;
  if (operation.kind == Operation::Kind::reset) step.kind = Kind::reset;
  step.first = program.operations.size();
  const std::array bindings{binding};
  if (operation.isGate()) lowerOperation(operation, bindings, program);
  step.last = program.operations.size();
  return step;
}

/// Whether there is only one thing that it can do.
bool isUnitary(const Channel& channel) {
  return channel.kraus.size() == 1 || (!channel.pauli.empty() && channel.pauli[0] == 1);
}

/// What was read of what was found.
bool readBit(const ReadoutConfusion& confusion, std::size_t qubit, bool found, Random& random) {
  const auto one = probabilityReadsOne(confusion, qubit, found);
  return one ? random.uniform() < *one : found;
}

void measure(const TrajectoryPlan& plan, const TrajectoryPlan::Step& step, State& state, std::span<Lane> lanes) {
  const std::size_t qubit = step.operation->qubits[0];
  const std::vector<bool> found = measureQubit(state, qubit, step.condition, lanes);
  const std::uint64_t bit = std::uint64_t{1} << step.operation->bit;
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    if (!step.condition.holds(lanes[l].bits)) continue;
    const bool read = readBit(plan.confusion, qubit, found[l], lanes[l].random);
    lanes[l].bits = read ? lanes[l].bits | bit : lanes[l].bits & ~bit;
  }
}

void applyMixture(const TrajectoryPlan::Step& step, State& state, std::span<Lane> lanes) {
  std::vector<std::size_t> drawn;
  for (Lane& lane : lanes) {
    drawn.push_back(step.condition.holds(lane.bits) ? drawPauli(step.channel->pauli, lane.random) : 0);
  }
  for (std::size_t q = 0; q < step.channel->qubits; ++q) {
    LaneMatrices matrices;
    bool any = false;
    for (const std::size_t pauli : drawn) {
      const std::size_t digit = (pauli >> (2 * q)) & 3U;
      any = any || digit != 0;
      matrices.push_back(pauliEntries(digit));
    }
    if (any) applyLaneMatrices(state, matrices, step.qubits[q]);
  }
}

}  // namespace

TrajectoryPlan planTrajectories(const Circuit& circuit, const NoiseSchedule& schedule,
                                const ReadoutConfusion& confusion, std::span<const Complex> initialState,
                                std::span<const double> binding) {
  TrajectoryPlan plan{circuit, confusion, initialState, {}, {}, true, true};
  const bool terminal = terminalMeasurements(circuit).has_value();
  for (const NoiseSchedule::Step& placed : schedule.steps) {
    if (placed.isChannel) {
      plan.steps.push_back(channelStep(schedule, placed));
    } else {
      const Operation& operation = circuit.operations()[placed.index];
      const bool read = operation.kind == Operation::Kind::measure && terminal;
      if (read || operation.kind == Operation::Kind::barrier) continue;
      plan.steps.push_back(operationStep(operation, binding, plan.program));
    }
    const TrajectoryPlan::Step& step = plan.steps.back();
    const bool ahead = (step.kind == Kind::gate || step.kind == Kind::mixture) && step.condition.mask == 0;
    plan.drawnAhead = plan.drawnAhead && ahead;
    plan.certain = plan.certain && (step.kind == Kind::gate || (step.channel != nullptr && isUnitary(*step.channel)));
  }
  return plan;
}

void followTrajectories(const TrajectoryPlan& plan, State& state, std::span<Lane> lanes) {
  for (const TrajectoryPlan::Step& step : plan.steps) {
    const auto operations = std::span(plan.program.operations).subspan(step.first, step.last - step.first);
    switch (step.kind) {
      case Kind::gate:
        if (step.condition.mask == 0) {
          applyProgram(state, operations, plan.program.coefficients);
        } else {
          applyConditional(state, operations, step.condition, lanes);
        }
        break;
      case Kind::mixture:
        applyMixture(step, state, lanes);
        break;
      case Kind::kraus:
        applyKraus(state, *step.channel, std::span(step.qubits).first(step.channel->qubits), step.condition, lanes);
        break;
      case Kind::measure:
        measure(plan, step, state, lanes);
        break;
      case Kind::reset:
        resetQubit(state, step.operation->qubits[0], step.condition, lanes);
        break;
    }
  }
}

}  // namespace qualm
