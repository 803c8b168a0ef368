#include "qualm/compile/cartan.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qualm {
namespace {

constexpr double pi = std::numbers::pi, root = std::numbers::sqrt2 / 2;
using Real4 = std::array<std::array<double, 4>, 4>;

/// Columns: Φ+, iΦ−, iΨ+, Ψ−. In this order XX is (+, −, +, −), YY is (−, +, +, −) and ZZ is (+, +, −, −).
GateMatrix magicBasis() {
  GateMatrix m{4, {}};
  m(0, 0) = m(3, 0) = m(1, 3) = {root, 0};
  m(2, 3) = {-root, 0};
  m(0, 1) = m(1, 2) = m(2, 2) = {0, root};
  m(3, 1) = {0, -root};
  return m;
}

Complex phaseOf(double angle) { return {std::cos(angle), std::sin(angle)}; }
/// Of a 4×4 matrix, by elimination with pivots.
Complex determinant(GateMatrix m) {
  Complex result{1, 0};
  for (std::size_t k = 0; k < 4; ++k) {
    std::size_t pivot = k;
    for (std::size_t r = k + 1; r < 4; ++r) {
      if (squaredMagnitude(m(r, k)) > squaredMagnitude(m(pivot, k))) pivot = r;
    }
    if (pivot != k) {
      for (std::size_t c = 0; c < 4; ++c) std::swap(m(pivot, c), m(k, c));
      result = -result;
    }
    result = result * m(k, k);
    const Complex inverse = (1 / squaredMagnitude(m(k, k))) * conjugate(m(k, k));
    for (std::size_t r = k + 1; r < 4; ++r) {
      const Complex factor = m(r, k) * inverse;
      for (std::size_t c = k; c < 4; ++c) m(r, c) = m(r, c) - factor * m(k, c);
    }
  }
  return result;
}

GateMatrix transposed(const GateMatrix& m) {
  GateMatrix result{4, {}};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) result(i, j) = m(j, i);
  }
  return result;
}

/// Columns p and q of `m` turned by the rotation (c, −s; s, c).
void turnColumns(Real4& m, std::size_t p, std::size_t q, double c, double s) {
  for (auto& row : m) {
    const double a = row[p], b = row[q];
    row[p] = c * a + s * b;
    row[q] = c * b - s * a;
  }
}

void turnBoth(Real4& m, std::size_t p, std::size_t q, double c, double s) {
  turnColumns(m, p, q, c, s);
  for (std::size_t k = 0; k < 4; ++k) {
    const double a = m[p][k], b = m[q][k];
    m[p][k] = c * a + s * b;
    m[q][k] = c * b - s * a;
  }
}

/// One rotation that makes the entry (p, q) of both matrices as small as can be; tells whether it did anything.
/// Entries of rounding size are left alone: between equal eigenvalues they would turn the vectors at random, and the
/// other entries would then shrink by halves only.
bool rotatePair(Real4& a, Real4& b, Real4& vectors, std::size_t p, std::size_t q) {
  constexpr double rounding = 1e-15;
  double on = 0, off = 0, size = 0;
  for (const Real4* m : {&a, &b}) {
    const double split = (*m)[p][p] - (*m)[q][q], joint = 2 * (*m)[p][q];
    on += split * split - joint * joint;
    off += 2 * split * joint;
    size += joint * joint;
  }
  if (size < 4 * rounding * rounding) return false;
  const double angle = std::atan2(off, on) / 4;
  const double c = std::cos(angle), s = std::sin(angle);
  turnBoth(a, p, q, c, s);
  turnBoth(b, p, q, c, s);
  turnColumns(vectors, p, q, c, s);
  return true;
}

/// The orthogonal matrix with determinant 1 whose columns are eigenvectors of the real and the imaginary part of `m`.
Real4 commonEigenvectors(const GateMatrix& m) {
  Real4 real{}, imaginary{}, vectors{};
  for (std::size_t i = 0; i < 4; ++i) {
    vectors[i][i] = 1;
    for (std::size_t j = 0; j < 4; ++j) {
      real[i][j] = (m(i, j).re + m(j, i).re) / 2;
      imaginary[i][j] = (m(i, j).im + m(j, i).im) / 2;
    }
  }
  // Convergence is quadratic: 4 to 6 sweeps.
  bool moved = true;
  for (std::size_t sweep = 0; moved && sweep < 30; ++sweep) {
    moved = false;
    for (std::size_t p = 0; p < 4; ++p) {
      for (std::size_t q = p + 1; q < 4; ++q) moved = rotatePair(real, imaginary, vectors, p, q) || moved;
    }
  }
  return vectors;  // a product of rotations
}

GateMatrix complexOf(const Real4& m) {
  GateMatrix result{4, {}};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) result(i, j) = {m[i][j], 0};
  }
  return result;
}

/// The factors of a tensor product of two unitaries, from its largest block.
std::array<GateMatrix, 2> factorsOf(const GateMatrix& product) {
  std::size_t best = 0;
  double largest = -1;
  const auto block = [&](std::size_t index) {
    GateMatrix part{2, {}};
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::size_t j = 0; j < 2; ++j) part(i, j) = product(2 * (index >> 1U) + i, 2 * (index & 1U) + j);
    }
    return part;
  };
  for (std::size_t index = 0; index < 4; ++index) {
    const GateMatrix part = block(index);
    const double size = squaredMagnitude(part(0, 0)) + squaredMagnitude(part(0, 1));
    if (size <= largest) continue;
    largest = size;
    best = index;
  }
  GateMatrix first = block(best), second{2, {}};
  for (Complex& entry : first.entries) entry = (1 / std::sqrt(largest)) * entry;
  for (std::size_t index = 0; index < 4; ++index) {
    const GateMatrix part = multiply(adjoint(first), block(index));
    second(index >> 1U, index & 1U) = 0.5 * (part(0, 0) + part(1, 1));
  }
  return {first, second};
}

/// The coordinate moved by multiples of π/2 into [−π/4, π/4]; exp(iπ/2 PP) is the local gate P⊗P.
void moveIntoRange(CartanDecomposition& result, std::size_t axis) {
  static constexpr std::array<std::string_view, 3> paulis{"x", "y", "z"};
  const double turns = std::round(result.coordinates[axis] / (pi / 2));
  result.coordinates[axis] -= turns * (pi / 2);
  if (std::remainder(turns, 2) == 0) return;
  const GateMatrix pauli = findGate(paulis[axis]).matrix({});
  for (GateMatrix& local : result.after) local = multiply(local, pauli);
}

}  // namespace

CartanDecomposition cartanDecomposition(const GateMatrix& unitary) {
  const GateMatrix magic = magicBasis();
  GateMatrix m = multiply(multiply(adjoint(magic), unitary), magic);
  const Complex phase = phaseOf(-argument(determinant(m)) / 4);
  for (Complex& entry : m.entries) entry = phase * entry;

  const GateMatrix square = multiply(transposed(m), m);
  const GateMatrix vectors = complexOf(commonEigenvectors(square));
  const GateMatrix diagonal = multiply(multiply(transposed(vectors), square), vectors);
  std::array<double, 4> halves{};
  double sum = 0;
  for (std::size_t k = 0; k < 4; ++k) sum += halves[k] = argument(diagonal(k, k)) / 2;
  // The determinant is 1, so the sum is a multiple of π; odd ones would leave a rotation with a reflection.
  if (std::remainder(std::round(sum / pi), 2) != 0) halves[0] += pi;

  GateMatrix left = multiply(m, vectors);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t k = 0; k < 4; ++k) left(i, k) = left(i, k) * phaseOf(-halves[k]);
  }
  const auto outOfMagic = [&](const GateMatrix& local) {
    return factorsOf(multiply(multiply(magic, local), adjoint(magic)));
  };
  CartanDecomposition result{
      outOfMagic(transposed(vectors)),
      outOfMagic(left),
      {(halves[0] - halves[1] + halves[2] - halves[3]) / 4, (-halves[0] + halves[1] + halves[2] - halves[3]) / 4,
       (halves[0] + halves[1] - halves[2] - halves[3]) / 4}};
  for (std::size_t axis = 0; axis < 3; ++axis) moveIntoRange(result, axis);
  return result;
}

std::size_t fewestCx(const std::array<double, 3>& coordinates) {
  std::array<double, 3> sizes{std::abs(coordinates[0]), std::abs(coordinates[1]), std::abs(coordinates[2])};
  std::sort(sizes.begin(), sizes.end());
  if (sizes[0] > negligible) return 3;
  if (sizes[1] > negligible) return 2;
  if (sizes[2] < negligible) return 0;
  return pi / 4 - sizes[2] < negligible ? 1 : 2;
}

}  // namespace qualm
