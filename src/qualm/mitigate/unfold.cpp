#include "qualm/mitigate/unfold.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "qualm/optimize/least_squares.hpp"

namespace qualm {
namespace {

constexpr int mostRounds = 2000;

/// Entry (i, j): chance of reading outcomes[i] where outcomes[j] is.
Matrix matrixOf(const Confusion& confusion, std::span<const std::size_t> outcomes) {
  Matrix result(outcomes.size(), outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    for (std::size_t j = 0; j < outcomes.size(); ++j) result(i, j) = confusion.chance(outcomes[i], outcomes[j]);
  }
  return result;
}

Matrix matrixOf(const Confusion& confusion) {
  std::vector<std::size_t> all(confusion.outcomes());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return matrixOf(confusion, all);
}

std::vector<double> times(const Matrix& matrix, std::span<const double> vector) {
  std::vector<double> result(matrix.rows, 0.0);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < matrix.columns; ++j) result[i] += matrix(i, j) * vector[j];
  }
  return result;
}

std::vector<double> transposedTimes(const Matrix& matrix, std::span<const double> vector) {
  std::vector<double> result(matrix.columns, 0.0);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    for (std::size_t j = 0; j < matrix.columns; ++j) result[j] += matrix(i, j) * vector[i];
  }
  return result;
}

}  // namespace

std::vector<double> nearestDistribution(std::vector<double> point) {
  std::vector<double> sorted = point;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  double sum = 0, threshold = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sum += sorted[i];
    const double next = (sum - 1) / static_cast<double>(i + 1);
    if (sorted[i] > next) threshold = next;
  }
  for (double& share : point) share = std::max(share - threshold, 0.0);
  return point;
}

std::vector<double> closestDistribution(const Confusion& confusion, std::span<const double> read) {
  const Matrix matrix = matrixOf(confusion);
  double squares = 0;  // Frobenius's norm is no less than the largest singular value
  for (const double value : matrix.values) squares += value * value;
  std::vector<double> now = nearestDistribution({read.begin(), read.end()}), ahead = now;
  double momentum = 1;
  for (int k = 0; k < mostRounds; ++k) {
    std::vector<double> left = times(matrix, ahead);
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= read[i];
    const std::vector<double> slope = transposedTimes(matrix, left);
    std::vector<double> next = ahead;
    for (std::size_t i = 0; i < next.size(); ++i) next[i] -= slope[i] / squares;
    next = nearestDistribution(std::move(next));
    const double grown = (1 + std::sqrt(1 + 4 * momentum * momentum)) / 2;
    double moved = 0;
    for (std::size_t i = 0; i < next.size(); ++i) {
      moved = std::max(moved, std::abs(next[i] - now[i]));
      ahead[i] = next[i] + (momentum - 1) / grown * (next[i] - now[i]);
    }
    momentum = grown;
    now = std::move(next);
    if (moved < 1e-14) break;
  }
  return now;
}

std::vector<double> bayesianDistribution(const Confusion& confusion, std::span<const double> read, std::size_t rounds) {
  const Matrix matrix = matrixOf(confusion);
  std::vector<double> now(read.size(), 1 / static_cast<double>(read.size()));
  for (std::size_t k = 0; k < rounds; ++k) {
    std::vector<double> ratio = times(matrix, now);
    for (std::size_t i = 0; i < ratio.size(); ++i) ratio[i] = read[i] > 0 ? read[i] / ratio[i] : 0;
    const std::vector<double> factor = transposedTimes(matrix, ratio);
    for (std::size_t j = 0; j < now.size(); ++j) now[j] *= factor[j];
  }
  return now;
}

std::vector<double> subspaceDistribution(const Confusion& confusion, std::span<const double> read) {
  std::vector<std::size_t> seen;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i] > 0) seen.push_back(i);
  }
  Matrix matrix = matrixOf(confusion, seen), target(seen.size(), 1);
  for (std::size_t j = 0; j < seen.size(); ++j) {
    target(j, 0) = read[seen[j]];
    double sum = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) sum += matrix(i, j);
    for (std::size_t i = 0; i < seen.size(); ++i) matrix(i, j) /= sum;
  }
  std::vector<double> result(read.size(), 0.0);
  const Matrix solved = solveLeastSquares(std::move(matrix), std::move(target));
  for (std::size_t i = 0; i < seen.size(); ++i) result[seen[i]] = solved(i, 0);
  return result;
}

}  // namespace qualm
