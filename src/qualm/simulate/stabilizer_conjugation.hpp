#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "qualm/circuit/gate.hpp"
#include "qualm/core/complex.hpp"

// What a gate's matrix does to Pauli operators.
namespace qualm {

/// A gate's whole unitary, its controls included: at most three qubits, the gate's first one the least significant bit.
struct WholeMatrix {
  std::size_t dimension = 2;
  std::array<Complex, 64> entries{};

  Complex& operator()(std::size_t row, std::size_t column) { return entries[row * dimension + column]; }
  Complex operator()(std::size_t row, std::size_t column) const { return entries[row * dimension + column]; }
};

WholeMatrix wholeMatrix(const Gate& gate, std::span<const double> angles);

/// A Pauli operator as CliffordGate numbers them, and its sign.
struct SignedPauli {
  std::uint8_t bits = 0;
  bool negative = false;
};

/// U P U† of the Pauli operator `bits`, where that is one too within 1e-9 an entry.
std::optional<SignedPauli> conjugatePauli(const WholeMatrix& unitary, std::size_t bits);

}  // namespace qualm
