#include <emscripten/bind.h>

#include "executors.hpp"
#include "plain_circuit.hpp"
#include "plain_spec.hpp"
#include "qualm/train/gradient_rule.hpp"

namespace qualm::bindings {
namespace {

val gradient(val plain, val options) {
  return guarded([&] {
    const Circuit circuit = toCircuit(plain);
    const auto observables = toObservables(options["observables"], circuit.qubits());
    const Random random(toCount(options["seed"], "The seed"));
    GradientOptions method{toGradientMethod(options["method"].as<std::string>())};
    if (!options["step"].isUndefined()) method.step = options["step"].as<double>();
    Ledger ledger;
    const std::uint64_t shots = toCount(options["shots"], "The number of shots");
    const GradientRule rule = gradientRule(circuit, method, shots, random.stream("direction"));
    const Matrix bindings = toBindings(circuit, options);
    const ChosenExecutor chosen = executorFor(circuit, options, options["noise"]);
    const Matrix values = gradientOf(circuit, observables, bindings, rule, shots, *chosen.executor,
                                     random.stream("shots"), ledger, method.method, toFeatures(options));
    val result = val::object();
    result.set("gradient", toFloat64Array(values.values));
    result.set("parameters", toStrings(circuit.parameterNames()));
    result.set("executions", static_cast<double>(ledger.circuits));
    result.set("ledger", toObject(ledger));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(gradient) { emscripten::function("gradient", &gradient); }

}  // namespace qualm::bindings
