#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "qualm/core/complex.hpp"

namespace qualm {

/// How an angle of a gate may be differentiated on hardware.
enum class ShiftRule {
  none,      ///< the gate has no angle
  twoTerm,   ///< one frequency: [f(θ+π/2) − f(θ−π/2)]/2 (Schuld et al. 2019, arXiv:1811.11184)
  fourTerm,  ///< two frequencies, 1/2 and 1: the controlled rotations (Anselmetti et al. 2021, arXiv:2104.05695)
};

/// A unitary on one or two target qubits, row-major; the first target is the least significant bit of an index.
struct GateMatrix {
  std::size_t dimension = 2;
  std::array<Complex, 16> entries{};

  Complex& operator()(std::size_t row, std::size_t column) { return entries[row * dimension + column]; }
  Complex operator()(std::size_t row, std::size_t column) const { return entries[row * dimension + column]; }
};

/// One row of the gate table: everything that Qualm knows of a gate. Code and tests loop over the rows;
/// no kernel and no exporter knows a gate by its name.
struct Gate {
  std::string_view name;
  std::size_t controls;                                  ///< control qubits; they come first in the list of qubits
  std::size_t targets;                                   ///< 1 or 2
  std::size_t angles;                                    ///< 0 to 3, radians
  GateMatrix (*matrix)(std::span<const double> angles);  ///< on the targets, where all controls are 1
  std::string_view generator;  ///< P of exp(−iθP/2) on the targets, or "" where the gate is no rotation
  ShiftRule shiftRule;
  std::string_view inverse;  ///< the gate that undoes this one, at inverseAngles()
  std::string_view symbol;   ///< as drawn on a wire
  std::string_view doc;

  std::size_t qubits() const { return controls + targets; }
};

/// All gates, in the order in which documentation lists them.
std::span<const Gate> gateTable();

/// The row of that name. Throws unknown-gate with the names that exist.
const Gate& findGate(std::string_view name);

/// The angles that `gate.inverse` takes to undo `gate(angles)`: all negated, and for u(θ, φ, λ) also φ and λ exchanged.
std::array<double, 3> inverseAngles(const Gate& gate, std::array<double, 3> angles);

}  // namespace qualm
