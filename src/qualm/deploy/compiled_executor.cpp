#include "qualm/deploy/compiled_executor.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"

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
  const Circuit& circuit = placement_.circuit;
  bool fits = circuit.qubits() == qubits && placement_.initialLayout.size() == qubits &&
              placement_.finalLayout.size() == qubits;
  for (const Slot& slot : circuit.slots()) {
    const Angle& angle = circuit.angleOf(slot);
    fits = fits && angle.kind == Angle::Kind::parameter && angle.source < slots;
  }
  if (fits) return;
  throw Error(ErrorCode::shapeMismatch, "The circuit was placed on the device for another circuit.",
              std::to_string(circuit.qubits()) + " qubits", std::to_string(qubits) + " qubits");
}

Matrix CompiledExecutor::compiledBindings(const Matrix& bindings) const {
  const auto& slots = placement_.circuit.slots();
  Matrix result(bindings.rows, slots.size());
  for (std::size_t row = 0; row < bindings.rows; ++row) {
    for (std::size_t s = 0; s < slots.size(); ++s) {
      const Angle& angle = placement_.circuit.angleOf(slots[s]);
      result(row, s) = angle.scale * bindings(row, angle.source) + angle.offset;
    }
  }
  return result;
}

std::vector<Shift> CompiledExecutor::compiledShifts(std::span<const Shift> shifts) const {
  const auto& slots = placement_.circuit.slots();
  std::vector<std::vector<std::size_t>> follow(slots_);  // which compiled slots follow each original one
  for (std::size_t s = 0; s < slots.size(); ++s) follow[placement_.circuit.angleOf(slots[s]).source].push_back(s);
  std::vector<Shift> result;
  for (const Shift& shift : shifts) {
    Shift moved;
    for (const SlotMove& move : shift) {
      for (const std::size_t s : follow[move.slot]) {
        moved.push_back({s, placement_.circuit.angleOf(slots[s]).scale * move.amount});
      }
    }
    result.push_back(std::move(moved));
  }
  return result;
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
  inner.bindings = compiledBindings(request.bindings);
  const std::vector<Shift> shifts = compiledShifts(request.shifts);
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
  if (!placement_.circuit.measures()) {
    for (auto& counts : estimates.counts) toLogicalOutcomes(counts, layout);
  }
  return estimates;
}

}  // namespace qualm
