#include "qualm/mitigate/feature_fit.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "qualm/core/complex.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"

namespace qualm {
namespace {

double dotProduct(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Features and ideal values about their means, or as they are where the fit goes through the origin.
struct CentredExamples {
  Matrix features;
  std::vector<double> means, ideal;
  double idealMean = 0, idealSquares = 0;

  CentredExamples(const NoisyExamples& examples, bool constant)
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

/// A direction in the space of the features: its squares, their inverse as it is used, and as it would be with nothing
/// held back, with that one's slope.
struct FeatureDirection {
  std::vector<double> vector;
  double squares, inverse, open, openSlope = 0;
  bool standsOut = true;
};

FeatureDirection featureDirection(std::vector<double> vector, double squares, double noise, double ridge) {
  const double left = std::max(squares - noise, noise / 2);
  // Below 2ν chance alone makes the open inverse steep: its slope stays what it is there, and ends with it.
  const double slope = left > noise / 2 || noise == 0 ? -std::pow(std::max(left, noise) + ridge, -2) : 0;
  return {std::move(vector),  squares, 1 / (squaresWithoutNoise(squares, noise) + ridge),
          1 / (left + ridge), slope,   noise == 0 || squares > 2 * noise};
}

/// The directions in which the features differ.
std::vector<FeatureDirection> featureDirections(const CentredExamples& centred, double noise, double ridge) {
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
  const double longest = *std::max_element(eigen.values.begin(), eigen.values.end());
  if (ridge == 0) requireSpread(longest, noise, centred.idealSquares);
  std::vector<FeatureDirection> directions;
  for (std::size_t d = 0; d < size; ++d) {
    if (ridge == 0 && !(eigen.values[d] > 1e-12 * longest)) continue;
    std::vector<double> vector;
    for (std::size_t j = 0; j < size; ++j) vector.push_back(eigen.vectors[d * size + j].re);
    directions.push_back(featureDirection(std::move(vector), std::max(eigen.values[d], 0.0), noise, ridge));
  }
  return directions;
}

/// One of the inverses of the squares times a vector.
std::vector<double> inverseTimes(std::span<const FeatureDirection> directions, double FeatureDirection::*inverse,
                                 std::span<const double> vector) {
  std::vector<double> result(vector.size(), 0.0);
  for (const FeatureDirection& direction : directions) {
    const double along = dotProduct(direction.vector, vector) * direction.*inverse;
    for (std::size_t j = 0; j < result.size(); ++j) result[j] += along * direction.vector[j];
  }
  return result;
}

/// How atᵀ·inverse(squares)·moments moves with the squares, for the open inverse: entry (j, k) goes with squares of
/// features j and k. A function of a matrix has divided differences for slopes (Daleckii and Krein 1965).
Matrix openSlopes(std::span<const FeatureDirection> directions, std::span<const double> at,
                  std::span<const double> moments) {
  Matrix slopes(at.size(), at.size());
  for (const FeatureDirection& a : directions) {
    std::vector<double> row(at.size(), 0.0);
    for (const FeatureDirection& b : directions) {
      const double apart = a.squares - b.squares;
      const bool alike = std::abs(apart) <= 1e-9 * (a.squares + b.squares);
      const double slope = alike ? (a.openSlope + b.openSlope) / 2 : (a.open - b.open) / apart;
      const double along = slope * dotProduct(b.vector, moments);
      for (std::size_t k = 0; k < row.size(); ++k) row[k] += along * b.vector[k];
    }
    const double along = dotProduct(a.vector, at);
    for (std::size_t j = 0; j < row.size(); ++j) {
      for (std::size_t k = 0; k < row.size(); ++k) slopes(j, k) += along * a.vector[j] * row[k];
    }
  }
  return slopes;
}

/// Variance of the value with nothing held back, to first order.
double openVariance(const CentredExamples& centred, const NoisyExamples& examples,
                    std::span<const FeatureDirection> directions, std::span<const double> at,
                    std::span<const double> moments, std::span<const double> pointErrors, bool constant) {
  const std::vector<double> coefficients = inverseTimes(directions, &FeatureDirection::open, moments);
  const std::vector<double> along = inverseTimes(directions, &FeatureDirection::open, at);
  const Matrix slopes = openSlopes(directions, at, moments);
  const double share = constant ? 1 / static_cast<double>(centred.features.rows) : 0;
  double variance = 0;
  for (std::size_t j = 0; j < at.size(); ++j) {
    variance += std::pow(coefficients[j] * pointErrors[j], 2);
    for (std::size_t i = 0; i < centred.features.rows; ++i) {
      double moved = along[j] * centred.ideal[i] - share * coefficients[j];
      for (std::size_t k = 0; k < at.size(); ++k) moved += centred.features(i, k) * (slopes(j, k) + slopes(k, j));
      variance += std::pow(moved * examples.errors(i, j), 2);
    }
  }
  return variance;
}

}  // namespace

double squaresWithoutNoise(double squares, double noise) {
  return noise == 0 ? squares : squares - noise + noise * noise / squares;
}

void requireSpread(double squares, double noise, double idealSquares) {
  if (noise > 0 && !(squares > 2 * noise)) {
    throw Error(ErrorCode::invalidShots, "The training circuits differ by no more than their shot noise.",
                "squares of " + numberText(squares) + ", of which noise makes " + numberText(noise),
                "more than twice what noise makes: more shots, fewer training circuits or less noise");
  }
  if (squares > 1e-24 * idealSquares) return;
  throw Error(ErrorCode::notConverged, "The noisy values of all training circuits are the same.", "no spread",
              "noise that leaves something of the circuits");
}

FeatureFit fitFeatures(const NoisyExamples& examples, std::span<const double> point,
                       std::span<const double> pointErrors, const FeatureFitOptions& options) {
  const CentredExamples centred(examples, options.constant);
  const Matrix& features = centred.features;
  const double noise = noiseSquares(examples.errors, options.constant);
  const std::vector<FeatureDirection> directions = featureDirections(centred, noise, options.ridge);
  const std::size_t used = directions.size() + (options.constant ? 1 : 0);
  if (features.rows <= used && options.ridge == 0) {
    throw Error(ErrorCode::tooFewRows, "A fit needs more examples than coefficients.", std::to_string(features.rows),
                std::to_string(used + 1) + " or more");
  }
  std::vector<double> moments(features.columns, 0.0), at(point.begin(), point.end());
  for (std::size_t j = 0; j < features.columns; ++j) {
    at[j] -= centred.means[j];
    for (std::size_t i = 0; i < features.rows; ++i) moments[j] += features(i, j) * centred.ideal[i];
  }
  FeatureFit fit{inverseTimes(directions, &FeatureDirection::inverse, moments)};
  const std::vector<double> along = inverseTimes(directions, &FeatureDirection::inverse, at);
  const auto& coefficients = fit.coefficients;
  const auto count = static_cast<double>(features.rows);
  fit.value = centred.idealMean + dotProduct(at, coefficients);
  double residuals = 0, heldBack = 0;
  for (std::size_t i = 0; i < features.rows; ++i) {
    residuals += std::pow(centred.ideal[i] - dotProduct(features.row(i), coefficients), 2);
  }
  for (const FeatureDirection& direction : directions) {
    heldBack +=
        dotProduct(direction.vector, at) * dotProduct(direction.vector, moments) * (direction.open - direction.inverse);
    fit.directions += direction.standsOut ? 1 : 0;
  }
  const double variance = openVariance(centred, examples, directions, at, moments, pointErrors, options.constant);
  fit.standardError = std::sqrt(variance + heldBack * heldBack);
  fit.residual = std::sqrt(residuals / std::max(count - static_cast<double>(used), 1.0));
  fit.fitError = fit.residual * std::sqrt(std::max(dotProduct(at, along), 0.0) + (options.constant ? 1 / count : 0));
  if (options.constant) fit.coefficients.push_back(centred.idealMean - dotProduct(centred.means, coefficients));
  return fit;
}

}  // namespace qualm
