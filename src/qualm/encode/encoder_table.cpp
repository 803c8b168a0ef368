#include "qualm/encode/encoder_table.hpp"

#include <array>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/encode/encoder_circuits.hpp"
#include "qualm/encode/encoder_gates.hpp"
#include "qualm/encode/row_maps.hpp"

namespace qualm {
namespace {

using Options = EncoderOptions;

double oneEach(const Options&, double features) { return features; }
double halfEach(const Options&, double features) { return std::ceil(features / 2); }
double oneMore(const Options&, double features) { return features + 1; }

using Kind = EncoderKind;

// kind, name, options, repetitions, uploads again, qubits, values, append, encode
constexpr std::array<EncoderRow, 11> table{{
    {Kind::basis, "basis", "", 0, false, oneEach, featureValues, appendBasis, encodeBits},
    {Kind::angle, "angle", "axis", 0, false, oneEach, featureValues, appendAngle, encodeFeatures},
    {Kind::denseAngle, "dense-angle", "", 0, false, halfEach, featureValues, appendDenseAngle, encodeFeatures},
    {Kind::amplitude, "amplitude", "method controls complex inject", 0, false, amplitudeQubits, amplitudeValues,
     appendAmplitude, encodeAmplitudes},
    {Kind::iqp, "iqp", "repetitions entanglement", 2, false, oneEach, pairValues, appendIqp, encodeProducts},
    {Kind::zFeatureMap, "z-feature-map", "repetitions", 2, false, oneEach, featureValues, appendPauliMap,
     encodeComplements},
    {Kind::zzFeatureMap, "zz-feature-map", "repetitions entanglement", 2, false, oneEach, pauliMapValues,
     appendPauliMap, encodeComplements},
    {Kind::pauliFeatureMap, "pauli-feature-map", "paulis repetitions entanglement", 2, false, oneEach, pauliMapValues,
     appendPauliMap, encodeComplements},
    {Kind::hamiltonianEvolution, "hamiltonian-evolution", "steps time", 0, false, oneMore, featureValues,
     appendEvolution, encodeFeatures},
    {Kind::reUploading, "re-uploading", "axis trainable repetitions", 3, true, oneEach, featureValues, appendUpload,
     encodeFeatures},
    {Kind::qaoaEmbedding, "qaoa-embedding", "repetitions", 1, false, oneEach, featureValues, appendQaoa,
     encodeFeatures},
}};

}  // namespace

std::span<const EncoderRow> encoderTable() { return table; }

const EncoderRow& encoderRow(EncoderKind kind) { return table[static_cast<std::size_t>(kind)]; }

const EncoderRow& findEncoder(std::string_view name) {
  std::string names;
  for (const EncoderRow& row : table) {
    if (row.name == name) return row;
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  throw Error(ErrorCode::invalidOption, "There is no encoder \"" + std::string(name) + "\".", std::string(name), names);
}

std::size_t repetitionsOf(const EncoderOptions& options) {
  return options.repetitions > 0 ? options.repetitions : encoderRow(options.kind).repetitions;
}

}  // namespace qualm
