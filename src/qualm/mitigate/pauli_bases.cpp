#include "qualm/mitigate/pauli_bases.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm {
namespace {

PlannedRun runIn(const Request& request, std::span<const PauliTerm> bases, std::uint64_t shots) {
  PlannedRun run{follower(*request.circuit), shots};
  run.outcomes = true;
  for (const PauliTerm& basis : bases) run.observables.push_back({{{1.0, basis}}});
  return run;
}

/// Shots as a weight: where results are exact, one basis counts as much as another.
double shotWeight(std::uint64_t shots) { return shots == 0 ? 1.0 : static_cast<double>(shots); }

/// What a shot adds: ± the weight, by the parity of these qubits.
struct SignedWeight {
  double weight;
  std::uint64_t support;
};

/// Variance of what all shots of a basis add together, from the spread of what each adds and of two shots more: one
/// that adds the most and one that adds the least.
double varianceOfSum(std::span<const double> shares, std::span<const SignedWeight> told, std::uint64_t shots) {
  const auto count = static_cast<double>(shots);
  double sum = 0, squares = 0, most = 0, least = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    double value = 0;
    for (const auto& [weight, support] : told) value += weight * paritySign(i & support);
    sum += count * shares[i] * value;
    squares += count * shares[i] * value * value;
    most = i == 0 ? value : std::max(most, value);
    least = i == 0 ? value : std::min(least, value);
  }
  const double mean = (sum + most + least) / (count + 2);
  return count * std::max((squares + most * most + least * least) / (count + 2) - mean * mean, 0.0);
}

}  // namespace

std::vector<PauliTerm> allBases(std::size_t qubits) {
  std::vector<PauliTerm> bases{PauliTerm{}};
  for (std::size_t q = qubits; q-- > 0;) {
    const std::uint64_t bit = std::uint64_t{1} << q;
    std::vector<PauliTerm> longer;
    for (const PauliTerm& basis : bases) {
      longer.push_back({basis.x | bit, basis.z});
      longer.push_back({basis.x | bit, basis.z | bit});
      longer.push_back({basis.x, basis.z | bit});
    }
    bases = std::move(longer);
  }
  return bases;
}

bool tells(const PauliTerm& basis, const PauliTerm& term) {
  return (((basis.x ^ term.x) | (basis.z ^ term.z)) & term.support()) == 0;
}

std::size_t weightOf(const PauliTerm& term) { return static_cast<std::size_t>(std::popcount(term.support())); }

std::uint64_t shotBudget(const Request& request) {
  const std::uint64_t settings = measurementSettings(request.observables).size();
  if (settings > 0) return request.shots * settings;
  throw Error(ErrorCode::emptyData, "The observables have nothing to measure.", "identities alone",
              "at least one Pauli operator");
}

void requireRecordsFit(std::size_t qubits, std::size_t bindings, std::size_t readings) {
  const std::size_t columns = qubits < 26 ? std::size_t{1} << qubits : mostRecordedOutcomes;
  if (bindings == 0 || readings <= mostRecordedOutcomes / columns / bindings) return;
  throw Error(ErrorCode::registerTooLarge, "What is recorded would fill more than 512 MiB.",
              std::to_string(readings) + " readings of " + std::to_string(qubits) + " qubits for each of " +
                  std::to_string(bindings) + " bindings",
              "fewer qubits, rows or shots");
}

std::vector<PlannedRun> runsInBases(const Request& request, std::span<const PauliTerm> bases, std::uint64_t total) {
  requireRecordsFit(request.circuit->qubits(), request.size(), bases.size());
  if (total == 0) return {runIn(request, bases, 0)};
  const std::uint64_t each = total / bases.size();
  if (each < 2) {
    throw Error(ErrorCode::invalidShots, "There are too few shots to share among the bases.",
                std::to_string(total) + " shots for " + std::to_string(bases.size()) + " bases",
                "two for each at least");
  }
  const auto more = static_cast<std::size_t>(total % bases.size());
  std::vector<PlannedRun> runs;
  if (more > 0) runs.push_back(runIn(request, bases.first(more), each + 1));
  runs.push_back(runIn(request, bases.subspan(more), each));
  return runs;
}

PooledReading::PooledReading(std::span<const PlannedRun> runs, std::span<const Estimates> results, std::size_t index) {
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (std::size_t b = 0; b < runs[r].observables.size(); ++b) {
      records_.push_back({runs[r].observables[b].parts[0].term, runs[r].shots, results[r].outcomes[b].row(index)});
    }
  }
}

double PooledReading::poolOf(const PauliTerm& term) const {
  double pool = 0;
  for (const Record& record : records_) pool += tells(record.basis, term) ? shotWeight(record.shots) : 0;
  return pool;
}

double PooledReading::expectation(const PauliTerm& term) const {
  double sum = 0;
  for (const Record& record : records_) {
    if (!tells(record.basis, term)) continue;
    double mean = 0;
    for (std::size_t i = 0; i < record.shares.size(); ++i) mean += record.shares[i] * paritySign(i & term.support());
    sum += shotWeight(record.shots) * mean;
  }
  return sum / poolOf(term);
}

double PooledReading::variance(const Observable& observable) const {
  std::vector<double> weights;
  for (const auto& part : observable.parts) weights.push_back(part.coefficient / poolOf(part.term));
  double variance = 0;
  for (const Record& record : records_) {
    if (record.shots == 0) continue;
    std::vector<SignedWeight> told;
    for (std::size_t p = 0; p < weights.size(); ++p) {
      const PauliTerm& term = observable.parts[p].term;
      if (term.support() != 0 && tells(record.basis, term)) told.push_back({weights[p], term.support()});
    }
    variance += varianceOfSum(record.shares, told, record.shots);
  }
  return variance;
}

std::uint64_t PooledReading::shots() const {
  std::uint64_t sum = 0;
  for (const Record& record : records_) sum += record.shots;
  return sum;
}

}  // namespace qualm
