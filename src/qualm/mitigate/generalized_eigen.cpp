#include "qualm/mitigate/generalized_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"

namespace qualm {
namespace {

using Vector = std::vector<Complex>;

Complex inner(std::span<const Complex> a, std::span<const Complex> b) {
  Complex sum;
  for (std::size_t i = 0; i < a.size(); ++i) sum = sum + conjugate(a[i]) * b[i];
  return sum;
}

Vector times(std::span<const Complex> matrix, std::span<const Complex> vector) {
  const std::size_t size = vector.size();
  Vector result(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) result[i] = result[i] + matrix[i * size + j] * vector[j];
  }
  return result;
}

void addScaled(Vector& sum, Complex factor, std::span<const Complex> vector) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = sum[i] + factor * vector[i];
}

/// matrix += factor · conj(left) right, entry by entry: what Re Σ matrix·d says of factor·⟨left|d|right⟩.
void addOuter(Vector& matrix, double factor, std::span<const Complex> left, std::span<const Complex> right) {
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Complex scaled = factor * conjugate(left[i]);
    for (std::size_t j = 0; j < right.size(); ++j) {
      Complex& entry = matrix[i * right.size() + j];
      entry = entry + scaled * right[j];
    }
  }
}

/// The directions of S, the largest eigenvalue first.
struct Directions {
  std::vector<double> values;
  std::vector<Vector> vectors;

  Directions(std::span<const Complex> overlap, std::size_t size) {
    const HermitianEigen eigen = hermitianEigen(overlap, size, true);
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return eigen.values[a] > eigen.values[b]; });
    for (const std::size_t k : order) {
      values.push_back(eigen.values[k]);
      const auto first = eigen.vectors.begin() + static_cast<std::ptrdiff_t>(k * size);
      vectors.emplace_back(first, first + static_cast<std::ptrdiff_t>(size));
    }
  }
};

/// One eigenvector, in the kept directions: C = Σ shares[k] v_k with C†SC = 1.
struct Solution {
  double value;
  Vector shares, vector;
};

Solution solveIn(const Directions& directions, std::size_t kept, std::span<const Complex> matrix, SpectrumEnd end) {
  Vector small(kept * kept);
  for (std::size_t j = 0; j < kept; ++j) {
    const Vector image = times(matrix, directions.vectors[j]);
    for (std::size_t i = 0; i < kept; ++i) {
      const double scale = 1 / std::sqrt(directions.values[i] * directions.values[j]);
      small[i * kept + j] = scale * inner(directions.vectors[i], image);
    }
  }
  const HermitianEigen eigen = hermitianEigen(small, kept, true);
  const auto [lowest, highest] = std::minmax_element(eigen.values.begin(), eigen.values.end());
  const auto place = end == SpectrumEnd::lowest ? lowest : highest;
  const auto k = static_cast<std::size_t>(place - eigen.values.begin());
  Solution solution{*place, {}, Vector(directions.vectors[0].size())};
  for (std::size_t i = 0; i < kept; ++i) {
    solution.shares.push_back((1 / std::sqrt(directions.values[i])) * eigen.vectors[k * kept + i]);
    addScaled(solution.vector, solution.shares[i], directions.vectors[i]);
  }
  return solution;
}

/// Kept directions turn towards those that are left out: v_k by Σ_d v_d ⟨v_d|dS|v_k⟩/(s_k − s_d), and C with them.
void addTurning(const Directions& directions, std::span<const Complex> matrix, const Solution& solution,
                Vector& byOverlap) {
  const Vector image = times(matrix, solution.vector);
  for (std::size_t d = solution.shares.size(); d < directions.values.size(); ++d) {
    const Complex slope = inner(directions.vectors[d], image);
    Vector turned(image.size());
    for (std::size_t k = 0; k < solution.shares.size(); ++k) {
      const double gap = directions.values[k] - directions.values[d];
      addScaled(turned, (1 / gap) * (conjugate(slope) * solution.shares[k]), directions.vectors[k]);
    }
    addOuter(byOverlap, 2, turned, directions.vectors[d]);
  }
}

}  // namespace

GeneralizedEigen generalizedEigen(std::span<const Complex> matrix, std::span<const Complex> overlap, std::size_t size,
                                  OverlapThreshold threshold, SpectrumEnd end) {
  const Directions directions(overlap, size);
  const double least = std::max(threshold.relative * directions.values.front(), threshold.absolute);
  const auto kept = static_cast<std::size_t>(
      std::count_if(directions.values.begin(), directions.values.end(), [&](double value) { return value > least; }));
  if (kept == 0) {
    throw Error(ErrorCode::notConverged, "No direction of the subspace is above the threshold.",
                numberText(directions.values.front()), "more than " + numberText(least));
  }
  const Solution solution = solveIn(directions, kept, matrix, end);
  GeneralizedEigen result{solution.value, directions.values, least, kept, Vector(size * size), Vector(size * size)};
  std::reverse(result.overlaps.begin(), result.overlaps.end());
  addOuter(result.byMatrix, 1, solution.vector, solution.vector);
  addOuter(result.byOverlap, -solution.value, solution.vector, solution.vector);
  addTurning(directions, matrix, solution, result.byOverlap);
  return result;
}

}  // namespace qualm
