#include <array>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/noise/channel_builders.hpp"

namespace qualm {
namespace {

/// Probabilities that add up to 1 as decimals may miss it by this much as doubles.
constexpr double sumRounding = 1e-14;

/// The matrix of a Pauli product: the digit I, X, Y, Z = 0, 1, 2, 3 of the first qubit is the least significant.
GateMatrix pauliProduct(std::size_t digits, std::size_t qubits) {
  GateMatrix matrix{std::size_t{1} << qubits, {}};
  for (std::size_t column = 0; column < matrix.dimension; ++column) {
    std::size_t row = column;
    Complex factor{1, 0};
    for (std::size_t q = 0; q < qubits; ++q) {
      const std::size_t digit = (digits >> (2 * q)) & 3U;
      const double sign = (column >> q) & 1U ? -1 : 1;
      if (digit == 1 || digit == 2) row ^= std::size_t{1} << q;
      if (digit == 2) factor = factor * Complex{0, sign};
      if (digit == 3) factor = sign * factor;
    }
    matrix(row, column) = factor;
  }
  return matrix;
}

Channel mixture(std::vector<double> probabilities, std::size_t qubits) {
  Channel channel;
  channel.qubits = qubits;
  for (std::size_t digits = 0; digits < probabilities.size(); ++digits) {
    appendWeighted(channel, probabilities[digits], pauliProduct(digits, qubits));
  }
  channel.pauli = std::move(probabilities);
  return channel;
}

}  // namespace

Channel bitFlip(std::span<const double> v, std::size_t) { return mixture({1 - v[0], v[0], 0, 0}, 1); }
Channel bitPhaseFlip(std::span<const double> v, std::size_t) { return mixture({1 - v[0], 0, v[0], 0}, 1); }
Channel phaseFlip(std::span<const double> v, std::size_t) { return mixture({1 - v[0], 0, 0, v[0]}, 1); }

Channel pauliMixture(std::span<const double> v, std::size_t) {
  const double rest = 1 - v[0] - v[1] - v[2];
  if (rest < -sumRounding) {
    throw Error(ErrorCode::invalidChannel, "The probabilities px, py and pz of a Pauli channel add up to more than 1.",
                numberText(v[0] + v[1] + v[2]), "at most 1");
  }
  return mixture({std::max(rest, 0.0), v[0], v[1], v[2]}, 1);
}

Channel depolarizing(std::span<const double> v, std::size_t qubits) {
  const std::size_t paulis = std::size_t{1} << (2 * qubits);
  std::vector<double> probabilities(paulis, v[0] / static_cast<double>(paulis - 1));
  probabilities[0] = 1 - v[0];
  return mixture(std::move(probabilities), qubits);
}

/// K0 = diag(1, √(1−λ)) and K1 = diag(0, √λ) scale coherence by √(1−λ), which is 1 − 2p of a phase flip.
Channel phaseDamping(std::span<const double> v, std::size_t) {
  const double p = v[0] / (2 * (1 + std::sqrt(1 - v[0])));
  Channel channel;
  appendWeighted(channel, 1, {2, {Complex{1, 0}, {}, {}, {std::sqrt(1 - v[0]), 0}}});
  appendWeighted(channel, v[0], {2, {Complex{}, {}, {}, {1, 0}}});
  channel.pauli = {1 - p, 0, 0, p};
  return channel;
}

}  // namespace qualm
