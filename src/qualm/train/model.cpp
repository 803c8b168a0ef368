#include "qualm/train/model.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/encode/row_maps.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

Observable meanZ(std::size_t first, std::size_t stride, std::size_t qubits) {
  Observable observable;
  for (std::size_t q = first; q < qubits; q += stride) observable.parts.push_back({1.0, {0, std::uint64_t{1} << q}});
  for (auto& part : observable.parts) part.coefficient /= static_cast<double>(observable.parts.size());
  return observable;
}

void requireQubits(std::size_t qubits, std::size_t needed) {
  if (qubits >= needed) return;
  throw Error(ErrorCode::invalidOption,
              "Reading " + std::to_string(needed) + " classes takes as many qubits; the encoder has another number.",
              std::to_string(qubits) + " qubits", "at least " + std::to_string(needed));
}

std::vector<Observable> readoutObservables(ReadoutKind kind, std::size_t qubits, std::size_t classes) {
  if (kind == ReadoutKind::parity) {
    if (classes != 2) {
      throw Error(ErrorCode::invalidOption, "The parity tells two classes apart, no more.", std::to_string(classes),
                  "2 classes");
    }
    return {Observable{{{1.0, {0, (std::uint64_t{1} << qubits) - 1}}}}};
  }
  const std::size_t outputs = classes == 2 ? 1 : classes;
  requireQubits(qubits, outputs);
  std::vector<Observable> observables;
  for (std::size_t k = 0; k < outputs; ++k) {
    observables.push_back(kind == ReadoutKind::allQubits ? meanZ(k, outputs, qubits) : meanZ(k, qubits, qubits));
  }
  return observables;
}

/// How many layers have the encoder in front of them.
std::size_t uploadsOf(const ModelOptions& options) {
  const EncoderRow& row = encoderRow(options.encoder.kind);
  if (!row.uploadsAgain) return 1;
  const std::size_t layers = options.ansatz.layers, uploads = options.encoder.repetitions;
  if (uploads <= layers) return uploads == 0 ? layers : uploads;
  throw Error(ErrorCode::invalidOption, "Data are uploaded before layers, and there are fewer layers than uploads.",
              std::to_string(uploads) + " uploads", "at most " + std::to_string(layers));
}

std::vector<double> logits(const Model& model, std::span<const double> parameters,
                           std::span<const double> expectations) {
  const auto head = parameters.subspan(model.angleCount());
  std::vector<double> result(model.classes, 0.0);
  for (std::size_t k = 0; k < expectations.size(); ++k) result[k] = head[0] * expectations[k] + head[1 + k];
  return result;
}

/// Softmax after subtracting the largest logit, so that nothing overflows. Returns log Σ exp(ℓ).
double softmax(std::vector<double>& values) {
  const double largest = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (double& value : values) sum += value = std::exp(value - largest);
  for (double& value : values) value /= sum;
  return largest + std::log(sum);
}

}  // namespace

std::vector<std::string> Model::parameterNames() const {
  std::vector<std::string> names = circuit.parameterNames();
  names.emplace_back("head.scale");
  for (std::size_t k = 0; k < observables.size(); ++k) names.push_back("head.bias." + std::to_string(k));
  return names;
}

Model makeModel(const ModelOptions& options, std::size_t features, std::size_t classes) {
  requireLayers(options.ansatz);
  Encoder encoder(options.encoder, features);
  requireStateFits(encoder.qubits());
  Circuit circuit(encoder.qubits());
  const std::size_t uploads = uploadsOf(options);
  for (std::size_t layer = 0; layer < options.ansatz.layers; ++layer) {
    if (layer < uploads) encoder.append(circuit, layer);
    appendAnsatzLayer(circuit, options.ansatz, layer);
  }
  auto observables = readoutObservables(options.readout, encoder.qubits(), classes);
  return {std::move(encoder), std::move(circuit), std::move(observables), classes};
}

void injectAmplitudes(const Model& model, const Matrix& rows, Request& request) {
  if (!model.encoder.options().inject) return;
  request.knownOperations = model.encoder.circuit().operations().size();
  request.knownStates = Matrix(rows.rows, std::size_t{2} << model.encoder.qubits());
  for (std::size_t i = 0; i < rows.rows; ++i) {
    auto next = request.knownStates.row(i).begin();
    for (const Complex& amplitude : encodedAmplitudes(model.encoder, rows.row(i), i)) {
      *next++ = amplitude.re;
      *next++ = amplitude.im;
    }
  }
}

std::vector<double> initialParameters(const Model& model, Random random) {
  std::vector<double> parameters(model.parameterCount(), 0.0);
  for (std::size_t p = 0; p < model.angleCount(); ++p) {
    parameters[p] = random.uniform(-std::numbers::pi, std::numbers::pi);
  }
  parameters[model.angleCount()] = 3.0;
  return parameters;
}

RowLoss rowLoss(const Model& model, std::span<const double> parameters, std::span<const double> expectations,
                std::size_t label) {
  auto probabilities = logits(model, parameters, expectations);
  const double labelLogit = probabilities[label];
  RowLoss row;
  row.loss = softmax(probabilities) - labelLogit;
  row.predicted =
      static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
  const double scale = parameters[model.angleCount()];
  row.headGradient.assign(1 + expectations.size(), 0.0);
  for (std::size_t k = 0; k < expectations.size(); ++k) {
    const double logitGradient = probabilities[k] - (k == label ? 1.0 : 0.0);
    row.expectationGradient.push_back(logitGradient * scale);
    row.headGradient[0] += logitGradient * expectations[k];
    row.headGradient[1 + k] = logitGradient;
  }
  return row;
}

Matrix classProbabilities(const Model& model, std::span<const double> parameters, const Matrix& expectations) {
  Matrix result(expectations.rows, model.classes);
  for (std::size_t row = 0; row < expectations.rows; ++row) {
    auto values = logits(model, parameters, expectations.row(row));
    softmax(values);
    std::copy(values.begin(), values.end(), result.row(row).begin());
  }
  return result;
}

}  // namespace qualm
