#pragma once

#include <string_view>

#include "qualm/encode/encoder_options.hpp"

namespace qualm {

/// Gates of an encoder's circuit as it is built, before any device; as numbers that may be past counting.
struct EncoderGates {
  double oneQubit = 0, twoQubit = 0;
};

/// What one more feature does to the depth.
enum class DepthGrowth { constant, perFeature, perGate };

/// What is known of an encoder beside what it does; apart from the table, so that what only trains need not carry it.
/// `n` is the number of qubits, `d` the number of features.
struct EncoderFacts {
  EncoderKind kind;
  std::string_view title, formula, source, doc;
  std::string_view growth;                                   ///< the closed formula of its gates, in words
  double (*capacity)(const EncoderOptions&, double qubits);  ///< features that so many qubits hold
  EncoderGates (*gates)(const EncoderOptions&, double features);
  DepthGrowth depth;
};

/// The facts of a row of the encoder table.
const EncoderFacts& encoderFacts(EncoderKind kind);

}  // namespace qualm
