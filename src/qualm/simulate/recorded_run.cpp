#include "qualm/simulate/recorded_run.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/simulate/pauli_kernels.hpp"
#include "qualm/simulate/readout.hpp"

namespace qualm {
namespace {

/// All records together may take as much as the largest density matrix.
constexpr std::size_t mostValues = std::size_t{1} << (2 * maximumDensityQubits);

/// How many steps the first `operations` operations of a schedule take, with the channels that follow them.
std::size_t stepsThrough(const NoiseSchedule& schedule, std::size_t operations) {
  std::size_t done = 0;
  for (std::size_t step = 0; step < schedule.steps.size(); ++step) {
    if (schedule.steps[step].isChannel) continue;
    if (done == operations) return step;
    ++done;
  }
  return schedule.steps.size();
}

}  // namespace

RecordedRun::RecordedRun(const Circuit& circuit, const NoiseSchedule& schedule, const ReadoutConfusion& confusion,
                         std::span<const Complex> initialState, std::span<const std::span<const double>> bindings)
    : circuit_(circuit), schedule_(schedule), confusion_(confusion), bindings_(bindings) {
  for (const Channel& channel : schedule.channels) channels_.push_back(transferMatrix(channel));
  PauliVector start(circuit.qubits(), bindings.size());
  if (!initialState.empty()) start.fill(initialState);
  records_.emplace_back(0, std::move(start));
}

void RecordedRun::run(std::size_t first, std::size_t last) {
  for (std::size_t step = first; step < last; ++step) apply(schedule_.steps[step]);
}

void RecordedRun::apply(const NoiseSchedule::Step& step) {
  TransferProgram program;
  if (step.isChannel) {
    const TransferMatrix& matrix = channels_[step.index];
    const std::size_t count = matrix.dimension == 4 ? 1 : 2;
    appendTransfer(matrix, std::span(step.qubits).first(count), program);
    for (auto& [bits, state] : records_) {
      if (step.condition.holds(bits)) applyTransfers(state, program, 0, 1, program.coefficients);
    }
    return;
  }
  const Operation& operation = circuit_.operations()[step.index];
  if (operation.kind == Operation::Kind::measure) return measure(operation);
  if (operation.kind == Operation::Kind::reset) return resetQubit(operation);
  lowerTransfer(operation, bindings_, program);
  for (auto& [bits, state] : records_) {
    if (!operation.condition.holds(bits)) continue;
    applyTransfers(state, program, 0, program.operations.size(), program.coefficients);
  }
}

void RecordedRun::join(RecordedStates& into, std::uint64_t bits, PauliVector state) const {
  for (auto& [known, sum] : into) {
    if (known == bits) return addInto(sum, state);
  }
  if ((into.size() + 1) * state.values.size() > mostValues) {
    throw Error(ErrorCode::registerTooLarge,
                "Measurements on the way leave too many different records for an exact simulation; trajectories go on.",
                std::to_string(into.size() + 1) + " records", "as many as 128 MiB hold");
  }
  into.emplace_back(bits, std::move(state));
}

void RecordedRun::measure(const Operation& operation) {
  const std::size_t qubit = operation.qubits[0];
  RecordedStates after;
  for (auto& [bits, state] : records_) {
    if (!operation.condition.holds(bits)) {
      join(after, bits, std::move(state));
      continue;
    }
    for (const bool read : {false, true}) {
      for (const bool was : {false, true}) {
        const double one = probabilityReadsOne(confusion_, qubit, was).value_or(was ? 1 : 0);
        const double weight = read ? one : 1 - one;
        if (weight == 0) continue;
        PauliVector part = state;
        projectQubit(part, qubit, was, weight);
        const std::uint64_t bit = std::uint64_t{1} << operation.bit;
        join(after, read ? bits | bit : bits & ~bit, std::move(part));
      }
    }
  }
  records_ = std::move(after);
}

void RecordedRun::resetQubit(const Operation& operation) {
  TransferMatrix forget{4, std::vector<double>(16, 0.0)};
  forget.values[0] = forget.values[12] = 1;  // I → I, and Z → I: |0⟩ whatever it was
  TransferProgram program;
  appendTransfer(forget, std::span(operation.qubits).first(1), program);
  for (auto& [bits, state] : records_) {
    if (operation.condition.holds(bits)) applyTransfers(state, program, 0, 1, program.coefficients);
  }
}

NoiseSchedule withoutChannels(const NoiseSchedule& schedule) {
  NoiseSchedule ideal;
  for (const auto& step : schedule.steps) {
    if (!step.isChannel) ideal.steps.push_back(step);
  }
  return ideal;
}

PauliVector RecordedRun::total() const {
  PauliVector sum = records_.front().second;
  for (std::size_t i = 1; i < records_.size(); ++i) addInto(sum, records_[i].second);
  return sum;
}

PauliVector stateAfter(const Circuit& circuit, const NoiseSchedule& schedule, std::span<const double> binding,
                       std::span<const Complex> initialState, std::size_t operations) {
  const ReadoutConfusion none;
  const std::array bindings{binding};
  RecordedRun run(circuit, schedule, none, initialState, bindings);
  run.run(0, stepsThrough(schedule, operations));
  return run.total();
}

}  // namespace qualm
