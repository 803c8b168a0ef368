#include <emscripten/bind.h>

#include "open_training.hpp"
#include "plain_model.hpp"

namespace qualm::bindings {
namespace {

val toPlain(const PlanToken& token) {
  val plain = val::object();
  plain.set("phase", std::string(phaseNames[static_cast<std::size_t>(token.phase)]));
  plain.set("epoch", static_cast<double>(token.epoch));
  plain.set("update", static_cast<double>(token.update));
  return plain;
}

val planUpdate(int id) {
  return guarded([&] {
    const Trainer& trainer = training(id).trainer;
    val plan = val::object();
    plan.set("phase", toPlain(trainer.token())["phase"]);
    plan.set("chunks", static_cast<double>(trainer.chunkCount(trainer.token())));
    plan.set("token", toPlain(trainer.token()));
    plan.set("parameters", toFloat64Array(trainer.parameters()));
    return plan;
  });
}

val toPlain(const LossSummary& summary) {
  val plain = val::object();
  plain.set("loss", summary.loss);
  plain.set("accuracy", summary.accuracy);
  plain.set("labels", toInt32Array(summary.predicted));
  return plain;
}

val toPlain(const TrainingRecord& record, const OpenTraining& open) {
  const Trainer& trainer = open.trainer;
  const bool evaluated = record.token.phase == PlanToken::Phase::evaluate;
  val plain = val::object();
  plain.set("phase", std::string(evaluated ? "epoch" : "update"));
  plain.set("epoch", static_cast<double>(record.token.epoch));
  plain.set("epochs", static_cast<double>(open.spec.training.epochs));
  // Updates done within the epoch: all of them where an epoch has just been evaluated.
  const std::size_t updates = trainer.updatesPerEpoch();
  plain.set("update",
            static_cast<double>(evaluated ? (record.token.epoch == 0 ? 0 : updates) : record.token.update + 1));
  plain.set("updates", static_cast<double>(updates));
  plain.set("loss", record.training.loss);
  plain.set("accuracy", record.training.accuracy);
  plain.set("heldOut", evaluated ? toPlain(record.heldOut) : val::null());
  plain.set("gradientNorm", record.gradientNorm);
  plain.set("parameters", toFloat64Array(trainer.parameters()));
  plain.set("ledger", toObject(record.ledger));
  plain.set("fingerprint", trainer.fingerprint());
  plain.set("done", record.done);
  if (record.done) {
    plain.set("model", bindings::toPlain(trainer.model(), open.data, trainer.parameters()));
  }
  return plain;
}

val applyChunks(int id, val plainResults) {
  return guarded([&] {
    OpenTraining& open = training(id);
    std::vector<ChunkResult> results;
    for (const val& plain : emscripten::vecFromJSArray<val>(plainResults)) {
      results.push_back({toDoubles(plain["values"]), toLedger(plain["ledger"])});
    }
    return toPlain(open.trainer.apply(results), open);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(train) {
  emscripten::function("planUpdate", &planUpdate);
  emscripten::function("applyChunks", &applyChunks);
}

}  // namespace qualm::bindings
