#include <emscripten/bind.h>

#include "plain_circuit.hpp"
#include "plain_model.hpp"
#include "plain_spec.hpp"

namespace qualm::bindings {
namespace {

val prepareModel(val plainSpec, val data) {
  return guarded([&] {
    const ModelSpec spec = toModelSpec(plainSpec);
    const Model model = toModel(spec, data);
    const auto initial = initialParameters(model, Random(spec.training.seed).stream("initial"));
    val parameters = val::object(), result = val::object();
    parameters.set("names", toStrings(model.parameterNames()));
    parameters.set("initial", toFloat64Array(initial));
    result.set("circuit", toPlain(model.circuit));
    result.set("parameters", parameters);
    result.set("observables", toPlain(model.observables));
    result.set("model", toPlain(model, data, initial));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(model) { emscripten::function("prepareModel", &prepareModel); }

}  // namespace qualm::bindings
