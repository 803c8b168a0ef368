#include "qualm/mitigate/mitigation.hpp"

#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/scaled_execution.hpp"

namespace qualm {

Estimates executeRun(const Request& request, const PlannedRun& run, const Executor& executor, const Random& random,
                     Ledger& ledger) {
  Request own = request;
  const std::vector<Shift> shifts = run.once ? std::vector<Shift>{} : followingShifts(run.circuit, request.shifts);
  own.circuit = &run.circuit;
  own.shifts = shifts;
  own.shots = run.shots;
  own.outcomes = run.outcomes;
  own.knownOperations = 0;  // what is known is known of the circuit as it was
  if (!run.observables.empty()) own.observables = run.observables;
  if (run.once) {
    own.bindings = Matrix(1, 0);
    own.initialState = {};
    own.firstRow = own.firstShift = 0;
  } else {
    requireFollowing(run.circuit, request.circuit->qubits(), request.bindings.columns);
    own.bindings = followingBindings(run.circuit, request.bindings);
  }
  return executeScaled(own, run.noiseScale, executor, random, ledger);
}

void requireExpectationsOnly(const Request& request) {
  if (!request.probabilities && !request.counts && !request.outcomes) return;
  throw Error(ErrorCode::unsupported,
              "Mitigation corrects expectations; what a setting records is known to the innermost executor alone.",
              request.probabilities ? "probabilities" : "counts or outcomes",
              "observables; readout mitigation inside all other methods");
}

Observable parityOf(std::size_t qubits) {
  const std::uint64_t all = ~std::uint64_t{0} >> (64 - qubits);
  return {{{1.0, PauliTerm{0, all}}}};
}

MitigatedExecutor::MitigatedExecutor(std::shared_ptr<const Mitigation> mitigation,
                                     std::shared_ptr<const Executor> inner)
    : mitigation_(std::move(mitigation)), inner_(std::move(inner)) {}

Estimates MitigatedExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  requireExpectationsOnly(request);
  const std::vector<PlannedRun> runs = mitigation_->plan(request, random.stream("plan"));
  std::vector<Estimates> results;
  Request first = request;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Random own = runs[r].stream.empty() ? random.stream(r) : random.stream(runs[r].stream);
    results.push_back(executeRun(first, runs[r], *inner_, own, ledger));
    first.evidence = false;
  }
  Estimates estimates = mitigation_->combine(request, runs, results);
  for (Evidence& inner : results[0].evidence) estimates.evidence.push_back(std::move(inner));
  return estimates;
}

std::shared_ptr<const Executor> MitigatedExecutor::withNoise(double scale) const {
  const auto scaled = inner_->withNoise(scale);
  return scaled ? std::make_shared<MitigatedExecutor>(mitigation_, scaled) : nullptr;
}

}  // namespace qualm
