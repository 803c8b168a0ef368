#include "plain_model.hpp"

#include <utility>

#include "plain_circuit.hpp"
#include "plain_encoder.hpp"
#include "plain_pipeline.hpp"

namespace qualm::bindings {

val toPlain(const Model& model, const val& data, std::span<const double> parameters) {
  val plain = modelObject("quantum", data["pipeline"], data["classes"], parameters);
  plain.set("encoder", toPlain(model.encoder.options()));
  plain.set("features", static_cast<double>(model.encoder.features()));
  plain.set("circuit", toPlain(model.circuit));
  plain.set("observables", toPlain(model.observables));
  plain.set("parameterNames", toStrings(model.parameterNames()));
  return plain;
}

Model toQuantumModel(const val& plain) {
  Encoder encoder(toEncoderOptions(plain["encoder"]), toSize(plain["features"], "The number of features"));
  Circuit circuit = toCircuit(plain["circuit"]);
  requireShape(circuit.features() == encoder.values() && circuit.qubits() == encoder.qubits(),
               "The model's circuit is not that of its encoder.", std::to_string(circuit.features()) + " features",
               std::to_string(encoder.values()) + " encoded values");
  auto observables = toObservables(plain["observables"], circuit.qubits());
  Model model{std::move(encoder), std::move(circuit), std::move(observables), classCount(plain)};
  const std::size_t logits = model.classes == 2 ? 1 : model.classes;
  requireShape(model.observables.size() == logits, "The model has another number of observables than logits.",
               std::to_string(model.observables.size()), std::to_string(logits));
  const std::size_t parameters = toDoubles(plain["parameters"]).size();
  requireShape(parameters == model.parameterCount(), "The model has another number of parameters.",
               std::to_string(parameters), std::to_string(model.parameterCount()));
  return model;
}

}  // namespace qualm::bindings
