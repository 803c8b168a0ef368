#include "qualm/simulate/stabilizer_conjugation.hpp"

#include <bit>
#include <cmath>

namespace qualm {
namespace {

constexpr double cliffordTolerance = 1e-9;
constexpr std::array<Complex, 4> quarterTurns{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

/// A Pauli operator as masks over the gate's qubits: P|c⟩ = i^{|x·z|} (−1)^{|z·c|} |c ⊕ x⟩.
struct LocalPauli {
  std::size_t x = 0, z = 0;

  Complex entry(std::size_t column) const {
    const int turns = std::popcount(x & z) + 2 * std::popcount(z & column);
    return quarterTurns[static_cast<std::size_t>(turns) % 4];
  }
};

LocalPauli fromBits(std::size_t bits) {
  LocalPauli pauli;
  for (std::size_t q = 0; q < 3; ++q) {
    pauli.x |= (bits >> (2 * q) & 1U) << q;
    pauli.z |= (bits >> (2 * q + 1) & 1U) << q;
  }
  return pauli;
}

std::uint8_t toBits(const LocalPauli& pauli) {
  std::size_t bits = 0;
  for (std::size_t q = 0; q < 3; ++q) bits |= (pauli.x >> q & 1U) << (2 * q) | (pauli.z >> q & 1U) << (2 * q + 1);
  return static_cast<std::uint8_t>(bits);
}

/// U P U†.
WholeMatrix conjugatedMatrix(const WholeMatrix& unitary, const LocalPauli& pauli) {
  WholeMatrix result{unitary.dimension, {}};
  for (std::size_t row = 0; row < unitary.dimension; ++row) {
    for (std::size_t column = 0; column < unitary.dimension; ++column) {
      Complex sum;
      for (std::size_t c = 0; c < unitary.dimension; ++c) {
        sum = sum + unitary(row, c ^ pauli.x) * pauli.entry(c) * conjugate(unitary(column, c));
      }
      result(row, column) = sum;
    }
  }
  return result;
}

bool near(Complex a, Complex b) {
  return std::fabs(a.re - b.re) <= cliffordTolerance && std::fabs(a.im - b.im) <= cliffordTolerance;
}

struct Guess {
  LocalPauli pauli;
  double sign = 1;
};

/// The only Pauli operator that a matrix can be, judged by the first column and by the signs of the others.
Guess likeliestPauli(const WholeMatrix& matrix) {
  Guess result;
  LocalPauli& pauli = result.pauli;
  while (pauli.x + 1 < matrix.dimension && squaredMagnitude(matrix(pauli.x, 0)) < 0.5) ++pauli.x;
  const Complex first = matrix(pauli.x, 0);
  for (std::size_t column = 1; column < matrix.dimension; column *= 2) {
    if ((conjugate(first) * matrix(column ^ pauli.x, column)).re < 0) pauli.z |= column;
  }
  if ((conjugate(pauli.entry(0)) * first).re < 0) result.sign = -1;
  return result;
}

std::optional<SignedPauli> asPauli(const WholeMatrix& matrix) {
  const Guess guess = likeliestPauli(matrix);
  for (std::size_t row = 0; row < matrix.dimension; ++row) {
    for (std::size_t column = 0; column < matrix.dimension; ++column) {
      const bool reached = row == (column ^ guess.pauli.x);
      const Complex expected = reached ? guess.sign * guess.pauli.entry(column) : Complex{};
      if (!near(matrix(row, column), expected)) return std::nullopt;
    }
  }
  return SignedPauli{toBits(guess.pauli), guess.sign < 0};
}

}  // namespace

WholeMatrix wholeMatrix(const Gate& gate, std::span<const double> angles) {
  const GateMatrix targets = gate.matrix(angles);
  const std::size_t controls = (std::size_t{1} << gate.controls) - 1;
  WholeMatrix whole{std::size_t{1} << gate.qubits(), {}};
  for (std::size_t row = 0; row < whole.dimension; ++row) {
    if ((row & controls) != controls) {
      whole(row, row) = {1, 0};
      continue;
    }
    for (std::size_t t = 0; t < targets.dimension; ++t) {
      whole(row, t << gate.controls | controls) = targets(row >> gate.controls, t);
    }
  }
  return whole;
}

std::optional<SignedPauli> conjugatePauli(const WholeMatrix& unitary, std::size_t bits) {
  return asPauli(conjugatedMatrix(unitary, fromBits(bits)));
}

}  // namespace qualm
