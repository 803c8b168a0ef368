#pragma once

#include <complex>
#include <span>
#include <vector>

#include "qualm/encode/encoder.hpp"
#include "support/dense.hpp"

namespace qualm::testing {

using DenseState = std::vector<std::complex<double>>;

/// The state of a circuit under one binding, gate by gate.
inline DenseState denseState(const Circuit& circuit, std::span<const double> binding) {
  DenseState state(std::size_t{1} << circuit.qubits(), 0);
  state[0] = 1;
  for (const Operation& operation : circuit.operations()) {
    if (operation.isGate()) applyDense(state, operation, boundAngles(operation, binding));
  }
  return state;
}

/// What an encoder makes of a row.
inline DenseState encodedState(const EncoderOptions& options, const std::vector<double>& row,
                               const std::vector<double>& parameters = {}) {
  const Encoder encoder(options, row.size());
  const Circuit circuit = encoder.circuit();
  Matrix rows(1, row.size());
  rows.values = row;
  return denseState(circuit, bindSlots(circuit, parameters, encoder.encode(rows)).row(0));
}

inline double overlap(const DenseState& a, const DenseState& b) {
  std::complex<double> sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::conj(a[i]) * b[i];
  return std::norm(sum);
}

inline EncoderOptions encoderOf(EncoderKind kind) {
  EncoderOptions options;
  options.kind = kind;
  return options;
}

}  // namespace qualm::testing
