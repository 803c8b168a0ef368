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
  double ridge = 0;      ///< added to the squares of every feature
};

/// A linear fit, read at one point.
struct FeatureFit {
  std::vector<double> coefficients;  ///< of the features; last the constant, where there is one
  double value = 0;
  /// From the standard errors of the features, those of the examples and those of the point: carried to first order
  /// through the fit with nothing held back, how far the value is from that fit's, and what directions that noise
  /// drowns may hide. 0 where features are exact. That a line does not fit is not in it.
  double standardError = 0;
  double residual = 0;  ///< root mean square of the ideal values about the fit, in degrees of freedom that are left
  double fitError = 0;  ///< of the value, that those residuals stand for if examples were drawn anew
  std::size_t directions = 0;  ///< in which the features differ by more than their noise makes them
};

/// Throws invalid-shots where features differ by no more than their shot noise: unless their squares (about their mean)
/// are more than twice what noise adds to them; and not-converged where they are all alike without noise, within 1e-12
/// of the size of the ideal values.
void requireSpread(double squares, double noise, double idealSquares);

/// λ − ν + ν²/λ: what is left of the squares λ in one direction without the ν that noise adds, for use in place of
/// λ − ν, which knows no bounds once it is inverted. It tends to that for λ ≫ ν, is λ at λ = ν, and grows again where
/// noise drowns a direction, which an inverse then leaves out.
double squaresWithoutNoise(double squares, double noise);

/// Least squares (of least norm where exact features depend on each other, within 1e-12 of their largest squares), with
/// regard to noise in the features: it adds to their squares, on average ν, and so flattens the fit. Where λ are the
/// squares along a direction (an eigenvector of the features' second moments), 1/(λ − ν) undoes that (W. A. Fuller,
/// "Measurement Error Models", 1987, section 2.2); 1/squaresWithoutNoise(λ, ν) is what is used, and
/// 1/max(λ − ν, ν/2) counts as the fit with nothing held back. A ridge is added to either, so that it holds back at
/// many shots what it holds back at few.
///
/// Intervals of 1.96 standard errors hold the value of the same fit to exact features in 95 % of cases or more: in more
/// where λ is below about 4ν, as standard errors are the larger the less is known of how large they should be. Where
/// that value hangs on a direction that noise drowns, shots tell too little even for that: 92 % were held.
///
/// Throws what requireSpread() throws for the longest direction, and too-few-rows without a degree of freedom left.
FeatureFit fitFeatures(const NoisyExamples& examples, std::span<const double> point,
                       std::span<const double> pointErrors, const FeatureFitOptions& options);

}  // namespace qualm
