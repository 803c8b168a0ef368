#include "qualm/deploy/compiled_executor.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm {
namespace {

/// Moves the bits of `mask` from logical qubits to those of the layout.
std::uint64_t moveBits(std::uint64_t mask, std::span<const std::size_t> layout) {
  std::uint64_t moved = 0;
  for (std::size_t q = 0; q < layout.size(); ++q) moved |= ((mask >> q) & 1U) << layout[q];
  return moved;
}

/// values[i] was of the compiled circuit's outcome; it becomes that of the logical one.
template <class Values>
void toLogicalOutcomes(Values&& values, std::span<const std::size_t> layout) {
  const std::vector before(values.begin(), values.end());
  for (std::size_t i = 0; i < before.size(); ++i) values[i] = before[static_cast<std::size_t>(moveBits(i, layout))];
}

}  // namespace

CompiledExecutor::CompiledExecutor(std::size_t qubits, std::size_t slots, DevicePlacement placement,
                                   std::shared_ptr<const Executor> inner)
    : qubits_(qubits), slots_(slots), placement_(std::move(placement)), inner_(std::move(inner)) {
  requireFollowing(placement_.circuit, qubits, slots);
  if (placement_.initialLayout.size() == qubits && placement_.finalLayout.size() == qubits) return;
  throw Error(ErrorCode::shapeMismatch, "The circuit was placed on the device for another circuit.",
              std::to_string(placement_.finalLayout.size()) + " qubits", std::to_string(qubits) + " qubits");
}

Estimates CompiledExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  if (request.circuit->qubits() != qubits_ || request.bindings.columns != slots_) {
    throw Error(ErrorCode::shapeMismatch, "This executor was compiled for another circuit.",
                std::to_string(request.bindings.columns) + " slots", std::to_string(slots_) + " slots");
  }
  for (const Shift& shift : request.shifts) {
    for (const SlotMove& move : shift) {
      if (move.slot < slots_) continue;
      throw Error(ErrorCode::shapeMismatch, "A shift names a slot that the circuit does not have.",
                  std::to_string(move.slot), "0 to " + std::to_string(slots_) + " (exclusive)");
    }
  }
  const std::span<const std::size_t> layout(placement_.finalLayout);
  Request inner = request;
  inner.circuit = &placement_.circuit;
  inner.knownOperations = 0;  // the device has operations of its own
  inner.bindings = followingBindings(placement_.circuit, request.bindings);
  const std::vector<Shift> shifts = followingShifts(placement_.circuit, request.shifts);
  inner.shifts = shifts;
  std::vector<Observable> observables(request.observables.begin(), request.observables.end());
  for (Observable& observable : observables) {
    for (auto& part : observable.parts) {
      part.term = {moveBits(part.term.x, layout), moveBits(part.term.z, layout)};
    }
  }
  inner.observables = observables;
  std::vector<Complex> start(request.initialState.size());
  for (std::size_t i = 0; i < start.size(); ++i) {
    start[static_cast<std::size_t>(moveBits(i, placement_.initialLayout))] = request.initialState[i];
  }
  inner.initialState = start;
  Estimates estimates = inner_->execute(inner, random, ledger);
  for (std::size_t row = 0; row < estimates.probabilities.rows; ++row) {
    toLogicalOutcomes(estimates.probabilities.row(row), layout);
  }
  for (Matrix& setting : estimates.outcomes) {
    for (std::size_t row = 0; row < setting.rows; ++row) toLogicalOutcomes(setting.row(row), layout);
  }
  if (!placement_.circuit.measures()) {
    for (auto& counts : estimates.counts) toLogicalOutcomes(counts, layout);
  }
  return estimates;
}

std::shared_ptr<const Executor> CompiledExecutor::withNoise(double scale) const {
  auto scaled = inner_->withNoise(scale);
  return scaled ? std::make_shared<CompiledExecutor>(qubits_, slots_, placement_, std::move(scaled)) : nullptr;
}

}  // namespace qualm
