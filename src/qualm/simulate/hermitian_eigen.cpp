#include "qualm/simulate/hermitian_eigen.hpp"

#include <cmath>

namespace qualm {
namespace {

/// Each sweep squares what is left off the diagonal once that is small: seven sweeps do for 256 × 256.
constexpr int mostSweeps = 40;

/// A rotation of two rows: x → c·x − s·e·y, y → s·ē·x + c·y with |e| = 1.
struct Rotation {
  double c, s;
  Complex e;
};

/// The rotation that makes [[alpha, gamma], [γ̄, beta]] diagonal; gamma is not 0. The smaller of the two angles.
Rotation rotationOf(double alpha, double beta, Complex gamma) {
  const double size = std::hypot(gamma.re, gamma.im);
  const double cotangent = (beta - alpha) / (2 * size);
  const double tangent = std::copysign(1 / (std::fabs(cotangent) + std::hypot(cotangent, 1.0)), cotangent);
  const double c = 1 / std::hypot(tangent, 1.0);
  return {c, c * tangent, (1 / size) * gamma};
}

void rotate(std::span<Complex> x, std::span<Complex> y, const Rotation& r) {
  const Complex forward = r.s * r.e, backward = r.s * conjugate(r.e);
  for (std::size_t k = 0; k < x.size(); ++k) {
    const Complex a = x[k], b = y[k];
    x[k] = r.c * a - forward * b;
    y[k] = backward * a + r.c * b;
  }
}

class Diagonalizer {
 public:
  Diagonalizer(std::span<const Complex> matrix, std::size_t size, bool withVectors)
      : size_(size), stride_(size + 4), matrix_(size * stride_) {
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = i; j < size; ++j) {
        at(i, j) = matrix[i * size + j];
        at(j, i) = conjugate(at(i, j));
        squaredNorm_ += (i == j ? 1 : 2) * squaredMagnitude(at(i, j));
      }
      at(i, i).im = 0;
    }
    if (!withVectors) return;
    vectors_.assign(size * size, {});
    for (std::size_t i = 0; i < size; ++i) vectors_[i * size + i] = {1, 0};
  }

  HermitianEigen solve() {
    for (int sweep = 0; sweep < mostSweeps && sweepOnce(); ++sweep) {
    }
    HermitianEigen result;
    for (std::size_t i = 0; i < size_; ++i) result.values.push_back(at(i, i).re);
    for (Complex& component : vectors_) component = conjugate(component);
    result.vectors = std::move(vectors_);
    return result;
  }

 private:
  Complex& at(std::size_t i, std::size_t j) { return matrix_[i * stride_ + j]; }

  /// False where nothing was left to do: every entry off the diagonal is below a rounding of the norm.
  bool sweepOnce() {
    const double negligible = squaredNorm_ * 1e-34;
    bool rotated = false;
    for (std::size_t p = 0; p + 1 < size_; ++p) {
      for (std::size_t q = p + 1; q < size_; ++q) {
        if (squaredMagnitude(at(p, q)) <= negligible) continue;
        rotatePair(p, q);
        rotated = true;
      }
    }
    return rotated;
  }

  /// Rows p and q are rotated, columns follow as their conjugates; the four entries where they cross are known.
  void rotatePair(std::size_t p, std::size_t q) {
    const double alpha = at(p, p).re, beta = at(q, q).re;
    const Complex gamma = at(p, q);
    const Rotation r = rotationOf(alpha, beta, gamma);
    const double moved = r.s / r.c * std::hypot(gamma.re, gamma.im);
    rotate({&at(p, 0), size_}, {&at(q, 0), size_}, r);
    for (std::size_t k = 0; k < size_; ++k) {
      at(k, p) = conjugate(at(p, k));
      at(k, q) = conjugate(at(q, k));
    }
    at(p, p) = {alpha - moved, 0};
    at(q, q) = {beta + moved, 0};
    at(p, q) = at(q, p) = {};
    if (!vectors_.empty()) rotate({&vectors_[p * size_], size_}, {&vectors_[q * size_], size_}, r);
  }

  std::size_t size_;
  std::size_t stride_;  ///< of rows, off a power of two: a column would share a few lines of the cache otherwise
  std::vector<Complex> matrix_, vectors_;  ///< of the vectors: row k is ⟨v_k| until they are handed out
  double squaredNorm_ = 0;
};

}  // namespace

HermitianEigen hermitianEigen(std::span<const Complex> matrix, std::size_t size, bool withVectors) {
  return Diagonalizer(matrix, size, withVectors).solve();
}

std::vector<double> singularValues(std::vector<Complex> matrix, std::size_t rows) {
  const std::size_t columns = rows == 0 ? 0 : matrix.size() / rows;
  const auto row = [&](std::size_t i) { return std::span<Complex>(matrix.data() + i * columns, columns); };
  const auto inner = [&](std::size_t i, std::size_t j) {
    Complex sum;
    for (std::size_t k = 0; k < columns; ++k) sum = sum + row(i)[k] * conjugate(row(j)[k]);
    return sum;
  };
  // An inner product of so many terms cannot be told from 0 any better.
  const double orthogonal = 2e-16 * static_cast<double>(columns);
  double squaredNorm = 0;
  for (const Complex entry : matrix) squaredNorm += squaredMagnitude(entry);
  bool rotated = true;
  for (int sweep = 0; sweep < mostSweeps && rotated; ++sweep) {
    rotated = false;
    for (std::size_t p = 0; p + 1 < rows; ++p) {
      for (std::size_t q = p + 1; q < rows; ++q) {
        const double alpha = inner(p, p).re, beta = inner(q, q).re;
        const Complex gamma = inner(p, q);
        // Rows as short as roundings of the longest have no direction to speak of.
        const bool negligible = alpha * beta <= 1e-64 * squaredNorm * squaredNorm;
        if (negligible || squaredMagnitude(gamma) <= orthogonal * orthogonal * alpha * beta) continue;
        rotate(row(p), row(q), rotationOf(alpha, beta, gamma));
        rotated = true;
      }
    }
  }
  std::vector<double> values;
  for (std::size_t i = 0; i < rows; ++i) values.push_back(std::sqrt(inner(i, i).re));
  return values;
}

}  // namespace qualm
