#include <emscripten/bind.h>

#include "plain_classical.hpp"
#include "qualm/experiment/score.hpp"
#include "qualm/statistics/metrics.hpp"
#include "qualm/statistics/paired.hpp"

namespace qualm::bindings {
namespace {

val transformRows(val plainPipeline, val values, val rowCount) {
  return guarded([&] {
    const FittedPipeline pipeline = toPipeline(plainPipeline);
    const Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    val result = val::object();
    result.set("values", toFloat64Array(pipeline.transform(rows).values));
    result.set("columns", namesOf(pipeline.outputs()));
    result.set("rows", static_cast<double>(rows.rows));
    result.set("unknown", toPlain(pipeline.unknown(rows)));
    return result;
  });
}

val predictClassical(val model, val values, val rowCount) {
  return guarded([&] {
    const Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    requireFinite(rows, "Features");
    return predictionOf(predictProbabilities(toLogisticRegression(model), rows), Ledger{});
  });
}

val compare(val predictions) {
  return guarded([&] {
    const auto truth = toInts(predictions["truth"]), a = toInts(predictions["a"]), b = toInts(predictions["b"]);
    const auto classes = static_cast<int>(toSize(predictions["classes"], "The number of classes"));
    const PairedTest test = mcnemarExact(truth, a, b);
    const Score scoreA = scoreLabels(truth, a), scoreB = scoreLabels(truth, b);
    val result = val::object();
    result.set("accuracyA", scoreA.accuracy);
    result.set("intervalA", toPlain(scoreA.interval));
    result.set("correctA", static_cast<double>(scoreA.correct));
    result.set("confusionA", toFloat64Array(confusionMatrix(truth, a, classes).values));
    result.set("correctB", static_cast<double>(scoreB.correct));
    result.set("confusionB", toFloat64Array(confusionMatrix(truth, b, classes).values));
    result.set("accuracyB", scoreB.accuracy);
    result.set("intervalB", toPlain(scoreB.interval));
    result.set("wins", static_cast<double>(test.wins));
    result.set("losses", static_cast<double>(test.losses));
    result.set("pValue", test.pValue);
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(classical) {
  emscripten::function("transform", &transformRows);
  emscripten::function("predictClassical", &predictClassical);
  emscripten::function("compare", &compare);
}

}  // namespace qualm::bindings
