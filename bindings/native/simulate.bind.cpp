#include <emscripten/bind.h>

#include <algorithm>

#include "executors.hpp"
#include "plain_circuit.hpp"
#include "plain_execution.hpp"
#include "qualm/core/random.hpp"

namespace qualm::bindings {
namespace {

bool wants(const val& options, const char* what) {
  return !options["returns"].isUndefined() && options["returns"].call<bool>("includes", std::string(what));
}

/// Counts by bitstring, qubit 0 rightmost; only outcomes that came up.
val countsObject(std::span<const std::uint32_t> counts, std::size_t qubits) {
  val object = val::object();
  for (std::size_t outcome = 0; outcome < counts.size(); ++outcome) {
    if (counts[outcome] == 0) continue;
    std::string bits;
    for (std::size_t q = qubits; q-- > 0;) bits += ((outcome >> q) & 1U) ? '1' : '0';
    object.set(bits, static_cast<double>(counts[outcome]));
  }
  return object;
}

val countsOf(const Estimates& estimates, std::size_t qubits) {
  if (estimates.counts.size() == 1) return countsObject(estimates.counts[0], qubits);
  val rows = val::array();
  for (const auto& counts : estimates.counts) rows.call<void>("push", countsObject(counts, qubits));
  return rows;
}

/// What is counted is read for free where there is nothing else to measure or where a setting measures it.
bool countsAreFree(const Circuit& circuit, std::span<const Observable> observables) {
  if (circuit.measures()) return observables.empty();
  const auto settings = measurementSettings(observables);
  return observables.empty() || std::any_of(settings.begin(), settings.end(),
                                            [](const MeasurementSetting& setting) { return setting.basis.x == 0; });
}

bool isMitigated(const val& options) { return !options["mitigation"].isUndefined(); }

val statesOf(const Request& request) {
  std::vector<double> states;
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    const auto state = finalState(request, row);
    states.insert(states.end(), state.begin(), state.end());
  }
  return toFloat64Array(states);
}

val evidenceOf(const Estimates& estimates) {
  val object = val::object();
  for (const Evidence& evidence : estimates.evidence) object.set(evidence.name, toFloat64Array(evidence.values));
  return object;
}

val densitiesOf(const ChosenExecutor& chosen, const Request& request) {
  std::vector<double> densities;
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    const auto numbers = finalDensity(chosen, request, row);
    densities.insert(densities.end(), numbers.begin(), numbers.end());
  }
  return toFloat64Array(densities);
}

/// A run's options as a request; `initial` and `observables` must outlive it.
Request toRequest(const Circuit& circuit, const val& options, std::span<const Observable> observables,
                  std::span<const Complex> initial) {
  Request request;
  request.circuit = &circuit;
  request.bindings = toBindings(circuit, options);
  request.observables = observables;
  request.initialState = initial;
  request.shots = toCount(options["shots"], "The number of shots");
  request.probabilities = wants(options, "probabilities");
  // A mitigated run has expectations, and nothing beside them.
  const bool free = request.shots > 0 && !isMitigated(options) && countsAreFree(circuit, observables);
  request.counts = wants(options, "counts") || free;
  request.evidence = wants(options, "evidence");
  return request;
}

val run(val plain, val options) {
  return guarded([&] {
    const Circuit circuit = toCircuit(plain);
    const auto observables = toObservables(options["observables"], circuit.qubits());
    const auto initial = toComplex(options["initialState"]);
    const Request request = toRequest(circuit, options, observables, initial);
    const ChosenExecutor chosen = executorFor(circuit, options, options["noise"]);
    Ledger ledger;
    const Random random(toCount(options["seed"], "The seed"));
    const Estimates estimates = chosen.executor->execute(request, random, ledger);
    val result = val::object();
    if (!observables.empty()) {
      result.set("expectations", toFloat64Array(estimates.values.values));
      if (request.shots > 0 || estimates.trajectories > 0 || isMitigated(options)) {
        result.set("standardErrors", toFloat64Array(estimates.standardErrors.values));
      }
    }
    const std::size_t digits = circuit.measures() ? circuit.bits() : circuit.qubits();
    if (request.counts) result.set("counts", countsOf(estimates, digits));
    if (request.probabilities) result.set("probabilities", toFloat64Array(estimates.probabilities.values));
    if (request.evidence) result.set("evidence", evidenceOf(estimates));
    if (wants(options, "state")) result.set("state", statesOf(request));
    if (wants(options, "density")) result.set("density", densitiesOf(chosen, request));
    result.set("ledger", toObject(ledger));
    result.set("execution", toPlain(chosen, estimates.trajectories));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(simulate) { emscripten::function("run", &run); }

}  // namespace qualm::bindings
