#include <emscripten/bind.h>

#include "plain_circuit.hpp"
#include "plain_encoder.hpp"
#include "plain_noise.hpp"
#include "qualm/encode/encoder_facts.hpp"
#include "qualm/encode/encoding_cost.hpp"

namespace qualm::bindings {
namespace {

val encoderTableRows() {
  return guarded([] {
    val rows = val::array();
    for (const EncoderRow& encoder : encoderTable()) {
      const EncoderFacts& facts = encoderFacts(encoder.kind);
      val row = val::object();
      row.set("kind", std::string(encoder.name));
      row.set("title", std::string(facts.title));
      row.set("formula", std::string(facts.formula));
      row.set("source", std::string(facts.source));
      row.set("doc", std::string(facts.doc));
      row.set("options", std::string(encoder.options));
      row.set("growth", std::string(facts.growth));
      rows.call<void>("push", row);
    }
    return rows;
  });
}

val toPlain(const RowRecord& record) {
  val plain = val::object();
  plain.set("norm", record.norm ? val(*record.norm) : val::null());
  plain.set("padding", static_cast<double>(record.padding));
  plain.set("fidelity", record.fidelity);
  return plain;
}

/// The circuit of an encoder alone, and what its features are for each row of data.
val encodeRows(val options, val values, val rowCount) {
  return guarded([&] {
    const Matrix rows = toMatrix(values, toSize(rowCount, "The number of rows"));
    const Encoder encoder(toEncoderOptions(options), rows.columns);
    std::vector<RowRecord> records;
    const Matrix encoded = encoder.encode(rows, &records);
    const Circuit circuit = encoder.circuit();
    val plainRecords = val::array(), uses = val::array(), result = val::object();
    for (const RowRecord& record : records) plainRecords.call<void>("push", toPlain(record));
    for (const auto& operations : featureUses(encoder, circuit)) uses.call<void>("push", toInt32Array(operations));
    result.set("circuit", bindings::toPlain(circuit));
    result.set("qubits", static_cast<double>(encoder.qubits()));
    result.set("values", toFloat64Array(encoded.values));
    result.set("columns", static_cast<double>(encoded.columns));
    result.set("records", plainRecords);
    result.set("uses", uses);
    return result;
  });
}

std::optional<Device> toTargetDevice(const val& plain) {
  return plain.isNull() || plain.isUndefined() ? std::nullopt : std::optional(toDevice(plain));
}

val orNull(const std::optional<double>& number) { return number ? val(*number) : val::null(); }

val toPlain(const EncodingCost& cost) {
  val plain = val::object();
  plain.set("features", cost.features);
  plain.set("qubits", cost.qubits);
  plain.set("depth", cost.depth);
  plain.set("oneQubitGates", cost.oneQubitGates);
  plain.set("twoQubitGates", cost.twoQubitGates);
  plain.set("swaps", cost.extrapolated ? val::null() : val(static_cast<double>(cost.swaps)));
  plain.set("seconds", orNull(cost.seconds));
  plain.set("success", cost.success());
  plain.set("logOneQubit", cost.logOneQubit);
  plain.set("logTwoQubit", cost.logTwoQubit);
  plain.set("fits", cost.fits);
  plain.set("capacity", orNull(cost.capacity));
  plain.set("extrapolated", cost.extrapolated);
  plain.set("measuredFeatures", cost.measuredFeatures);
  plain.set("noErrors", toStrings(cost.noErrors));
  return plain;
}

/// What extrapolation reads of a measured cost.
EncodingCost toCost(const val& plain) {
  EncodingCost cost;
  cost.features = cost.measuredFeatures = plain["features"].as<double>();
  cost.depth = plain["depth"].as<double>();
  cost.oneQubitGates = plain["oneQubitGates"].as<double>();
  cost.twoQubitGates = plain["twoQubitGates"].as<double>();
  if (plain["seconds"].isNumber()) cost.seconds = plain["seconds"].as<double>();
  cost.logOneQubit = plain["logOneQubit"].as<double>();
  cost.logTwoQubit = plain["logTwoQubit"].as<double>();
  cost.noErrors = toStringVector(plain["noErrors"]);
  return cost;
}

val costOf(val options, double features, val plainDevice, val seed, val plainAnchor) {
  return guarded([&] {
    const EncoderOptions encoder = toEncoderOptions(options);
    const std::optional<Device> device = toTargetDevice(plainDevice);
    std::optional<EncodingCost> anchor;
    if (!plainAnchor.isNull()) anchor = toCost(plainAnchor);
    val plain = toPlain(encodingCost(encoder, features, device ? &*device : nullptr, Random(toCount(seed, "The seed")),
                                     anchor ? &*anchor : nullptr));
    plain.set("growth", std::string(encoderFacts(encoder.kind).growth));
    return plain;
  });
}

/// The most features up to a number whose circuit is built and measured.
val largestMeasuredOf(val options, double features, val plainDevice) {
  return guarded([&] {
    const std::optional<Device> device = toTargetDevice(plainDevice);
    return val(static_cast<double>(largestMeasured(toEncoderOptions(options), features, device ? &*device : nullptr)));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(encoding) {
  emscripten::function("encoderTable", &encoderTableRows);
  emscripten::function("encode", &encodeRows);
  emscripten::function("encodingCost", &costOf);
  emscripten::function("largestMeasured", &largestMeasuredOf);
}

}  // namespace qualm::bindings
