#include "qualm/simulate/drawn_histories.hpp"

#include <algorithm>
#include <utility>

#include "qualm/simulate/kernels.hpp"

namespace qualm {

using Kind = TrajectoryPlan::Step::Kind;

DrawnHistories::DrawnHistories(const TrajectoryPlan& plan, std::size_t lanes, const Random& random, std::uint64_t first,
                               std::uint64_t last)
    : plan_(plan), shared_(plan.circuit.qubits(), lanes) {
  if (!plan.initialState.empty()) shared_.fill(plan.initialState);
  for (std::uint64_t t = first; t < last; ++t) {
    Random stream = random.stream(t);
    History history;
    for (std::size_t s = 0; s < plan.steps.size(); ++s) {
      if (plan.steps[s].kind != Kind::mixture) continue;
      const std::size_t pauli = drawPauli(plan.steps[s].channel->pauli, stream);
      if (pauli != 0) history.push_back({s, pauli});
    }
    if (history.empty()) {
      ++errorFree_;
    } else {
      histories_.push_back(std::move(history));
    }
  }
  std::stable_sort(histories_.begin(), histories_.end(),
                   [](const History& a, const History& b) { return a.front().step < b.front().step; });
}

void DrawnHistories::run(const Visit& visit) {
  State state = shared_;
  for (std::size_t first = 0; first < histories_.size(); first += shared_.lanes) {
    const std::size_t count = std::min(shared_.lanes, histories_.size() - first);
    const std::span group = std::span(histories_).subspan(first, count);
    advance(group.front().front().step);
    state = shared_;
    runGroup(group, state);
    visit(state, count);
  }
  if (errorFree_ == 0) return;
  advance(plan_.steps.size());
  visit(shared_, 0);
}

void DrawnHistories::advance(std::size_t step) {
  const std::span all(plan_.program.operations);
  for (; done_ < step; ++done_) {
    const TrajectoryPlan::Step& now = plan_.steps[done_];
    if (now.kind != Kind::gate) continue;
    applyProgram(shared_, all.subspan(now.first, now.last - now.first), plan_.program.coefficients);
  }
}

/// The rest of the circuit with each lane's errors in their places, neighbours fused where no error parts them.
void DrawnHistories::runGroup(std::span<const History> group, State& state) {
  program_.clear();
  std::vector<std::size_t> next(group.size(), 0);
  for (std::size_t s = done_; s < plan_.steps.size(); ++s) {
    const TrajectoryPlan::Step& step = plan_.steps[s];
    if (step.kind == Kind::gate) {
      const auto first = plan_.program.operations.begin();
      program_.operations.insert(program_.operations.end(), first + static_cast<std::ptrdiff_t>(step.first),
                                 first + static_cast<std::ptrdiff_t>(step.last));
      continue;
    }
    std::vector<std::size_t> paulis(shared_.lanes, 0);
    bool any = false;
    for (std::size_t l = 0; l < group.size(); ++l) {
      if (next[l] == group[l].size() || group[l][next[l]].step != s) continue;
      paulis[l] = group[l][next[l]++].pauli;
      any = true;
    }
    if (!any) continue;
    for (std::size_t q = 0; q < step.channel->qubits; ++q) {
      LaneMatrices matrices;
      for (const std::size_t pauli : paulis) matrices.push_back(pauliEntries((pauli >> (2 * q)) & 3U));
      appendLaneMatrices(matrices, step.qubits[q], program_);
    }
  }
  fusePairs(program_.operations, fused_);
  applyProgram(state, fused_, program_.coefficients);
}

}  // namespace qualm
