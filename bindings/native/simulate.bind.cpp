#include <emscripten/bind.h>

#include <algorithm>

#include "plain_circuit.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/statevector_executor.hpp"

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

/// The computational basis is read for free where there is nothing else to measure or where a setting measures it.
bool countsAreFree(std::span<const Observable> observables) {
  const auto settings = measurementSettings(observables);
  return observables.empty() || std::any_of(settings.begin(), settings.end(),
                                            [](const MeasurementSetting& setting) { return setting.basis.x == 0; });
}

val statesOf(const StatevectorExecutor& executor, const Request& request) {
  std::vector<double> states;
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    const auto state = executor.state(*request.circuit, request.bindings.row(row));
    states.insert(states.end(), state.begin(), state.end());
  }
  return toFloat64Array(states);
}

val run(val plain, val options) {
  return guarded([&] {
    const Circuit circuit = toCircuit(plain);
    const auto observables = toObservables(options["observables"], circuit.qubits());
    Request request;
    request.circuit = &circuit;
    request.bindings = toBindings(circuit, options);
    request.observables = observables;
    request.shots = toCount(options["shots"], "The number of shots");
    request.probabilities = wants(options, "probabilities");
    request.counts = wants(options, "counts") || (request.shots > 0 && countsAreFree(observables));
    const StatevectorExecutor executor;
    Ledger ledger;
    const Random random(toCount(options["seed"], "The seed"));
    const Estimates estimates = executor.execute(request, random, ledger);
    val result = val::object();
    if (!observables.empty()) {
      result.set("expectations", toFloat64Array(estimates.values.values));
      if (request.shots > 0) result.set("standardErrors", toFloat64Array(estimates.standardErrors.values));
    }
    if (request.counts) result.set("counts", countsOf(estimates, circuit.qubits()));
    if (request.probabilities) result.set("probabilities", toFloat64Array(estimates.probabilities.values));
    if (wants(options, "state")) result.set("state", statesOf(executor, request));
    result.set("ledger", toObject(ledger));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(simulate) { emscripten::function("run", &run); }

}  // namespace qualm::bindings
