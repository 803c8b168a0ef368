#include <emscripten/bind.h>

#include "executors.hpp"
#include "plain_circuit.hpp"
#include "plain_execution.hpp"
#include "plain_model.hpp"
#include "plain_pipeline.hpp"
#include "qualm/experiment/prediction.hpp"

namespace qualm::bindings {
namespace {

val predict(val plain, val values, val rowCount, val shots, val seed, val noise, val mitigation) {
  return guarded([&] {
    const Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    requireFinite(rows, "Features");
    const Model model = toQuantumModel(plain);
    val options = val::object();
    options.set("mitigation", mitigation);
    const ChosenExecutor chosen = executorFor(model.circuit, options, noise);
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

EMSCRIPTEN_BINDINGS(predict) { emscripten::function("predict", &predict); }

}  // namespace qualm::bindings
