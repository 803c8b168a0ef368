#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/core/random.hpp"
#include "qualm/encode/encoder.hpp"
#include "qualm/simulate/executor.hpp"
#include "qualm/train/ansatz.hpp"

namespace qualm {

enum class ReadoutKind {
  firstQubits,  ///< two classes: Z of qubit 0; K classes: Z of qubits 0 to K − 1
  allQubits,    ///< two classes: the mean of all Z; K classes: class k has the mean over qubits k, k + K, k + 2K, …
  parity,       ///< two classes only: the product of all Z
};

struct ModelOptions {
  EncoderOptions encoder;
  AnsatzOptions ansatz;
  ReadoutKind readout = ReadoutKind::firstQubits;
};

/// A variational classifier: features → encoded values → circuit → expectations → head → class probabilities.
/// The head is classical and small on purpose: one scale and one bias a logit, trained with the angles. Two classes
/// have one logit, ℓ = scale·⟨O⟩ + bias in favour of class 0; K classes have ℓ_k = scale·⟨O_k⟩ + bias_k, and softmax
/// follows.
struct Model {
  Encoder encoder;
  Circuit circuit;  ///< reads the encoder's values as its features
  std::vector<Observable> observables;
  std::size_t classes;

  std::size_t angleCount() const { return circuit.parameterNames().size(); }
  std::size_t parameterCount() const { return angleCount() + 1 + observables.size(); }
  std::vector<std::string> parameterNames() const;  ///< the angles, then head.scale, head.bias.0, …
};

/// Lets ideal simulators start from the amplitudes of `rows` (as the encoder reads them) where the encoder is told to
/// inject them; else changes nothing.
void injectAmplitudes(const Model& model, const Matrix& rows, Request& request);

/// The encoder's gates, then the ansatz; an encoder that uploads again does so before the first `repetitions` layers,
/// before all of them where the options leave that open. Throws invalid-option where the readout needs more qubits than
/// there are or serves two classes only, or where there are more uploads than layers, and the encoder's errors.
Model makeModel(const ModelOptions& options, std::size_t features, std::size_t classes);

/// Angles uniform in [−π, π), scale 3, biases 0.
std::vector<double> initialParameters(const Model& model, Random random);

/// What one row contributes to the loss, and its derivatives.
struct RowLoss {
  double loss = 0;  ///< cross-entropy, nats
  std::size_t predicted = 0;
  std::vector<double> expectationGradient;  ///< ∂loss/∂⟨O_k⟩
  std::vector<double> headGradient;         ///< ∂loss/∂(scale, biases)
};

RowLoss rowLoss(const Model& model, std::span<const double> parameters, std::span<const double> expectations,
                std::size_t label);

/// Class probabilities for rows of expectations: rows × classes.
Matrix classProbabilities(const Model& model, std::span<const double> parameters, const Matrix& expectations);

}  // namespace qualm
