#include "qualm/simulate/statevector_executor.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/readout.hpp"

namespace qualm {
namespace {

using Bindings = std::vector<std::span<const double>>;

void validate(const Request& request) {
  const std::size_t slots = request.circuit->slots().size();
  if (request.bindings.columns != slots) {
    throw Error(ErrorCode::shapeMismatch, "Bindings need one column per slot.",
                std::to_string(request.bindings.columns), std::to_string(slots));
  }
  for (const Shift& shift : request.shifts) {
    for (const SlotMove& move : shift) {
      if (move.slot < slots) continue;
      throw Error(ErrorCode::shapeMismatch, "A shift names a slot that the circuit does not have.",
                  std::to_string(move.slot), "0 to " + std::to_string(slots) + " (exclusive)");
    }
  }
  constexpr std::uint64_t mostShots = std::numeric_limits<std::uint32_t>::max();
  if (request.shots > mostShots) {
    throw Error(ErrorCode::invalidShots, "Too many shots for one measurement.", std::to_string(request.shots),
                "1 to " + std::to_string(mostShots));
  }
  if (request.counts && request.shots == 0) {
    throw Error(ErrorCode::invalidShots, "Counts need shots.", "no shots", "1 to " + std::to_string(mostShots));
  }
  requireStateFits(request.circuit->qubits());
}

/// Runs the rows of one batch of lanes, under every shift.
class LaneRun {
 public:
  LaneRun(const Request& request, std::size_t firstRow, std::size_t lanes)
      : request_(request),
        firstRow_(firstRow),
        count_(std::min(lanes, request.bindings.rows - firstRow)),
        prefix_(request.circuit->qubits(), lanes) {
    // Lanes beyond the last row repeat it: their results are never read.
    for (std::size_t l = 0; l < lanes; ++l) {
      bindings_.push_back(request.bindings.row(firstRow + std::min(l, count_ - 1)));
    }
    for (const Operation& operation : request.circuit->operations()) {
      first_.push_back(program_.operations.size());
      lowerOperation(operation, bindings_, program_);
    }
    first_.push_back(program_.operations.size());
    if (request.shifts.empty()) return;
    moved_ = Matrix(lanes, request.bindings.columns);
    for (std::size_t l = 0; l < lanes; ++l) {
      std::copy(bindings_[l].begin(), bindings_[l].end(), moved_.row(l).begin());
      movedRows_.push_back(moved_.row(l));
    }
  }

  void readUnshifted(const Readout& readout, const Random& random, Estimates& estimates) {
    finish(prefix_, 0);
    readout.read(prefix_, firstRow_, count_, 0, random, estimates);
  }

  /// Shifts come in any order; one whose first operation is that of the last shift or later shares the work before it.
  void readShifted(const Readout& readout, const Random& random, Estimates& estimates) {
    State state = prefix_;
    for (std::size_t s = 0; s < request_.shifts.size(); ++s) {
      const Shift& shift = request_.shifts[s];
      if (shift.empty()) {
        state.reset();
        finish(state, 0);
      } else {
        advancePrefix(shiftedOperations(shift).first);
        state = prefix_;
        applyShifted(state, shift);
      }
      readout.read(state, firstRow_, count_, s, random, estimates);
    }
  }

 private:
  const std::vector<Operation>& operations() const { return request_.circuit->operations(); }

  struct Range {
    std::size_t first, last;
  };

  /// The first and the last operation that a shift touches. Slots are numbered in the order of operations.
  Range shiftedOperations(const Shift& shift) const {
    const auto bySlot = [](const SlotMove& a, const SlotMove& b) { return a.slot < b.slot; };
    const auto [first, last] = std::minmax_element(shift.begin(), shift.end(), bySlot);
    const auto& slots = request_.circuit->slots();
    return {slots[first->slot].operation, slots[last->slot].operation};
  }

  /// Brings the shared state to just before operation `end`: always gate by gate, so that its bits do not depend on
  /// where a chunk of shifts begins.
  void advancePrefix(std::size_t end) {
    if (end < done_) {
      prefix_.reset();
      done_ = 0;
    }
    const std::span all(program_.operations);
    applyProgram(prefix_, all.subspan(first_[done_], first_[end] - first_[done_]), program_.coefficients);
    done_ = end;
  }

  /// Applies the rest of the circuit from operation `from` on, neighbours fused.
  void finish(State& state, std::size_t from) {
    fusePairs(std::span(program_.operations).subspan(first_[from]), fused_);
    applyProgram(state, fused_, program_.coefficients);
  }

  void applyShifted(State& state, const Shift& shift) {
    const Range range = shiftedOperations(shift);
    for (std::size_t l = 0; l < moved_.rows; ++l) {
      for (const SlotMove& move : shift) moved_(l, move.slot) += move.amount;
    }
    shifted_.clear();
    for (std::size_t o = range.first; o <= range.last; ++o) lowerOperation(operations()[o], movedRows_, shifted_);
    for (std::size_t l = 0; l < moved_.rows; ++l) {
      for (const SlotMove& move : shift) moved_(l, move.slot) = bindings_[l][move.slot];
    }
    applyProgram(state, shifted_.operations, shifted_.coefficients);
    finish(state, range.last + 1);
  }

  const Request& request_;
  std::size_t firstRow_, count_;
  Bindings bindings_;
  Matrix moved_;        // the bindings again, for a shift to move and put back
  Bindings movedRows_;  // its rows
  PairProgram program_, shifted_;
  std::vector<std::size_t> first_;  // where each operation's pairs begin in program_
  std::vector<PairOperation> fused_;
  State prefix_;
  std::size_t done_ = 0;
};

void bill(const Request& request, const Readout& readout, Ledger& ledger) {
  const CircuitMetrics metrics = circuitMetrics(*request.circuit);
  const std::uint64_t executions = request.size() * readout.settingCount();
  ledger.circuits += executions;
  ledger.shots += executions * request.shots;
  ledger.gates += executions * metrics.gates;
  ledger.twoQubitGates += executions * metrics.twoQubitGates;
}

}  // namespace

Estimates StatevectorExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  validate(request);
  const Stopwatch watch(ledger.simulatorSeconds);
  const Readout readout(request);
  Estimates estimates = readout.prepare();
  const bool batched = request.bindings.rows > 1 && request.circuit->qubits() <= largestBatchedRegister;
  const std::size_t lanes = batched ? batchLanes : 1;
  for (std::size_t row = 0; row < request.bindings.rows; row += lanes) {
    LaneRun run(request, row, lanes);
    if (request.shifts.empty()) {
      run.readUnshifted(readout, random, estimates);
    } else {
      run.readShifted(readout, random, estimates);
    }
  }
  bill(request, readout, ledger);
  return estimates;
}

std::vector<double> StatevectorExecutor::state(const Circuit& circuit, std::span<const double> binding) const {
  State state(circuit.qubits(), 1);
  PairProgram program;
  const std::array rows{binding};
  for (const Operation& operation : circuit.operations()) lowerOperation(operation, rows, program);
  applyProgram(state, program.operations, program.coefficients);
  std::vector<double> interleaved(2 * state.amplitudes());
  for (std::size_t i = 0; i < state.amplitudes(); ++i) {
    interleaved[2 * i] = state.re[i];
    interleaved[2 * i + 1] = state.im[i];
  }
  return interleaved;
}

}  // namespace qualm
