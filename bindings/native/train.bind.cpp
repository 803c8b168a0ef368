#include <emscripten/bind.h>

#include <map>
#include <memory>

#include "executors.hpp"
#include "plain_model.hpp"
#include "plain_spec.hpp"
#include "qualm/train/gradient_rule.hpp"

namespace qualm::bindings {
namespace {

/// A document's noise, where it says that training happens under it; else ideal.
val trainingNoise(const val& plainSpec) {
  const val noise = plainSpec["noise"];
  const bool used = !noise.isUndefined() && !noise.isNull() && noise["training"].isTrue();
  return used ? noise : val::undefined();
}

/// One open training of this thread. Every worker opens the same and only the lead's moves on.
struct OpenTraining {
  ModelSpec spec;
  val data;  ///< as the classical module prepared it: models carry its pipeline and classes
  Trainer trainer;

  OpenTraining(const val& plainSpec, const val& prepared)
      : spec(toModelSpec(plainSpec)), data(prepared), trainer(open(spec, plainSpec, prepared)) {}

 private:
  static Trainer open(const ModelSpec& spec, const val& plainSpec, const val& data) {
    Model model = toModel(spec, data);
    auto executor = executorFor(model.circuit, val::object(), trainingNoise(plainSpec)).executor;
    return {std::move(model), toLabeledRows(data["train"]), toLabeledRows(data["test"]), spec.training,
            std::move(executor)};
  }
};

std::map<int, std::unique_ptr<OpenTraining>>& trainings() {
  static std::map<int, std::unique_ptr<OpenTraining>> open;
  return open;
}

OpenTraining& training(int id) {
  const auto found = trainings().find(id);
  if (found == trainings().end()) {
    throw Error(ErrorCode::invalidOption, "No such training is open in this worker.", std::to_string(id),
                "an open one");
  }
  return *found->second;
}

/// The caller names the training, so that a worker that was replaced never takes one for another.
val openTraining(int id, val spec, val data) {
  return guarded([&] {
    if (trainings().count(id) > 0) {
      throw Error(ErrorCode::invalidOption, "A training of that name is open already.", std::to_string(id),
                  "a new name");
    }
    auto opened = std::make_unique<OpenTraining>(spec, data);
    trainings()[id] = std::move(opened);
    return val::undefined();
  });
}

val closeTraining(int id) {
  trainings().erase(id);
  return val::undefined();
}

constexpr std::array<const char*, 3> phaseNames{"evaluate", "update", "done"};

val toPlain(const PlanToken& token) {
  val plain = val::object();
  plain.set("phase", std::string(phaseNames[static_cast<std::size_t>(token.phase)]));
  plain.set("epoch", static_cast<double>(token.epoch));
  plain.set("update", static_cast<double>(token.update));
  return plain;
}

PlanToken toToken(const val& plain) {
  const auto phase = plain["phase"].as<std::string>();
  PlanToken token{PlanToken::Phase::done, toSize(plain["epoch"], "The epoch"), toSize(plain["update"], "The update")};
  if (phase == phaseNames[0]) token.phase = PlanToken::Phase::evaluate;
  if (phase == phaseNames[1]) token.phase = PlanToken::Phase::update;
  return token;
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

val evaluateChunk(int id, val token, val parameters, int chunk) {
  return guarded([&] {
    const auto result =
        training(id).trainer.evaluate(toToken(token), toDoubles(parameters), static_cast<std::size_t>(chunk));
    val plain = val::object();
    plain.set("values", toFloat64Array(result.values));
    plain.set("ledger", toFloat64Array(result.ledger));
    return plain;
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
  emscripten::function("openTraining", &openTraining);
  emscripten::function("closeTraining", &closeTraining);
  emscripten::function("planUpdate", &planUpdate);
  emscripten::function("evaluateChunk", &evaluateChunk);
  emscripten::function("applyChunks", &applyChunks);
}

}  // namespace qualm::bindings
