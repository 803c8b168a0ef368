#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/complex.hpp"

namespace qualm {

/// State preparation by multiplexed rotations (Möttönen, Vartiainen, Bergholm, Salomaa 2004, arXiv:quant-ph/0407010):
/// an RY on each qubit whose angle depends on all qubits above it, from the highest down; for complex amplitudes the
/// same with RZ. A multiplexed rotation with c controls is 2^c rotations and 2^c CX in the order of a Gray code.
struct StatePreparation {
  std::size_t qubits;
  bool complex = false;
  /// At most so many controls, the highest qubits: an approximation that is good where the amplitudes are smooth, for
  /// then the angles of neighbours agree (Marin-Sanchez, Gonzalez-Conde, Sanz 2021, arXiv:2111.07933).
  std::size_t controls = 63;

  /// Angles of the circuit: 2^qubits − 1, or twice as many for complex amplitudes.
  std::size_t angles() const;

  /// Appends the circuit; angle i is the feature `firstFeature` + i.
  void append(Circuit& circuit, std::size_t firstFeature = 0) const;

  /// Overwrites `angles` with those that prepare 2^qubits amplitudes, whose norm doesn't matter, up to a global phase.
  /// Throws shape-mismatch for another number of amplitudes or angles.
  void anglesOf(std::span<const Complex> amplitudes, std::span<double> angles) const;

  /// |⟨exact|prepared⟩|² of real amplitudes with norm 1.
  double fidelity(std::span<const Complex> amplitudes) const;
};

}  // namespace qualm
