#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/encode/encoder_table.hpp"

namespace qualm {

/// What encoding did to a row.
struct RowRecord {
  std::optional<double> norm;  ///< that the state has forgotten; absent where nothing is normalised
  std::size_t padding = 0;     ///< zeros that were put behind the features
  double fidelity = 1;         ///< of the encoded state with the exact one
};

/// One row of the encoder table with its options, for a number of features. A row of data goes through the row map
/// first: its encoded values are what the circuit's features read, so the circuit is a structure for all rows.
class Encoder {
 public:
  /// Throws empty-data without features, invalid-option, and register-too-large beyond Circuit's qubits and features.
  Encoder(EncoderOptions options, std::size_t features);

  const EncoderRow& row() const { return *row_; }
  const EncoderOptions& options() const { return options_; }
  std::size_t features() const { return features_; }  ///< columns of a row of data
  std::size_t qubits() const { return qubits_; }
  std::size_t values() const { return values_; }  ///< encoded values a row

  /// Sets of features whose product is an encoded value, after the features themselves.
  const std::vector<std::vector<std::size_t>>& products() const { return products_; }

  /// Appends the encoder's gates; where the row says that data are uploaded again, the upload of that number.
  void append(Circuit& circuit, std::size_t upload = 0) const;

  /// The encoder alone, with every upload; barriers stand where the layers of a model would.
  Circuit circuit() const;

  /// The row map. Throws invalid-feature, naming the row of data by `number`.
  RowRecord encodeRow(std::span<const double> row, std::span<double> values, std::size_t number = 0) const;

  /// Every row: rows × values. Throws shape-mismatch for another number of columns.
  Matrix encode(const Matrix& rows, std::vector<RowRecord>* records = nullptr) const;

  /// The features that an encoded value depends on.
  std::vector<std::size_t> featuresOf(std::size_t value) const;

 private:
  const EncoderRow* row_;
  EncoderOptions options_;
  std::size_t features_, qubits_, values_;
  std::vector<std::vector<std::size_t>> products_;
};

/// For each feature the operations of the encoder's circuit that it reaches, ascending.
std::vector<std::vector<std::size_t>> featureUses(const Encoder& encoder, const Circuit& circuit);

}  // namespace qualm
