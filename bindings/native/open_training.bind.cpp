#include "open_training.hpp"

#include <emscripten/bind.h>

#include <map>
#include <memory>

#include "executors.hpp"

namespace qualm::bindings {
namespace {

/// A document's noise, where it says that training happens under it; else ideal.
val trainingNoise(const val& plainSpec) {
  const val noise = plainSpec["noise"];
  const bool used = !noise.isUndefined() && !noise.isNull() && noise["training"].isTrue();
  return used ? noise : val::undefined();
}

Trainer open(const ModelSpec& spec, const val& plainSpec, const val& data) {
  Model model = toModel(spec, data);
  val options = val::object();
  options.set("mitigation", plainSpec["mitigation"]);
  auto executor = executorFor(model.circuit, options, trainingNoise(plainSpec)).executor;
  return {std::move(model), toLabeledRows(data["train"]), toLabeledRows(data["test"]), spec.training,
          std::move(executor)};
}

std::map<int, std::unique_ptr<OpenTraining>>& trainings() {
  static std::map<int, std::unique_ptr<OpenTraining>> open;
  return open;
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

PlanToken toToken(const val& plain) {
  const auto phase = plain["phase"].as<std::string>();
  PlanToken token{PlanToken::Phase::done, toSize(plain["epoch"], "The epoch"), toSize(plain["update"], "The update")};
  if (phase == phaseNames[0]) token.phase = PlanToken::Phase::evaluate;
  if (phase == phaseNames[1]) token.phase = PlanToken::Phase::update;
  return token;
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

}  // namespace

OpenTraining::OpenTraining(const val& plainSpec, const val& prepared)
    : spec(toModelSpec(plainSpec)), data(prepared), trainer(open(spec, plainSpec, prepared)) {}

OpenTraining& training(int id) {
  const auto found = trainings().find(id);
  if (found == trainings().end()) {
    throw Error(ErrorCode::invalidOption, "No such training is open in this worker.", std::to_string(id),
                "an open one");
  }
  return *found->second;
}

EMSCRIPTEN_BINDINGS(open_training) {
  emscripten::function("openTraining", &openTraining);
  emscripten::function("closeTraining", &closeTraining);
  emscripten::function("evaluateChunk", &evaluateChunk);
}

}  // namespace qualm::bindings
