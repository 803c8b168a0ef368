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

/// A direction in the space of the features: its squares, how they are inverted, and how much larger the inverse would
/// be without anything held back.
struct FeatureDirection {
  std::vector<double> vector;
  double squares, inverse, heldBack = 0;
  bool standsOut = true;
};

FeatureDirection featureDirection(std::vector<double> vector, double squares, double noise, double ridge) {
  if (ridge > 0) return {std::move(vector), squares, 1 / (std::max(squares, 0.0) + ridge)};
  if (noise == 0) return {std::move(vector), squares, 1 / squares};
  FeatureDirection direction{std::move(vector), squares,
                             squares / (squares * squares - noise * squares + noise * noise)};
  direction.heldBack = 1 / std::max(squares - noise, noise / 2) - direction.inverse;
  direction.standsOut = squares > 2 * noise;
  return direction;
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
    directions.push_back(featureDirection(std::move(vector), eigen.values[d], noise, ridge));
  }
  return directions;
}

/// The squares' inverse times a vector.
std::vector<double> inverseTimes(std::span<const FeatureDirection> directions, std::span<const double> vector) {
  std::vector<double> result(vector.size(), 0.0);
  for (const FeatureDirection& direction : directions) {
    const double along = dotProduct(direction.vector, vector) * direction.inverse;
    for (std::size_t j = 0; j < result.size(); ++j) result[j] += along * direction.vector[j];
  }
  return result;
}

}  // namespace

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
  FeatureFit fit{inverseTimes(directions, moments)};
  const std::vector<double> along = inverseTimes(directions, at);
  const auto& coefficients = fit.coefficients;
  const auto count = static_cast<double>(features.rows);
  fit.value = centred.idealMean + dotProduct(at, coefficients);
  double variance = 0, residuals = 0;
  for (std::size_t j = 0; j < features.columns; ++j) variance += std::pow(coefficients[j] * pointErrors[j], 2);
  for (std::size_t i = 0; i < features.rows; ++i) {
    // The value moves with feature j of example i by along_j·residual_i − (x_i·along + 1/n)·coefficient_j.
    const double residual = centred.ideal[i] - dotProduct(features.row(i), coefficients);
    const double weight = dotProduct(features.row(i), along) + (options.constant ? 1 / count : 0);
    residuals += residual * residual;
    for (std::size_t j = 0; j < features.columns; ++j) {
      variance += std::pow((along[j] * residual - weight * coefficients[j]) * examples.errors(i, j), 2);
    }
  }
  double heldBack = 0;
  for (const FeatureDirection& direction : directions) {
    heldBack += dotProduct(direction.vector, at) * dotProduct(direction.vector, moments) * direction.heldBack;
    fit.directions += direction.standsOut ? 1 : 0;
  }
  fit.standardError = std::sqrt(variance + heldBack * heldBack);
  fit.residual = std::sqrt(residuals / std::max(count - static_cast<double>(used), 1.0));
  fit.fitError = fit.residual * std::sqrt(std::max(dotProduct(at, along), 0.0) + (options.constant ? 1 / count : 0));
  if (options.constant) fit.coefficients.push_back(centred.idealMean - dotProduct(centred.means, coefficients));
  return fit;
}

}  // namespace qualm
