#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "qualm/circuit/circuit.hpp"
#include "qualm/encode/encoder_options.hpp"

namespace qualm {

class Encoder;
struct RowRecord;

/// Gates of an encoder's circuit as it is built, before any device; as numbers that may be past counting.
struct EncoderGates {
  double oneQubit = 0, twoQubit = 0;
};

/// What one more feature does to the depth.
enum class DepthGrowth { constant, perFeature, perGate };

/// One row of the encoder table: everything that Qualm knows of an encoder. Circuits, costs, documentation and tests
/// loop over the rows. `n` is the number of qubits, `d` the number of features.
struct EncoderRow {
  EncoderKind kind;
  std::string_view name, title, formula, source, doc;
  std::string_view options;  ///< names of the options that it reads, separated by blanks
  std::string_view growth;   ///< the closed formula of its gates, in words
  std::size_t repetitions;   ///< where the options leave them open; 0: it does not repeat
  bool uploadsAgain;         ///< a model's layers stand between its repetitions
  double (*qubits)(const EncoderOptions&, double features);
  double (*capacity)(const EncoderOptions&, double qubits);  ///< features that so many qubits hold
  double (*values)(const EncoderOptions&, double features);  ///< encoded values a row
  EncoderGates (*gates)(const EncoderOptions&, double features);
  DepthGrowth depth;
  void (*append)(const Encoder&, Circuit&, std::size_t upload);
  RowRecord (*encode)(const Encoder&, std::span<const double> row, std::span<double> values, std::size_t number);
};

/// All encoders, in the order in which documentation lists them.
std::span<const EncoderRow> encoderTable();

const EncoderRow& encoderRow(EncoderKind kind);

/// The row of that name. Throws invalid-option with the names that exist.
const EncoderRow& findEncoder(std::string_view name);

/// How often an encoder repeats, after its row's own number has been filled in.
std::size_t repetitionsOf(const EncoderOptions& options);

}  // namespace qualm
