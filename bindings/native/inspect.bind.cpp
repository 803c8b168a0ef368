#include <emscripten/bind.h>

#include "plain_circuit.hpp"
#include "plain_deployment.hpp"
#include "qualm/simulate/inspection.hpp"
#include "qualm/simulate/state_measures.hpp"
#include "qualm/simulate/trace.hpp"

namespace qualm::bindings {
namespace {

/// A circuit under one binding, and the noise that it sees as it is drawn.
struct Moment {
  Circuit circuit;
  Matrix bindings;
  DrawnNoise noise;

  Moment(const val& plain, const val& options)
      : circuit(toCircuit(plain)),
        bindings(toBindings(circuit, options)),
        noise(noiseAsDrawn(circuit, toDeployment(options["noise"], circuit.qubits()))) {}
};

val allReasons(const Moment& moment, std::vector<std::string> reasons) {
  reasons.insert(reasons.end(), moment.noise.reasons.begin(), moment.noise.reasons.end());
  return toStrings(reasons);
}

val trace(val plain, val options) {
  return guarded([&] {
    const Moment moment(plain, options);
    const CircuitTrace trace = traceCircuit(moment.circuit, moment.bindings.row(0), moment.noise.model);
    val result = val::object(), ideal = val::object(), noisy = val::object();
    result.set("steps", static_cast<double>(trace.steps));
    if (!trace.idealBloch.values.empty()) {
      ideal.set("bloch", toFloat64Array(trace.idealBloch.values));
      result.set("ideal", ideal);
      result.set("entropy", toFloat64Array(trace.entropy.values));
    }
    if (!trace.noisyBloch.values.empty()) {
      noisy.set("bloch", toFloat64Array(trace.noisyBloch.values));
      result.set("noisy", noisy);
      result.set("purity", toFloat64Array(trace.purity));
    }
    if (!trace.fidelity.empty()) result.set("fidelity", toFloat64Array(trace.fidelity));
    result.set("reasons", allReasons(moment, trace.reasons));
    return result;
  });
}

void setNumbers(const val& result, const char* key, std::span<const double> numbers) {
  if (!numbers.empty()) val(result).set(key, toFloat64Array(numbers));
}

void setComplex(const val& result, const char* key, std::span<const Complex> numbers) {
  if (!numbers.empty()) val(result).set(key, toFloat64Array(interleaved(numbers)));
}

val inspect(val plain, val options) {
  return guarded([&] {
    const Moment moment(plain, options);
    const std::size_t step = toSize(options["step"], "The step");
    const Inspection seen = inspectCircuit(moment.circuit, moment.bindings.row(0), moment.noise.model, step);
    val result = val::object();
    setComplex(result, "state", seen.state);
    setNumbers(result, "probabilities", seen.probabilities);
    setNumbers(result, "noisyProbabilities", seen.noisyProbabilities);
    setComplex(result, "density", seen.density);
    setComplex(result, "noisyDensity", seen.noisyDensity);
    setNumbers(result, "concurrence", seen.concurrence.values);
    setNumbers(result, "noisyConcurrence", seen.noisyConcurrence.values);
    if (seen.fidelity) result.set("fidelity", *seen.fidelity);
    if (seen.purity) result.set("purity", *seen.purity);
    result.set("reasons", allReasons(moment, seen.reasons));
    return result;
  });
}

/// A state given as { state } or { density }, owned.
struct GivenState {
  std::vector<Complex> numbers;
  bool isPure;

  explicit GivenState(const val& plain)
      : numbers(toComplex(plain["state"].isUndefined() ? plain["density"] : plain["state"])),
        isPure(!plain["state"].isUndefined()) {
    validateState(view());
  }
  StateView view() const { return isPure ? StateView::pure(numbers) : StateView::mixed(numbers); }
};

/// Only the chosen qubits of a state, where some are chosen.
GivenState chosenPart(const val& plain, std::span<const std::size_t> qubits) {
  GivenState given(plain);
  if (qubits.empty()) return given;
  given.numbers = reducedState(given.view(), qubits);
  given.isPure = false;
  return given;
}

val measures(val options) {
  return guarded([&] {
    std::vector<std::size_t> qubits;
    if (!options["qubits"].isUndefined()) qubits = toSizes(options["qubits"], "A qubit");
    const GivenState a = chosenPart(options["a"], qubits);
    val result = val::object();
    result.set("purity", purity(a.view()));
    result.set("entropy", vonNeumannEntropy(a.view()));
    if (a.view().qubits() == 2) result.set("concurrence", concurrence(a.view(), 0, 1));
    if (!qubits.empty()) setComplex(result, "reduced", a.numbers);
    if (options["b"].isUndefined()) return result;
    const GivenState b = chosenPart(options["b"], qubits);
    result.set("fidelity", fidelity(a.view(), b.view()));
    result.set("traceDistance", traceDistance(a.view(), b.view()));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(inspect) {
  emscripten::function("trace", &trace);
  emscripten::function("inspect", &inspect);
  emscripten::function("measures", &measures);
}

}  // namespace qualm::bindings
