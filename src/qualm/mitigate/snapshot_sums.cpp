#include "qualm/mitigate/snapshot_sums.hpp"

#include <algorithm>
#include <cmath>

#include "qualm/core/bits.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/statistics/quantile.hpp"

namespace qualm {
namespace {

std::vector<SnapshotPart> partsIn(const PauliTerm& basis, std::span<const Observable> observables) {
  std::vector<SnapshotPart> parts;
  for (std::size_t o = 0; o < observables.size(); ++o) {
    for (const auto& [coefficient, term] : observables[o].parts) {
      if (!tells(basis, term)) continue;
      parts.push_back({o, coefficient * std::pow(3.0, static_cast<double>(weightOf(term))), term.support()});
    }
  }
  return parts;
}

}  // namespace

std::uint64_t snapshotsOf(const PlannedRun& run) { return run.draws * run.observables.size(); }

SnapshotSums::SnapshotSums(std::size_t bindings, std::size_t observables, std::size_t groups)
    : groups_(groups), sums_(bindings * groups, observables), squares_(bindings, observables), sizes_(groups, 0) {}

void SnapshotSums::add(std::size_t group, const PlannedRun& run, const Estimates& result,
                       std::span<const Observable> observables) {
  sizes_[group] += snapshotsOf(run);
  for (std::size_t b = 0; b < run.observables.size(); ++b) {
    const std::vector<SnapshotPart> parts = partsIn(run.observables[b].parts[0].term, observables);
    if (parts.empty()) continue;
    for (std::size_t index = 0; index < squares_.rows; ++index) {
      addSetting(group, index, parts, result.outcomes[b].row(index), static_cast<double>(run.draws));
    }
  }
}

double SnapshotSums::groupMean(std::size_t index, std::size_t group, std::size_t observable) const {
  return sums_(index * groups_ + group, observable) / static_cast<double>(sizes_[group]);
}

double SnapshotSums::median(std::size_t index, std::size_t observable) const {
  std::vector<double> means;
  for (std::size_t g = 0; g < groups_; ++g) means.push_back(groupMean(index, g, observable));
  std::sort(means.begin(), means.end());
  return quantileOf(means, 0.5);
}

double SnapshotSums::groupVariance(std::size_t index, std::size_t observable) const {
  const double total = snapshots();
  double sum = 0;
  for (std::size_t g = 0; g < groups_; ++g) sum += sums_(index * groups_ + g, observable);
  const double spread = squares_(index, observable) / total - sum / total * (sum / total);
  return std::max(spread, 0.0) * total / (total - 1) * static_cast<double>(groups_) / total;
}

double SnapshotSums::snapshots() const {
  double total = 0;
  for (const std::uint64_t size : sizes_) total += static_cast<double>(size);
  return total;
}

void SnapshotSums::addSetting(std::size_t group, std::size_t index, std::span<const SnapshotPart> parts,
                              std::span<const double> shares, double shots) {
  std::vector<double> values(squares_.columns);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] == 0) continue;
    std::fill(values.begin(), values.end(), 0.0);
    for (const auto& [o, weight, support] : parts) values[o] += weight * paritySign(i & support);
    for (std::size_t o = 0; o < values.size(); ++o) {
      sums_(index * groups_ + group, o) += shares[i] * shots * values[o];
      squares_(index, o) += shares[i] * shots * values[o] * values[o];
    }
  }
}

}  // namespace qualm
