#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "qualm/circuit/circuit.hpp"
#include "qualm/encode/encoder_options.hpp"

namespace qualm {

class Encoder;
struct RowRecord;

/// One row of the encoder table: what an encoder does. What people read of it, and what it costs, stands in its facts.
struct EncoderRow {
  EncoderKind kind;
  std::string_view name;
  std::string_view options;  ///< names of the options that it reads, separated by blanks
  std::size_t repetitions;   ///< where the options leave them open; 0: it does not repeat
  bool uploadsAgain;         ///< a model's layers stand between its repetitions
  double (*qubits)(const EncoderOptions&, double features);
  double (*values)(const EncoderOptions&, double features);  ///< encoded values a row
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
