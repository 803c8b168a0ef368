#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/noise/channel.hpp"

// Density matrices of one and two qubits, written out: 2 × 2 and 4 × 4, independent of the simulators.
namespace qualm::testing {

inline GateMatrix product(const GateMatrix& a, const GateMatrix& b) {
  GateMatrix result{a.dimension, {}};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) {
      for (std::size_t k = 0; k < a.dimension; ++k) result(i, j) = result(i, j) + a(i, k) * b(k, j);
    }
  }
  return result;
}

inline GateMatrix adjoint(const GateMatrix& a) {
  GateMatrix result{a.dimension, {}};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) result(i, j) = conjugate(a(j, i));
  }
  return result;
}

inline double distance(const GateMatrix& a, const GateMatrix& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) {
      const Complex difference = a(i, j) - b(i, j);
      const double size = std::hypot(difference.re, difference.im);
      worst = std::fmax(worst, std::isnan(size) ? 1e300 : size);
    }
  }
  return worst;
}

inline GateMatrix identityOf(std::size_t dimension) {
  GateMatrix result{dimension, {}};
  for (std::size_t i = 0; i < dimension; ++i) result(i, i) = {1, 0};
  return result;
}

inline GateMatrix applied(const Channel& channel, const GateMatrix& rho) {
  GateMatrix result{rho.dimension, {}};
  for (const GateMatrix& k : channel.kraus) {
    const GateMatrix part = product(product(k, rho), adjoint(k));
    for (std::size_t i = 0; i < 16; ++i) result.entries[i] = result.entries[i] + part.entries[i];
  }
  return result;
}

/// How far ΣK†K is from the identity.
inline double incompleteness(const Channel& channel) {
  GateMatrix sum{channel.kraus.at(0).dimension, {}};
  for (const GateMatrix& k : channel.kraus) {
    const GateMatrix part = product(adjoint(k), k);
    for (std::size_t i = 0; i < 16; ++i) sum.entries[i] = sum.entries[i] + part.entries[i];
  }
  return distance(sum, identityOf(sum.dimension));
}

/// |ψ⟩⟨ψ| of normal amplitudes, normalized.
inline GateMatrix randomPureState(std::size_t dimension, Random& random) {
  std::vector<Complex> amplitudes(dimension);
  double norm = 0;
  for (Complex& amplitude : amplitudes) {
    amplitude = {random.normal(), random.normal()};
    norm += squaredMagnitude(amplitude);
  }
  GateMatrix rho{dimension, {}};
  for (std::size_t i = 0; i < dimension; ++i) {
    for (std::size_t j = 0; j < dimension; ++j) rho(i, j) = (1 / norm) * (amplitudes[i] * conjugate(amplitudes[j]));
  }
  return rho;
}

/// The matrix of one Pauli on qubit 0 or 1 of two, or on the only one; digit I, X, Y, Z = 0, 1, 2, 3.
inline GateMatrix pauliOn(std::size_t digit, std::size_t qubit, std::size_t qubits) {
  static const char* names[] = {"id", "x", "y", "z"};
  const GateMatrix p = findGate(names[digit]).matrix({});
  GateMatrix result{std::size_t{1} << qubits, {}};
  const std::size_t bit = std::size_t{1} << qubit;
  for (std::size_t i = 0; i < result.dimension; ++i) {
    for (std::size_t j = 0; j < result.dimension; ++j) {
      if ((i & ~bit) == (j & ~bit)) result(i, j) = p((i >> qubit) & 1U, (j >> qubit) & 1U);
    }
  }
  return result;
}

inline double expectation(const GateMatrix& observable, const GateMatrix& rho) {
  const GateMatrix both = product(observable, rho);
  double trace = 0;
  for (std::size_t i = 0; i < both.dimension; ++i) trace += both(i, i).re;
  return trace;
}

inline Channel channelOf(const char* kind, std::vector<double> values, std::size_t qubits = 1) {
  return makeChannel({kind, std::move(values), {}}, qubits);
}

inline GateMatrix stateOf(std::size_t basis, std::size_t dimension) {
  GateMatrix rho{dimension, {}};
  rho(basis, basis) = {1, 0};
  return rho;
}

/// ½(I + X): |+⟩⟨+|
inline GateMatrix plusState() { return {2, {Complex{0.5, 0}, {0.5, 0}, {0.5, 0}, {0.5, 0}}}; }

/// (|00⟩ + |11⟩)/√2
inline GateMatrix bellState() {
  GateMatrix rho{4, {}};
  rho(0, 0) = rho(0, 3) = rho(3, 0) = rho(3, 3) = {0.5, 0};
  return rho;
}

}  // namespace qualm::testing
