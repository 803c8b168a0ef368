#pragma once

#include <algorithm>
#include <vector>

#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// Runs the rows of one batch of lanes under every shift of a request, sharing the work before each shift's first
/// operation. A backend says what a state is and how a step of the circuit changes it:
///   State start(lanes), void restart(State&), std::size_t steps(), std::size_t stepOf(operation),
///   void lower(step, bindings, Program&), void fuse(const Program&, first, Program& fused),
///   void apply(State&, const Program&, first, last, const AlignedBuffer& coefficients).
/// A Program has `operations` and `coefficients` and can be cleared.
template <class Backend>
class PrefixRun {
 public:
  using State = typename Backend::State;
  using Program = typename Backend::Program;

  PrefixRun(const Backend& backend, const Request& request, std::size_t firstRow, std::size_t lanes)
      : backend_(backend),
        request_(request),
        count_(std::min(lanes, request.bindings.rows - firstRow)),
        prefix_(backend.start(lanes)) {
    // Lanes beyond the last row repeat it: their results are never read.
    for (std::size_t l = 0; l < lanes; ++l) {
      bindings_.push_back(request.bindings.row(firstRow + std::min(l, count_ - 1)));
    }
    for (std::size_t step = 0; step < backend.steps(); ++step) {
      first_.push_back(program_.operations.size());
      backend.lower(step, bindings_, program_);
    }
    first_.push_back(program_.operations.size());
    if (request.shifts.empty()) return;
    moved_ = Matrix(lanes, request.bindings.columns);
    for (std::size_t l = 0; l < lanes; ++l) {
      std::copy(bindings_[l].begin(), bindings_[l].end(), moved_.row(l).begin());
      movedRows_.push_back(moved_.row(l));
    }
  }

  std::size_t count() const { return count_; }

  /// Calls read(state, shift) for every shift, or once where there is none. Shifts come in any order; one whose first
  /// operation is that of the last shift or later shares the work before it.
  template <class Read>
  void run(Read read) {
    if (request_.shifts.empty()) {
      finish(prefix_, 0);
      read(prefix_, std::size_t{0});
      return;
    }
    State state = prefix_;
    for (std::size_t s = 0; s < request_.shifts.size(); ++s) {
      const Shift& shift = request_.shifts[s];
      if (shift.empty()) {
        backend_.restart(state);
        finish(state, 0);
      } else {
        const Range range = shiftedSteps(shift);
        advancePrefix(range.first);
        state = prefix_;
        applyShifted(state, shift, range);
      }
      read(state, s);
    }
  }

 private:
  struct Range {
    std::size_t first, last;
  };

  /// The first and the last step that a shift touches.
  Range shiftedSteps(const Shift& shift) const {
    Range range{backend_.steps(), 0};
    for (const SlotMove& move : shift) {
      const std::size_t step = backend_.stepOf(request_.circuit->slots()[move.slot].operation);
      range.first = std::min(range.first, step);
      range.last = std::max(range.last, step);
    }
    return range;
  }

  /// Brings the shared state to just before step `end`: always step by step, so that its bits do not depend on where a
  /// chunk of shifts begins.
  void advancePrefix(std::size_t end) {
    if (end < done_) {
      backend_.restart(prefix_);
      done_ = 0;
    }
    backend_.apply(prefix_, program_, first_[done_], first_[end], program_.coefficients);
    done_ = end;
  }

  /// Applies the rest of the circuit from step `from` on, neighbours fused.
  void finish(State& state, std::size_t from) {
    backend_.fuse(program_, first_[from], fused_);
    backend_.apply(state, fused_, 0, fused_.operations.size(), program_.coefficients);
  }

  void applyShifted(State& state, const Shift& shift, const Range& range) {
    for (std::size_t l = 0; l < moved_.rows; ++l) {
      for (const SlotMove& move : shift) moved_(l, move.slot) += move.amount;
    }
    shifted_.clear();
    for (std::size_t step = range.first; step <= range.last; ++step) backend_.lower(step, movedRows_, shifted_);
    for (std::size_t l = 0; l < moved_.rows; ++l) {
      for (const SlotMove& move : shift) moved_(l, move.slot) = bindings_[l][move.slot];
    }
    backend_.apply(state, shifted_, 0, shifted_.operations.size(), shifted_.coefficients);
    finish(state, range.last + 1);
  }

  const Backend& backend_;
  const Request& request_;
  std::size_t count_;
  std::vector<std::span<const double>> bindings_;
  Matrix moved_;                                    // the bindings again, for a shift to move and put back
  std::vector<std::span<const double>> movedRows_;  // its rows
  Program program_, shifted_, fused_;
  std::vector<std::size_t> first_;  // where each step begins in program_
  State prefix_;
  std::size_t done_ = 0;
};

}  // namespace qualm
