#include "qualm/mitigate/subspace_expansion.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/mitigate/subspace_problem.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

/// The bases that tell all terms; no two of them commute qubit by qubit.
std::vector<PauliTerm> basesFor(std::span<const PauliTerm> terms) {
  Observable all;
  for (const PauliTerm& term : terms) all.parts.push_back({1.0, term});
  std::vector<PauliTerm> bases;
  for (const MeasurementSetting& setting : measurementSettings({&all, 1})) bases.push_back(setting.basis);
  return bases;
}

/// What noise alone makes of eigenvalues of S that are 0; `shots` of a basis.
double noiseEdge(std::size_t operators, std::uint64_t shots) {
  return shots == 0 ? 0 : 2 * std::sqrt(static_cast<double>(operators) / static_cast<double>(shots));
}

std::vector<Evidence> evidenceOf(const SubspaceProblem& problem, const GeneralizedEigen& solution,
                                 const Observable& hamiltonian, const PooledReading& reading) {
  double unexpanded = 0;
  for (const auto& part : hamiltonian.parts) unexpanded += part.coefficient * reading.expectation(part.term);
  return {{"subspace-expansion.unexpanded", {unexpanded}},
          {"subspace-expansion.unexpandedError", {std::sqrt(reading.variance(hamiltonian))}},
          {"subspace-expansion.overlaps", solution.overlaps},
          {"subspace-expansion.threshold", {solution.threshold}},
          {"subspace-expansion.discarded", {static_cast<double>(problem.size() - solution.kept)}},
          {"subspace-expansion.terms", {static_cast<double>(problem.terms().size())}},
          {"subspace-expansion.settings", {static_cast<double>(reading.bases())}}};
}

}  // namespace

SubspaceExpansion::SubspaceExpansion(SubspaceExpansionOptions options) : options_(std::move(options)) {
  if (!(options_.threshold >= 1e-12 && options_.threshold < 1)) {
    throw Error(ErrorCode::invalidOption, "The threshold is a share of the largest eigenvalue of S.",
                numberText(options_.threshold), "1e-12 or more, less than 1");
  }
  for (std::size_t i = 0; i < options_.operators.size(); ++i) {
    const auto first = options_.operators.begin(), place = first + static_cast<std::ptrdiff_t>(i);
    if (std::find(first, place, *place) == place) continue;
    throw Error(ErrorCode::invalidOption, "An operator of the expansion is there twice.", "number " + std::to_string(i),
                "different operators");
  }
}

std::vector<PauliTerm> SubspaceExpansion::operatorsFor(std::size_t qubits) const {
  std::vector<PauliTerm> operators{PauliTerm{}};
  for (const PauliTerm& term : options_.operators) {
    if ((term.support() >> qubits) != 0) {
      throw Error(ErrorCode::qubitOutOfRange,
                  "An operator of the expansion is on a qubit that the circuit doesn't have.",
                  "qubits up to " + std::to_string(63 - std::countl_zero(term.support())),
                  "0 to " + std::to_string(qubits - 1));
    }
    if (term.support() != 0) operators.push_back(term);
  }
  if (!options_.operators.empty()) return operators;
  for (std::size_t q = 0; q < qubits; ++q) {
    const std::uint64_t bit = std::uint64_t{1} << q;
    operators.insert(operators.end(), {{bit, 0}, {bit, bit}, {0, bit}});
  }
  return operators;
}

std::vector<PlannedRun> SubspaceExpansion::plan(const Request& request, const Random&) const {
  if (request.observables.size() != 1) {
    throw Error(ErrorCode::unsupported, "Subspace expansion takes one observable for the Hamiltonian.",
                std::to_string(request.observables.size()) + " observables", "one");
  }
  const std::uint64_t total = shotBudget(request);
  const SubspaceProblem problem(operatorsFor(request.circuit->qubits()), request.observables[0]);
  const std::vector<PauliTerm> bases = basesFor(problem.terms());
  if (request.shots > 0 && total / bases.size() <= 4 * problem.size()) {
    throw Error(ErrorCode::invalidShots, "At so few shots noise hides every direction of the subspace.",
                std::to_string(total) + " shots for " + std::to_string(bases.size()) + " bases",
                "more than " + std::to_string(4 * problem.size()) + " for each, four an operator; or fewer operators");
  }
  return runsInBases(request, bases, total);
}

Estimates SubspaceExpansion::combine(const Request& request, std::span<const PlannedRun> runs,
                                     std::span<const Estimates> results) const {
  const Observable& hamiltonian = request.observables[0];
  const SubspaceProblem problem(operatorsFor(request.circuit->qubits()), hamiltonian);
  const OverlapThreshold threshold{options_.threshold, noiseEdge(problem.size(), runs.back().shots)};
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    const PooledReading reading(runs, results, index);
    std::vector<double> expectations;
    for (const PauliTerm& term : problem.terms()) expectations.push_back(reading.expectation(term));
    const GeneralizedEigen solution = problem.solve(expectations, threshold, options_.end);
    estimates.values(index, 0) = solution.value;
    estimates.standardErrors(index, 0) = std::sqrt(reading.variance(problem.derivative(solution)));
    if (request.evidence && index == 0) estimates.evidence = evidenceOf(problem, solution, hamiltonian, reading);
  }
  return estimates;
}

}  // namespace qualm
