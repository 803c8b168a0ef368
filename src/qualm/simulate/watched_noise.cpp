#include "qualm/simulate/watched_noise.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/simulate/recorded_run.hpp"

namespace qualm {
namespace {

/// How many steps of a schedule each number of operations takes, with all that comes before the next one; drifts are
/// what comes between.
std::vector<std::size_t> momentsOf(const NoiseSchedule& schedule, const Circuit& circuit) {
  std::vector<std::size_t> moments;
  for (std::size_t step = 0; step < schedule.steps.size(); ++step) {
    const bool isOperation = !schedule.steps[step].isChannel && !circuit.operations()[schedule.steps[step].index].drift;
    if (isOperation) moments.push_back(moments.empty() ? 0 : step);
  }
  moments.push_back(schedule.steps.size());
  return moments;
}

/// Calls visit(k, state) at moments first to last (exclusive) of a run that has not begun.
template <class Visit>
void passMoments(RecordedRun& run, std::span<const std::size_t> moments, std::size_t first, std::size_t last,
                 Visit visit) {
  std::size_t done = 0;
  for (std::size_t k = first; k < last; ++k) {
    run.run(done, moments[k]);
    done = moments[k];
    visit(k, run.total());
  }
}

/// Adds the sum of all lanes, times a share.
void addLanes(const PauliVector& lanes, double share, PauliVector& sum) {
  for (std::size_t p = 0; p < sum.entries(); ++p) {
    for (std::size_t lane = 0; lane < lanes.lanes; ++lane) sum.values[p] += share * lanes(p, lane);
  }
}

}  // namespace

WatchedNoise::WatchedNoise(const Circuit& circuit, const NoiseModel& noise)
    : circuit_(circuit), schedule_(scheduleNoise(circuit, undetuned(noise))) {
  validateNoise(noise, circuit.qubits());
  if (noise.detuning.empty()) return;
  detuned_.emplace(circuit, noise, true);
  if (!detuned_->drifts()) {
    detuned_.reset();
    return;
  }
  detunedSchedule_ = scheduleNoise(detuned_->circuit(), undetuned(noise));
}

void WatchedNoise::follow(std::span<const double> binding, std::size_t first, std::size_t last,
                          const std::function<void(std::size_t, const PauliVector&)>& visit) const {
  if (detuned_) {
    const auto states = detunedStates(binding, first, last);
    for (std::size_t k = first; k < last; ++k) visit(k, states[k - first]);
    return;
  }
  const ReadoutConfusion none;
  const std::array bindings{binding};
  RecordedRun run(circuit_, schedule_, none, {}, bindings);
  passMoments(run, momentsOf(schedule_, circuit_), first, last, visit);
}

std::vector<PauliVector> WatchedNoise::detunedStates(std::span<const double> binding, std::size_t first,
                                                     std::size_t last) const {
  const auto moments = momentsOf(detunedSchedule_, detuned_->circuit());
  std::vector<PauliVector> means(last - first, PauliVector(circuit_.qubits(), 1));
  for (PauliVector& mean : means) std::fill(mean.values.begin(), mean.values.end(), 0.0);
  const ReadoutConfusion none;
  for (std::uint64_t history = 0; history < watchedHistories; history += batchLanes) {
    const Matrix drawn = detuned_->bindings(binding, Random(0).stream("detuning"), history, history + batchLanes);
    std::vector<std::span<const double>> lanes;
    for (std::size_t lane = 0; lane < drawn.rows; ++lane) lanes.push_back(drawn.row(lane));
    RecordedRun run(detuned_->circuit(), detunedSchedule_, none, {}, lanes);
    passMoments(run, moments, first, last, [&](std::size_t k, const PauliVector& state) {
      addLanes(state, 1 / static_cast<double>(watchedHistories), means[k - first]);
    });
  }
  return means;
}

}  // namespace qualm
