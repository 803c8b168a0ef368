#include <emscripten/bind.h>

#include "executors.hpp"
#include "plain_circuit.hpp"
#include "plain_execution.hpp"
#include "plain_model.hpp"
#include "plain_pipeline.hpp"
#include "plain_spec.hpp"
#include "qualm/experiment/prediction.hpp"

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

val predict(val plain, val values, val rowCount, val shots, val seed, val noise) {
  return guarded([&] {
    const Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    requireFinite(rows, "Features");
    const Model model = toQuantumModel(plain);
    const ChosenExecutor chosen = executorFor(model.circuit, val::object(), noise);
    Ledger ledger;
    const Random random = Random(toCount(seed, "The seed")).stream("predict");
    const Matrix probabilities =
        predictProbabilities(model, toDoubles(plain["parameters"]), rows,
                             {*chosen.executor, toCount(shots, "The number of shots")}, random, ledger);
    val result = predictionOf(probabilities, ledger);
    result.set("execution", toPlain(chosen, 0));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(experiment) {
  emscripten::function("prepareModel", &prepareModel);
  emscripten::function("predict", &predict);
}

}  // namespace qualm::bindings
