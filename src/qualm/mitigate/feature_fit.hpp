#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// Examples of noisy features and what they should have become.
struct NoisyExamples {
  Matrix features, errors;        ///< examples × features, and their standard errors (zeros where exact)
  std::span<const double> ideal;  ///< of each example: known without error
};

struct FeatureFitOptions {
  bool constant = true;  ///< ideal = Σ coefficient·feature + constant; else through the origin
  /// Added to the squares of every feature. Nothing: least squares, with what noise adds to the squares of the features
  /// taken off, since it would flatten the line.
  double ridge = 0;
};

/// A linear fit, read at one point.
struct FeatureFit {
  std::vector<double> coefficients;  ///< of the features; last the constant, where there is one
  double value = 0;
  /// From the standard errors of the features, those of the examples and those of the point, carried through the fit to
  /// first order; 0 where they are exact. That a line does not fit is not in it.
  double standardError = 0;
  double residual = 0;  ///< root mean square of the ideal values about the fit, in degrees of freedom that are left
  double fitError = 0;  ///< of the value, that those residuals stand for if examples were drawn anew
  std::size_t directions = 0;  ///< in which the features differ by more than their noise, and which are in the fit
};

/// Throws invalid-shots where features differ by no more than their shot noise: unless their squares (about their mean)
/// are more than twice what noise adds to them; and not-converged where they are all alike without noise, within 1e-12
/// of the ideal values' squares.
void requireSpread(double squares, double noise, double idealSquares);

/// Least squares along the directions in which the features differ by more than their noise: each direction's squares
/// must be more than twice what noise adds to them (and 1e-12 of the largest), else it is left out, as in principal
/// component regression. What noise adds is taken off the squares of the others: W. A. Fuller, "Measurement Error
/// Models" (1987), section 2.2, with the mean of the features' variances for each of them. With a ridge all
/// directions stay, and nothing is taken off.
///
/// Throws what requireSpread() throws for the longest direction, and too-few-rows without a degree of freedom left.
FeatureFit fitFeatures(const NoisyExamples& examples, std::span<const double> point,
                       std::span<const double> pointErrors, const FeatureFitOptions& options);

}  // namespace qualm
