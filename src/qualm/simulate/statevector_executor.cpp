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

/// Above this many qubits eight states no longer fit the caches, and one row vectorises well by itself.
constexpr std::size_t largestBatchedRegister = 12;

void validate(const Request& request) {
  const std::size_t slots = request.circuit->slots().size();
  const bool fits = request.bindings.columns == slots && (request.shifts.rows == 0 || request.shifts.columns == slots);
  if (!fits) {
    throw Error(ErrorCode::shapeMismatch, "Bindings and shifts need one column per slot.",
                std::to_string(request.bindings.columns) + " and " + std::to_string(request.shifts.columns),
                std::to_string(slots));
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
    for (std::size_t l = 0; l < lanes; ++l)
      bindings_.push_back(request.bindings.row(firstRow + std::min(l, count_ - 1)));
    for (const Operation& operation : request.circuit->operations()) {
      first_.push_back(program_.operations.size());
      lowerOperation(operation, bindings_, program_);
    }
    first_.push_back(program_.operations.size());
  }

  void readUnshifted(const Readout& readout, const Random& random, Estimates& estimates) {
    finish(prefix_, 0);
    readout.read(prefix_, firstRow_, count_, 0, random, estimates);
  }

  /// Shifts come in any order; those whose first shifted operation is the same or later share the work before it.
  void readShifted(const Readout& readout, const Random& random, Estimates& estimates) {
    State state = prefix_;
    for (std::size_t s = 0; s < request_.shifts.rows; ++s) {
      const std::size_t from = firstShifted(request_.shifts.row(s));
      advancePrefix(from);
      state = prefix_;
      applyShifted(state, from, request_.shifts.row(s));
      readout.read(state, firstRow_, count_, s, random, estimates);
    }
  }

 private:
  const std::vector<Operation>& operations() const { return request_.circuit->operations(); }

  std::size_t firstShifted(std::span<const double> shift) const {
    for (std::size_t slot = 0; slot < shift.size(); ++slot) {
      if (shift[slot] != 0) return request_.circuit->slots()[slot].operation;
    }
    return operations().size();
  }

  std::size_t lastShifted(std::span<const double> shift) const {
    for (std::size_t slot = shift.size(); slot-- > 0;) {
      if (shift[slot] != 0) return request_.circuit->slots()[slot].operation;
    }
    return 0;
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

  void applyShifted(State& state, std::size_t from, std::span<const double> shift) {
    if (from == operations().size()) return;
    const std::size_t end = lastShifted(shift) + 1;
    Matrix moved(bindings_.size(), shift.size());
    Bindings rows;
    for (std::size_t l = 0; l < bindings_.size(); ++l) {
      for (std::size_t slot = 0; slot < shift.size(); ++slot) moved(l, slot) = bindings_[l][slot] + shift[slot];
      rows.push_back(moved.row(l));
    }
    shifted_.clear();
    for (std::size_t o = from; o < end; ++o) lowerOperation(operations()[o], rows, shifted_);
    applyProgram(state, shifted_.operations, shifted_.coefficients);
    finish(state, end);
  }

  const Request& request_;
  std::size_t firstRow_, count_;
  Bindings bindings_;
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
    if (request.shifts.rows == 0) {
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
