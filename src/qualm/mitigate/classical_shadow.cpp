#include "qualm/mitigate/classical_shadow.hpp"

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/mitigate/shadow_statistics.hpp"
#include "qualm/mitigate/snapshot_sums.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

/// Grouping observables into settings takes time that grows with the square of their number.
constexpr std::size_t mostBasesInRun = 256;

/// How often each basis came up, in an order that no address decides.
using BasisDraws = std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t>;

BasisDraws drawBases(std::uint64_t snapshots, std::size_t qubits, Random random) {
  BasisDraws draws;
  for (std::uint64_t s = 0; s < snapshots; ++s) {
    PauliTerm basis;
    for (std::size_t q = 0; q < qubits; ++q) {
      const std::uint64_t axis = random.below(3), bit = std::uint64_t{1} << q;
      if (axis != 2) basis.x |= bit;
      if (axis != 0) basis.z |= bit;
    }
    ++draws[{basis.x, basis.z}];
  }
  return draws;
}

/// Bases that came up equally often share a run.
void appendRuns(const Request& request, const BasisDraws& draws, std::vector<PlannedRun>& runs) {
  std::map<std::uint64_t, std::vector<PauliTerm>> byCount;
  for (const auto& [basis, count] : draws) byCount[count].push_back({basis.first, basis.second});
  for (const auto& [count, bases] : byCount) {
    for (std::size_t b = 0; b < bases.size(); ++b) {
      if (b % mostBasesInRun == 0) {
        runs.push_back({follower(*request.circuit), count});
        runs.back().outcomes = true;
        runs.back().draws = count;
      }
      runs.back().observables.push_back({{{1.0, bases[b]}}});
    }
  }
}

std::vector<Evidence> evidenceOf(const Request& request, std::span<const PlannedRun> runs, double groups,
                                 double snapshots) {
  std::size_t bases = 0;
  for (const PlannedRun& run : runs) bases += run.observables.size();
  return {{"classical-shadow.groups", {groups}},
          {"classical-shadow.snapshots", {snapshots}},
          {"classical-shadow.bases", {static_cast<double>(bases)}},
          {"classical-shadow.settings", {static_cast<double>(measurementSettings(request.observables).size())}}};
}

}  // namespace

ClassicalShadow::ClassicalShadow(ClassicalShadowOptions options) : options_(options), medianVariance_(1) {
  if (options_.groups == 0) {
    throw Error(ErrorCode::invalidOption, "A median needs means to be taken of.", "0 groups", "1 group or more");
  }
  medianVariance_ = medianVariance(options_.groups);
}

std::vector<PlannedRun> ClassicalShadow::plan(const Request& request, const Random& random) const {
  const std::uint64_t total = shotBudget(request);
  const std::size_t qubits = request.circuit->qubits();
  if (total == 0) {
    if (qubits <= mostExactQubits) return runsInBases(request, allBases(qubits), 0);
    throw Error(ErrorCode::registerTooLarge, "Without shots a shadow is of all 3^qubits bases.",
                std::to_string(qubits) + " qubits",
                std::to_string(mostExactQubits) + " qubits or fewer; or a number of shots");
  }
  if (total / 2 < options_.groups) {
    throw Error(ErrorCode::invalidShots, "There are too few shots to share among the groups of snapshots.",
                std::to_string(total) + " shots for " + std::to_string(options_.groups) + " groups",
                "two for each at least");
  }
  std::vector<PlannedRun> runs;
  std::size_t bases = 0;
  const std::vector<std::uint64_t> sizes = divideShots(total, std::vector<double>(options_.groups, 1.0));
  for (std::size_t g = 0; g < sizes.size(); ++g) {
    const BasisDraws draws = drawBases(sizes[g], qubits, random.stream(g));
    bases += draws.size();
    requireRecordsFit(qubits, request.size(), bases);
    appendRuns(request, draws, runs);
  }
  return runs;
}

Estimates ClassicalShadow::combineExact(const Request& request, std::span<const PlannedRun> runs,
                                        std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    const PooledReading reading(runs, results, index);
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      for (const auto& part : request.observables[o].parts) {
        estimates.values(index, o) += part.coefficient * reading.expectation(part.term);
      }
    }
  }
  if (request.evidence) estimates.evidence = evidenceOf(request, runs, 1, 0);
  return estimates;
}

Estimates ClassicalShadow::combine(const Request& request, std::span<const PlannedRun> runs,
                                   std::span<const Estimates> results) const {
  if (request.shots == 0) return combineExact(request, runs, results);
  const std::size_t observables = request.observables.size();
  const std::vector<std::uint64_t> sizes = divideShots(shotBudget(request), std::vector<double>(options_.groups, 1.0));
  SnapshotSums sums(request.size(), observables, sizes.size());
  std::uint64_t left = sizes[0];
  for (std::size_t r = 0, group = 0; r < runs.size(); ++r) {
    if (left == 0) left = sizes[++group];
    sums.add(group, runs[r], results[r], request.observables);
    left -= snapshotsOf(runs[r]);
  }
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    for (std::size_t o = 0; o < observables; ++o) {
      estimates.values(index, o) = sums.median(index, o);
      estimates.standardErrors(index, o) = std::sqrt(medianVariance_ * sums.groupVariance(index, o));
    }
  }
  if (!request.evidence || request.size() == 0) return estimates;
  estimates.evidence = evidenceOf(request, runs, static_cast<double>(sizes.size()), sums.snapshots());
  Evidence means{"classical-shadow.groupMeans", {}};
  for (std::size_t g = 0; g < sizes.size(); ++g) {
    for (std::size_t o = 0; o < observables; ++o) means.values.push_back(sums.groupMean(0, g, o));
  }
  estimates.evidence.push_back(std::move(means));
  return estimates;
}

}  // namespace qualm
