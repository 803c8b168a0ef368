#include "qualm/mitigate/extrapolation.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/exponential_fit.hpp"
#include "qualm/optimize/least_squares.hpp"

namespace qualm {
namespace {

bool isExponential(Extrapolation kind) {
  return kind == Extrapolation::exponential || kind == Extrapolation::polyExponential;
}

std::size_t degreeFor(const ExtrapolationOptions& options, std::size_t points) {
  switch (options.kind) {
    case Extrapolation::linear:
    case Extrapolation::exponential:
      return 1;
    case Extrapolation::polynomial:
    case Extrapolation::polyExponential:
      return options.degree;
    default:
      return points - 1;
  }
}

void requireScales(std::span<const ScaledValue> points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double scale = points[i].scale;
    if (!(scale > 0) || !std::isfinite(scale)) {
      throw Error(ErrorCode::invalidOption, "A scale of the noise must be a positive number.", numberText(scale),
                  "more than 0");
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (points[j].scale != scale) continue;
      throw Error(ErrorCode::invalidOption, "Two values were measured at the same scale of the noise.",
                  numberText(scale) + " twice", "scales that differ, once folding has reached them");
    }
    if (std::isfinite(points[i].value)) continue;
    throw Error(ErrorCode::notFinite, "A value to extrapolate from is not a finite number.", "NaN or infinity",
                "finite numbers");
  }
}

void requirePoints(std::span<const ScaledValue> points, const ExtrapolationOptions& options) {
  const std::size_t needed = pointsNeeded(options);
  if (points.size() < needed) {
    throw Error(ErrorCode::tooFewRows, "An extrapolation needs more scales of the noise.",
                std::to_string(points.size()), std::to_string(needed) + " or more for this curve");
  }
  requireScales(points);
}

/// Fake nodes are made for scales at equal distances.
double fakeWidthOf(std::span<const ScaledValue> points) {
  std::vector<double> scales;
  for (const ScaledValue& point : points) scales.push_back(point.scale);
  std::sort(scales.begin(), scales.end());
  const double step = scales[1] - scales[0];
  for (std::size_t i = 1; i < scales.size(); ++i) {
    if (std::abs(scales[i] - scales[i - 1] - step) < 1e-9) continue;
    throw Error(ErrorCode::invalidOption, "Fake nodes need scales at equal distances.",
                numberText(scales[i] - scales[i - 1]) + " beside " + numberText(step), "one distance");
  }
  return scales.front() + scales.back();
}

/// Least squares of a polynomial: the parameters as a linear map of the values.
Matrix polynomialFit(std::span<const double> positions, std::size_t degree) {
  return solveLeastSquares(powersOf(positions, degree), unitMatrix(positions.size()));
}

}  // namespace

std::size_t pointsNeeded(const ExtrapolationOptions& options) {
  const bool all = options.kind == Extrapolation::richardson || options.kind == Extrapolation::fakeNodes;
  if (all) return 2;
  return degreeFor(options, 2) + 1 + (isExponential(options.kind) && !options.asymptote ? 1 : 0);
}

ExtrapolatedCurve extrapolate(std::span<const ScaledValue> points, const ExtrapolationOptions& options) {
  requirePoints(points, options);
  ExtrapolatedCurve curve;
  for (const ScaledValue& point : points) curve.errors_.push_back(point.standardError);
  const std::size_t degree = degreeFor(options, points.size());
  if (isExponential(options.kind)) {
    const FittedExponential fitted = fitExponential(points, degree, options.asymptote, options.fit);
    curve.exponential_ = true;
    curve.fitsAsymptote_ = !options.asymptote;
    curve.asymptote_ = fitted.asymptote;
    curve.sign_ = fitted.sign;
    curve.parameters_ = fitted.parameters;
    curve.followed_ = fitted.followed;
    return curve;
  }
  if (options.kind == Extrapolation::fakeNodes) curve.fakeWidth_ = fakeWidthOf(points);
  std::vector<double> positions;
  for (const ScaledValue& point : points) positions.push_back(curve.position(point.scale));
  curve.followed_ = polynomialFit(positions, degree);
  curve.parameters_.assign(degree + 1, 0.0);
  for (std::size_t k = 0; k <= degree; ++k) {
    for (std::size_t i = 0; i < points.size(); ++i) curve.parameters_[k] += curve.followed_(k, i) * points[i].value;
  }
  return curve;
}

/// S(x) of De Marchi et al. 2020 on [0, width]; 0 stays 0.
double ExtrapolatedCurve::position(double scale) const {
  return fakeWidth_ == 0 ? scale : fakeWidth_ / 2 * (1 - std::cos(std::numbers::pi * scale / fakeWidth_));
}

double ExtrapolatedCurve::value(double scale) const {
  const double x = position(scale);
  double sum = 0;
  for (std::size_t k = parameters_.size() - (fitsAsymptote_ ? 1 : 0); k-- > 0;) sum = sum * x + parameters_[k];
  return exponential_ ? asymptote_ + sign_ * std::exp(sum) : sum;
}

/// Of the value by the parameters.
std::vector<double> ExtrapolatedCurve::gradient(double scale) const {
  const double x = position(scale);
  std::vector<double> result;
  double power = exponential_ ? value(scale) - asymptote_ : 1;
  for (std::size_t k = 0; k < parameters_.size() - (fitsAsymptote_ ? 1 : 0); ++k, power *= x) result.push_back(power);
  if (fitsAsymptote_) result.push_back(1);
  return result;
}

std::vector<double> ExtrapolatedCurve::sensitivities(double scale) const {
  const std::vector<double> slope = gradient(scale);
  std::vector<double> result(errors_.size(), 0.0);
  for (std::size_t k = 0; k < slope.size(); ++k) {
    for (std::size_t i = 0; i < result.size(); ++i) result[i] += slope[k] * followed_(k, i);
  }
  return result;
}

double ExtrapolatedCurve::standardError(double scale) const {
  double variance = 0;
  const std::vector<double> moved = sensitivities(scale);
  for (std::size_t i = 0; i < moved.size(); ++i) variance += moved[i] * moved[i] * errors_[i] * errors_[i];
  return std::sqrt(variance);
}

}  // namespace qualm
