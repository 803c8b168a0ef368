#pragma once

#include <cmath>
#include <span>

#include "qualm/noise/channel.hpp"

// The channels of the table, one function a row: values in the order of the row's parameters, each within its range.
// An operator whose weight is zero is left out.
namespace qualm {

Channel bitFlip(std::span<const double> values, std::size_t qubits);
Channel phaseFlip(std::span<const double> values, std::size_t qubits);
Channel bitPhaseFlip(std::span<const double> values, std::size_t qubits);
Channel pauliMixture(std::span<const double> values, std::size_t qubits);
Channel depolarizing(std::span<const double> values, std::size_t qubits);
Channel amplitudeDamping(std::span<const double> values, std::size_t qubits);
Channel generalizedAmplitudeDamping(std::span<const double> values, std::size_t qubits);
Channel phaseDamping(std::span<const double> values, std::size_t qubits);
Channel thermalRelaxation(std::span<const double> values, std::size_t qubits);
Channel resetToZero(std::span<const double> values, std::size_t qubits);
Channel overRotationX(std::span<const double> values, std::size_t qubits);
Channel overRotationY(std::span<const double> values, std::size_t qubits);
Channel overRotationZ(std::span<const double> values, std::size_t qubits);
Channel zzRotation(std::span<const double> values, std::size_t qubits);

/// Appends √weight times the matrix, unless the weight is zero.
inline void appendWeighted(Channel& channel, double weight, GateMatrix matrix) {
  if (weight <= 0) return;
  const double root = std::sqrt(weight);
  for (Complex& entry : matrix.entries) entry = root * entry;
  channel.kraus.push_back(matrix);
}

}  // namespace qualm
