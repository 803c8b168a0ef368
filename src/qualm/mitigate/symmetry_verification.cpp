#include "qualm/mitigate/symmetry_verification.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/mitigate/known_symmetries.hpp"
#include "qualm/mitigate/recorded_outcomes.hpp"
#include "qualm/mitigate/symmetry_projection.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

void requireSymmetries(std::span<const Symmetry> symmetries) {
  const auto refuse = [](const char* message, std::string received, const char* allowed) {
    throw Error(ErrorCode::invalidOption, message, std::move(received), allowed);
  };
  if (symmetries.size() > SymmetryVerification::mostSymmetries) {
    refuse("Symmetry verification takes a few symmetries.", std::to_string(symmetries.size()), "8 or fewer");
  }
  for (std::size_t i = 0; i < symmetries.size(); ++i) {
    if (symmetries[i].sign != 1 && symmetries[i].sign != -1) {
      refuse("A symmetry's sector is one of two.", std::to_string(symmetries[i].sign), "1 or −1");
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (commute(symmetries[i].term, symmetries[j].term)) continue;
      refuse("No state has two symmetries that don't commute.",
             "numbers " + std::to_string(j) + " and " + std::to_string(i), "symmetries that commute with one another");
    }
  }
}

/// All products of symmetries, the identity first.
std::vector<Symmetry> groupOf(std::span<const Symmetry> symmetries) {
  std::vector<Symmetry> group{{}};
  for (const Symmetry& symmetry : symmetries) {
    for (std::size_t i = 0, before = group.size(); i < before; ++i) group.push_back(productOf(group[i], symmetry));
  }
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (group[i].term.support() != 0) continue;
    throw Error(ErrorCode::invalidOption, "A symmetry is the identity, or follows from the others.",
                std::to_string(symmetries.size()) + " symmetries", "symmetries that each say something new");
  }
  return group;
}

void requireFit(const Request& request, std::span<const Symmetry> symmetries) {
  for (const Symmetry& symmetry : symmetries) {
    if ((symmetry.term.support() >> request.circuit->qubits()) != 0) {
      throw Error(ErrorCode::qubitOutOfRange, "A symmetry names a qubit that the circuit does not have.",
                  std::to_string(std::bit_width(symmetry.term.support()) - 1),
                  "0 to " + std::to_string(request.circuit->qubits() - 1));
    }
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      for (const auto& part : request.observables[o].parts) {
        if (commute(part.term, symmetry.term)) continue;
        throw Error(ErrorCode::invalidOption,
                    "An observable that does not commute with a symmetry is 0 in every state that has it.",
                    "observable number " + std::to_string(o), "observables that commute with all symmetries");
      }
    }
  }
}

/// How a request is verified: settings whose shots are selected, and terms that are projected.
struct Verified {
  std::vector<MeasurementSetting> selected;
  std::vector<Projected> projected;

  Verified(const Request& request, std::span<const Symmetry> symmetries, bool postSelect) {
    for (MeasurementSetting& setting : measurementSettings(request.observables)) {
      if (postSelect && tellsAll(setting.basis, symmetries)) {
        selected.push_back(std::move(setting));
        continue;
      }
      for (const auto& member : setting.members) {
        const auto& part = request.observables[member.observable].parts[member.part];
        projected.push_back({member.observable, part.coefficient, part.term});
      }
    }
  }

 private:
  static bool tellsAll(PauliTerm basis, std::span<const Symmetry> symmetries) {
    for (const Symmetry& symmetry : symmetries) {
      if (!commutesQubitwise(basis, symmetry.term)) return false;
      basis.x |= symmetry.term.x;
      basis.z |= symmetry.term.z;
    }
    return true;
  }
};

PlannedRun selectedRun(const Request& request, const MeasurementSetting& setting,
                       std::span<const Symmetry> symmetries) {
  PlannedRun run{follower(*request.circuit)};
  Observable all = sumOf(setting, request.observables);
  for (const Symmetry& symmetry : symmetries) all.parts.push_back({1.0, symmetry.term});
  run.observables = {std::move(all)};
  run.outcomes = true;
  return run;
}

void requireShots(const Request& request, std::vector<PlannedRun>& runs, std::size_t settings) {
  if (request.shots == 0) return;
  const std::uint64_t total = request.shots * measurementSettings(request.observables).size();
  for (PlannedRun& run : runs) run.shots = total / settings;
  if (total / settings >= 2) return;
  throw Error(ErrorCode::invalidShots, "There are too few shots to share among the settings that symmetries need.",
              std::to_string(total) + " shots for " + std::to_string(settings) + " settings",
              "two shots for each at least");
}

/// Shares of the outcomes in the sector, scaled to add up to 1.
struct Kept {
  std::vector<double> shares;
  double share = 0;  ///< of all shots
  std::uint64_t shots = 0;

  Kept(std::span<const double> read, std::span<const Symmetry> symmetries, std::uint64_t shotsRead) {
    for (std::size_t i = 0; i < read.size(); ++i) {
      const bool inside = std::all_of(symmetries.begin(), symmetries.end(), [&](const Symmetry& symmetry) {
        return paritySign(i & symmetry.term.support()) == symmetry.sign;
      });
      shares.push_back(inside ? read[i] : 0);
      share += shares.back();
    }
    if (!(share > 1e-12)) {
      throw Error(ErrorCode::emptyData, "No shot is in the sector of the symmetries: nothing is left to count.",
                  std::to_string(shotsRead) + " shots", "symmetries that the state has, or more shots");
    }
    for (double& kept : shares) kept /= share;
    shots = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(shotsRead)));
  }
};

/// Adds one setting's selected shots to all observables; standardErrors holds variances. Returns what was discarded.
double addSelected(const Request& request, const MeasurementSetting& setting, std::size_t index, const Kept& kept,
                   Estimates& estimates) {
  for (std::size_t o = 0; o < request.observables.size(); ++o) {
    const std::vector<double> weights = weightsOf(setting, o, request.observables, kept.shares.size());
    const bool concerned = std::any_of(setting.members.begin(), setting.members.end(),
                                       [o](const auto& member) { return member.observable == o; });
    if (!concerned) continue;  // not even the NaN of a single shot
    estimates.values(index, o) += weightedSum(weights, kept.shares);
    estimates.standardErrors(index, o) += weightedVariance(weights, kept.shares, kept.shots);
  }
  return 1 - kept.share;
}

Evidence evidenceOf(std::span<const Symmetry> symmetries) {
  Evidence evidence{"symmetry-verification.symmetries", {}};
  for (const Symmetry& symmetry : symmetries) {
    for (const std::uint64_t mask : {symmetry.term.x, symmetry.term.z}) {
      evidence.values.push_back(static_cast<double>(mask));
    }
    evidence.values.push_back(symmetry.sign);
  }
  return evidence;
}

}  // namespace

SymmetryVerification::SymmetryVerification(SymmetryVerificationOptions options)
    : symmetries_(std::move(options.symmetries)), postSelect_(options.postSelect) {
  requireSymmetries(symmetries_);
  groupOf(symmetries_);  // refuses those that follow from the others
}

std::vector<Symmetry> SymmetryVerification::symmetriesFor(const Request& request) const {
  if (!symmetries_.empty()) return symmetries_;
  std::vector<Symmetry> known;
  if (request.initialState.empty()) known = knownSymmetries(*request.circuit, request.observables);
  if (known.empty()) {
    throw Error(ErrorCode::emptyData, "Nothing that shots could be checked by is known of this circuit's ideal state.",
                "no symmetries", "symmetries that commute with the observables");
  }
  known.resize(std::min(known.size(), mostSymmetries));
  return known;
}

std::vector<PlannedRun> SymmetryVerification::plan(const Request& request, const Random&) const {
  const std::vector<Symmetry> symmetries = symmetriesFor(request);
  requireFit(request, symmetries);
  const Verified verified(request, symmetries, postSelect_);
  std::vector<PlannedRun> runs;
  for (const MeasurementSetting& setting : verified.selected) {
    runs.push_back(selectedRun(request, setting, symmetries));
  }
  std::size_t settings = runs.size();
  if (!verified.projected.empty()) {
    runs.push_back({follower(*request.circuit)});
    runs.back().observables = MeasuredTerms(verified.projected, groupOf(symmetries)).observables();
    runs.back().outcomes = true;
    settings += measurementSettings(runs.back().observables).size();
  }
  if (runs.empty()) return {{follower(*request.circuit), request.shots}};  // observables that are numbers
  requireShots(request, runs, settings);
  return runs;
}

Estimates SymmetryVerification::combine(const Request& request, std::span<const PlannedRun> runs,
                                        std::span<const Estimates> results) const {
  const std::vector<Symmetry> symmetries = symmetriesFor(request), group = groupOf(symmetries);
  const Verified verified(request, symmetries, postSelect_);
  Estimates estimates = expectationsFor(request);
  Evidence discarded{"symmetry-verification.discarded", {}};
  for (std::size_t index = 0; index < request.size(); ++index) {
    std::vector<double> shares;
    for (std::size_t s = 0; s < verified.selected.size(); ++s) {
      const Kept kept(results[s].outcomes[0].row(index), symmetries, runs[s].shots);
      shares.push_back(addSelected(request, verified.selected[s], index, kept, estimates));
    }
    if (!verified.projected.empty()) {
      const ProjectedReading reading(verified.projected, group, runs.back(), results.back(), index);
      for (std::size_t o = 0; o < request.observables.size(); ++o) reading.add(o, estimates);
      shares.push_back(reading.discarded());
    }
    if (index == 0) discarded.values = std::move(shares);
    finishExpectations(request, index, estimates);
  }
  if (!discarded.values.empty()) estimates.evidence.push_back(std::move(discarded));
  if (request.evidence) estimates.evidence.push_back(evidenceOf(symmetries));
  return estimates;
}

}  // namespace qualm
