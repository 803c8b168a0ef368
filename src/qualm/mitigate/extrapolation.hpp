#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// An expectation that was measured at a multiple of the noise.
struct ScaledValue {
  double scale;  ///< of the noise: 1 is the noise as it is; what was reached, not what was asked for
  double value;
  double standardError = 0;
};

/// The curves that are laid through values at several scales, and read at scale 0.
/// Temme, Bravyi, Gambetta 2017 (arXiv:1612.02058), Li and Benjamin 2017 (arXiv:1611.09301).
enum class Extrapolation {
  linear,           ///< a line by least squares
  polynomial,       ///< of a degree, by least squares
  richardson,       ///< the polynomial through all points
  fakeNodes,        ///< Richardson's, on scales moved to Chebyshev's nodes (De Marchi et al. 2020)
  exponential,      ///< a + b·exp(−c·scale) (Endo, Benjamin, Li 2018, arXiv:1712.09271)
  polyExponential,  ///< a ± exp(polynomial of a degree)
};

/// What the fit of an exponential makes small.
enum class ExponentialFit {
  values,             ///< the squares of value − curve
  logarithm,          ///< the squares of log|value − a| − log|curve − a|
  weightedLogarithm,  ///< the same, each weighted by |value − a|
};

struct ExtrapolationOptions {
  Extrapolation kind = Extrapolation::linear;
  std::size_t degree = 2;               ///< of polynomial and polyExponential
  std::optional<double> asymptote = 0;  ///< of exponentials; nothing: fitted, which takes a point more
  ExponentialFit fit = ExponentialFit::values;
};

/// A fitted curve. Its error is carried through the fit to first order: the points' errors times how far the curve
/// follows each of them.
class ExtrapolatedCurve {
 public:
  double value(double scale) const;

  /// How far the curve moves at a scale when each point moves by one; at scale 0 of a polynomial Richardson's
  /// coefficients.
  std::vector<double> sensitivities(double scale) const;

  /// Of the curve at a scale, from the points' own errors: says nothing of the bias of the model.
  double standardError(double scale) const;

  const std::vector<double>& parameters() const { return parameters_; }

 private:
  friend ExtrapolatedCurve extrapolate(std::span<const ScaledValue> points, const ExtrapolationOptions& options);

  double position(double scale) const;
  std::vector<double> gradient(double scale) const;

  bool exponential_ = false, fitsAsymptote_ = false;
  double asymptote_ = 0, sign_ = 1;
  double fakeWidth_ = 0;            ///< of fake nodes; 0: scales as they are
  std::vector<double> parameters_;  ///< of the polynomial, the constant first; last a fitted asymptote
  std::vector<double> errors_;      ///< of the points
  Matrix followed_;                 ///< parameters × points: how each parameter moves with each point
};

/// How many points a curve needs at least.
std::size_t pointsNeeded(const ExtrapolationOptions& options);

/// Throws too-few-rows for fewer points than pointsNeeded(), invalid-option for scales that are not positive and
/// finite, for one scale twice and where no exponential passes through the points (a value on the asymptote or on both
/// sides of it), not-finite for a value, and not-converged where the fit does not settle.
ExtrapolatedCurve extrapolate(std::span<const ScaledValue> points, const ExtrapolationOptions& options);

}  // namespace qualm
