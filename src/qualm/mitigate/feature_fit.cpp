#include "qualm/mitigate/feature_fit.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/complex.hpp"
#include "qualm/core/error.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"

namespace qualm {
namespace {

double product(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Features and ideal values about their means, or as they are where the fit goes through the origin.
struct Centred {
  Matrix features;
  std::vector<double> means, ideal;
  double idealMean = 0, idealSquares = 0;

  Centred(const NoisyExamples& examples, bool constant)
      : features(examples.features),
        means(examples.features.columns, 0.0),
        ideal(examples.ideal.begin(), examples.ideal.end()) {
    const auto count = static_cast<double>(features.rows);
    for (std::size_t i = 0; constant && i < features.rows; ++i) {
      for (std::size_t j = 0; j < features.columns; ++j) means[j] += features(i, j) / count;
      idealMean += ideal[i] / count;
    }
    for (std::size_t i = 0; i < features.rows; ++i) {
      for (std::size_t j = 0; j < features.columns; ++j) features(i, j) -= means[j];
      idealSquares += ideal[i] * ideal[i];
      ideal[i] -= idealMean;
    }
  }
};

/// What noise adds to the squares of a feature, in the mean over the features.
double noiseSquares(const Matrix& errors, bool constant) {
  double sum = 0;
  for (const double error : errors.values) sum += error * error;
  const auto rows = static_cast<double>(errors.rows), columns = static_cast<double>(errors.columns);
  return sum / columns * (constant ? (rows - 1) / rows : 1);
}

/// The inverse of the features' squares along the directions that count.
struct Inverse {
  Matrix matrix;
  std::size_t directions = 0;
  double longest = 0;

  std::vector<double> times(std::span<const double> vector) const {
    std::vector<double> result;
    for (std::size_t j = 0; j < matrix.rows; ++j) result.push_back(product(matrix.row(j), vector));
    return result;
  }
};

Inverse invert(const Centred& centred, double noise, double ridge) {
  const std::size_t size = centred.features.columns;
  std::vector<Complex> squares(size * size);
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t k = 0; k < size; ++k) {
      for (std::size_t i = 0; i < centred.features.rows; ++i) {
        squares[j * size + k].re += centred.features(i, j) * centred.features(i, k);
      }
    }
  }
  const HermitianEigen eigen = hermitianEigen(squares, size, true);
  Inverse inverse{Matrix(size, size)};
  inverse.longest = *std::max_element(eigen.values.begin(), eigen.values.end());
  if (ridge == 0) requireSpread(inverse.longest, noise, centred.idealSquares);
  const double least = std::max(2 * noise, 1e-12 * inverse.longest);
  for (std::size_t d = 0; d < size; ++d) {
    if (ridge == 0 && !(eigen.values[d] > least)) continue;
    ++inverse.directions;
    const double squared = ridge > 0 ? std::max(eigen.values[d], 0.0) + ridge : eigen.values[d] - noise;
    for (std::size_t j = 0; j < size; ++j) {
      for (std::size_t k = 0; k < size; ++k) {
        const Complex weight = eigen.vectors[d * size + j] * conjugate(eigen.vectors[d * size + k]);
        inverse.matrix(j, k) += weight.re / squared;
      }
    }
  }
  return inverse;
}

}  // namespace

void requireSpread(double squares, double noise, double idealSquares) {
  if (noise > 0 && !(squares > 2 * noise)) {
    throw Error(ErrorCode::invalidShots, "The training circuits differ by no more than their shot noise.",
                "squares of " + std::to_string(squares) + ", of which noise makes " + std::to_string(noise),
                "more than twice what noise makes: more shots, fewer training circuits or less noise");
  }
  if (squares > 1e-24 * idealSquares) return;
  throw Error(ErrorCode::notConverged, "The noisy values of all training circuits are the same.", "no spread",
              "noise that leaves something of the circuits");
}

FeatureFit fitFeatures(const NoisyExamples& examples, std::span<const double> point,
                       std::span<const double> pointErrors, const FeatureFitOptions& options) {
  const Centred centred(examples, options.constant);
  const Matrix& features = centred.features;
  const double noise = noiseSquares(examples.errors, options.constant);
  const Inverse inverse = invert(centred, noise, options.ridge);
  const std::size_t used = inverse.directions + (options.constant ? 1 : 0);
  if (features.rows <= used && options.ridge == 0) {
    throw Error(ErrorCode::tooFewRows, "A fit needs more examples than coefficients.", std::to_string(features.rows),
                std::to_string(used + 1) + " or more");
  }
  std::vector<double> moments(features.columns, 0.0), at(point.begin(), point.end());
  for (std::size_t j = 0; j < features.columns; ++j) {
    at[j] -= centred.means[j];
    for (std::size_t i = 0; i < features.rows; ++i) moments[j] += features(i, j) * centred.ideal[i];
  }
  FeatureFit fit{inverse.times(moments)};
  const std::vector<double> along = inverse.times(at);
  const auto& coefficients = fit.coefficients;
  const auto count = static_cast<double>(features.rows);
  fit.value = centred.idealMean + product(at, coefficients);
  double variance = 0, residuals = 0;
  for (std::size_t j = 0; j < features.columns; ++j) variance += std::pow(coefficients[j] * pointErrors[j], 2);
  for (std::size_t i = 0; i < features.rows; ++i) {
    // The value moves with feature j of example i by along_j·residual_i − (x_i·along + 1/n)·coefficient_j.
    const double residual = centred.ideal[i] - product(features.row(i), coefficients);
    const double weight = product(features.row(i), along) + (options.constant ? 1 / count : 0);
    residuals += residual * residual;
    for (std::size_t j = 0; j < features.columns; ++j) {
      variance += std::pow((along[j] * residual - weight * coefficients[j]) * examples.errors(i, j), 2);
    }
  }
  fit.standardError = std::sqrt(variance);
  fit.residual = std::sqrt(residuals / std::max(count - static_cast<double>(used), 1.0));
  fit.fitError = fit.residual * std::sqrt(std::max(product(at, along), 0.0) + (options.constant ? 1 / count : 0));
  fit.directions = inverse.directions;
  if (options.constant) fit.coefficients.push_back(centred.idealMean - product(centred.means, coefficients));
  return fit;
}

}  // namespace qualm
