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

  /// Σ feature·ideal, of every feature.
  std::vector<double> moments() const {
    std::vector<double> sums(features.columns, 0.0);
    for (std::size_t i = 0; i < features.rows; ++i) {
      for (std::size_t j = 0; j < features.columns; ++j) sums[j] += features(i, j) * ideal[i];
    }
    return sums;
  }

  std::vector<double> fromMeans(std::span<const double> point) const {
    std::vector<double> at(point.begin(), point.end());
    for (std::size_t j = 0; j < at.size(); ++j) at[j] -= means[j];
    return at;
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

/// How far the value is from the one with nothing held back.
double heldBack(std::span<const FeatureDirection> directions, std::span<const double> at,
                std::span<const double> moments) {
  double sum = 0;
  for (const FeatureDirection& direction : directions) {
    sum +=
        dotProduct(direction.vector, at) * dotProduct(direction.vector, moments) * (direction.open - direction.inverse);
  }
  return sum;
}

/// Squares of the ideal values about the fit, and those that noise in the features makes in the mean.
struct ResidualSquares {
  double found = 0, byNoise = 0;

  /// What noise may leave of them, with one standard deviation of noise's own: chi-squared in the degrees of freedom.
  double unexplained(double left) const { return std::max(found - byNoise, 0.0) + byNoise * std::sqrt(2 / left); }
};

ResidualSquares residualSquares(const CentredExamples& centred, const Matrix& errors,
                                std::span<const double> coefficients) {
  ResidualSquares squares;
  for (std::size_t i = 0; i < errors.rows; ++i) {
    squares.found += std::pow(centred.ideal[i] - dotProduct(centred.features.row(i), coefficients), 2);
    for (std::size_t j = 0; j < errors.columns; ++j) squares.byNoise += std::pow(coefficients[j] * errors(i, j), 2);
  }
  return squares;
}

/// A direction that noise drowns may carry whatever the residuals leave unexplained: squares S are a coefficient of
/// √(S/λ) along it, by which the point and its noise count. None of it is hidden where λ ≫ ν.
double hiddenVariance(std::span<const FeatureDirection> directions, std::span<const double> at,
                      std::span<const double> pointErrors, double unexplained) {
  double sum = 0;
  for (const FeatureDirection& direction : directions) {
    double squares = std::pow(dotProduct(direction.vector, at), 2);
    for (std::size_t j = 0; j < at.size(); ++j) squares += std::pow(direction.vector[j] * pointErrors[j], 2);
    sum += squares * unexplained * (direction.open - direction.inverse);
  }
  return sum;
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
  const double noise = noiseSquares(examples.errors, options.constant);
  const std::vector<FeatureDirection> directions = featureDirections(centred, noise, options.ridge);
  const std::size_t used = directions.size() + (options.constant ? 1 : 0), count = examples.features.rows;
  if (count <= used && options.ridge == 0) {
    throw Error(ErrorCode::tooFewRows, "A fit needs more examples than coefficients.", std::to_string(count),
                std::to_string(used + 1) + " or more");
  }
  const std::vector<double> moments = centred.moments(), at = centred.fromMeans(point);
  FeatureFit fit{inverseTimes(directions, &FeatureDirection::inverse, moments)};
  fit.value = centred.idealMean + dotProduct(at, fit.coefficients);
  const auto left = std::max(static_cast<double>(count) - static_cast<double>(used), 1.0);
  const ResidualSquares residuals = residualSquares(centred, examples.errors, fit.coefficients);
  fit.standardError =
      std::sqrt(openVariance(centred, examples, directions, at, moments, pointErrors, options.constant) +
                std::pow(heldBack(directions, at, moments), 2) +
                hiddenVariance(directions, at, pointErrors, residuals.unexplained(left)));
  fit.residual = std::sqrt(residuals.found / left);
  const double spread = dotProduct(at, inverseTimes(directions, &FeatureDirection::inverse, at));
  fit.fitError =
      fit.residual * std::sqrt(std::max(spread, 0.0) + (options.constant ? 1 / static_cast<double>(count) : 0));
  fit.directions = static_cast<std::size_t>(
      std::count_if(directions.begin(), directions.end(), [](const FeatureDirection& d) { return d.standsOut; }));
  if (options.constant) fit.coefficients.push_back(centred.idealMean - dotProduct(centred.means, fit.coefficients));
  return fit;
}

}  // namespace qualm
