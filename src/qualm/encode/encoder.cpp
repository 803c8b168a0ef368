#include "qualm/encode/encoder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/encode/encoder_meaning.hpp"
#include "qualm/encode/entanglement.hpp"

namespace qualm {
namespace {

[[noreturn]] void refuse(const char* message, const std::string& received, const char* allowed) {
  throw Error(ErrorCode::invalidOption, message, received, allowed);
}

void checkPaulis(const EncoderOptions& options) {
  if (options.paulis.empty()) refuse("A Pauli feature map needs strings of Paulis.", "none", "such as Z and ZZ");
  for (const std::string& paulis : options.paulis) {
    const bool known = !paulis.empty() && paulis.find_first_not_of("XYZ") == std::string::npos;
    if (!known) refuse("A string of Paulis has the letters X, Y and Z.", paulis, "such as Z, ZZ, XY");
  }
}

void checkAmplitude(const EncoderOptions& options, std::size_t features) {
  const bool approximate = options.method == AmplitudeMethod::approximate;
  if (options.controls && (!approximate || *options.controls > 16)) {
    refuse("Only the approximate method leaves controls out.", std::to_string(*options.controls),
           "0 to 16, with the approximate method");
  }
  if (approximate && options.complex) refuse("The approximate method is for real amplitudes.", "complex", "real");
  if (approximate && options.inject) {
    refuse("Injected amplitudes are exact: an approximation has to run.", "inject", "the multiplexed method");
  }
  if (options.complex && features % 2 != 0) {
    refuse("Complex amplitudes take a real and an imaginary part each.", std::to_string(features) + " features",
           "an even number of features");
  }
}

void checkOptions(const EncoderOptions& options, std::size_t features) {
  if (features == 0) throw Error(ErrorCode::emptyData, "There is nothing to encode.", "0 features", "1 or more");
  const std::size_t repetitions = repetitionsOf(options);
  if (repetitions > 64) refuse("An encoder repeats at most 64 times.", std::to_string(repetitions), "1 to 64");
  if (options.steps < 1 || options.steps > 1000) {
    refuse("Trotter's formula takes 1 to 1000 steps.", std::to_string(options.steps), "1 to 1000");
  }
  if (!std::isfinite(options.time)) refuse("The time of an evolution is a number.", "infinity", "a finite number");
  if (options.kind == EncoderKind::pauliFeatureMap) checkPaulis(options);
  if (options.kind == EncoderKind::amplitude) checkAmplitude(options, features);
}

/// Each set of two features or more once, in the order in which the circuit meets them.
std::vector<std::vector<std::size_t>> productsOf(const EncoderOptions& options, std::size_t features) {
  std::vector<std::vector<std::size_t>> products;
  if (options.kind == EncoderKind::iqp) return meetingSets(options.entanglement, features, 2);
  if (encoderRow(options.kind).options.find("paulis") == std::string_view::npos &&
      options.kind != EncoderKind::zzFeatureMap) {
    return products;
  }
  std::vector<std::size_t> sizes;
  for (const std::string& paulis : pauliStrings(options)) {
    const std::size_t size = paulis.size();
    if (size < 2 || std::find(sizes.begin(), sizes.end(), size) != sizes.end()) continue;
    sizes.push_back(size);
    for (auto& set : meetingSets(options.entanglement, features, size)) products.push_back(std::move(set));
  }
  return products;
}

}  // namespace

Encoder::Encoder(EncoderOptions options, std::size_t features)
    : row_(&encoderRow(options.kind)), options_(std::move(options)), features_(features), qubits_(0), values_(0) {
  checkOptions(options_, features_);
  const double qubits = row_->qubits(options_, static_cast<double>(features_));
  const double values = row_->values(options_, static_cast<double>(features_));
  if (qubits > static_cast<double>(Circuit::maximumQubits) ||
      values > static_cast<double>(Circuit::largestFeature + 1)) {
    throw Error(ErrorCode::registerTooLarge, "The encoder's circuit would be too large to build.",
                std::to_string(features_) + " features",
                "at most " + std::to_string(Circuit::maximumQubits) + " qubits and " +
                    std::to_string(Circuit::largestFeature + 1) + " encoded values");
  }
  qubits_ = static_cast<std::size_t>(qubits);
  values_ = static_cast<std::size_t>(values);
  products_ = productsOf(options_, features_);
}

void Encoder::append(Circuit& circuit, std::size_t upload) const { row_->append(*this, circuit, upload); }

Circuit Encoder::circuit() const {
  Circuit circuit(qubits_);
  const std::size_t uploads = row_->uploadsAgain ? repetitionsOf(options_) : 1;
  std::vector<std::size_t> all(qubits_);
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (std::size_t upload = 0; upload < uploads; ++upload) {
    if (upload > 0) circuit.barrier(all);
    append(circuit, upload);
  }
  return circuit;
}

RowRecord Encoder::encodeRow(std::span<const double> row, std::span<double> values, std::size_t number) const {
  return row_->encode(*this, row, values, number);
}

Matrix Encoder::encode(const Matrix& rows, std::vector<RowRecord>* records) const {
  if (rows.columns != features_) {
    throw Error(ErrorCode::shapeMismatch, "Rows have another number of features than the encoder takes.",
                std::to_string(rows.columns) + " columns", std::to_string(features_) + " columns");
  }
  requireFinite(rows, "Features");
  Matrix encoded(rows.rows, values_);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const RowRecord record = encodeRow(rows.row(i), encoded.row(i), i);
    if (records != nullptr) records->push_back(record);
  }
  return encoded;
}

std::vector<std::size_t> Encoder::featuresOf(std::size_t value) const {
  if (options_.kind == EncoderKind::amplitude) {
    std::vector<std::size_t> all(features_);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
  }
  return value < features_ ? std::vector{value} : products_[value - features_];
}

std::vector<std::vector<std::size_t>> featureUses(const Encoder& encoder, const Circuit& circuit) {
  std::vector<std::vector<std::size_t>> uses(encoder.features());
  for (std::size_t o = 0; o < circuit.operations().size(); ++o) {
    const Operation& operation = circuit.operations()[o];
    for (std::size_t a = 0; a < operation.angleCount(); ++a) {
      if (!operation.angles[a].readsFeature()) continue;
      for (const std::size_t feature : encoder.featuresOf(operation.angles[a].featureIndex())) {
        uses[feature].push_back(o);
      }
    }
  }
  return uses;
}

}  // namespace qualm
