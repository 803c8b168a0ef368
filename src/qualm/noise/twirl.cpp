#include "qualm/noise/twirl.hpp"

#include <cstddef>

#include "qualm/core/complex.hpp"

namespace qualm {
namespace {

/// Tr(P K): each row of a Pauli operator has one entry.
Complex traceWith(std::size_t pauli, const GateMatrix& k, std::size_t qubits) {
  Complex trace{0, 0};
  for (std::size_t row = 0; row < k.dimension; ++row) {
    std::size_t column = row;
    Complex entry{1, 0};
    for (std::size_t q = 0; q < qubits; ++q) {
      const std::size_t digit = (pauli >> (2 * q)) & 3U;
      const bool one = (row >> q) & 1U;
      if (digit == 1 || digit == 2) column ^= std::size_t{1} << q;
      if (digit == 2) entry = entry * Complex{0, one ? 1.0 : -1.0};
      if (digit == 3 && one) entry = -entry;
    }
    trace = trace + entry * k(column, row);
  }
  return trace;
}

}  // namespace

std::vector<double> twirl(const Channel& channel) {
  const std::size_t paulis = std::size_t{1} << (2 * channel.qubits);
  std::vector<double> probabilities(paulis, 0.0);
  for (std::size_t pauli = 0; pauli < paulis; ++pauli) {
    for (const GateMatrix& k : channel.kraus) {
      probabilities[pauli] += squaredMagnitude(traceWith(pauli, k, channel.qubits)) / static_cast<double>(paulis);
    }
  }
  return probabilities;
}

}  // namespace qualm
