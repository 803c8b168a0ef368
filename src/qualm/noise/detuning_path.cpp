#include "qualm/noise/detuning_path.hpp"

#include <cmath>

namespace qualm {
namespace {

/// y − tanh y, by its series where the difference would be lost to rounding.
double beyondTanh(double y) {
  if (y > 0.05) return y - std::tanh(y);
  const double square = y * y;
  return y * square * (1.0 / 3 + square * (-2.0 / 15 + square * (17.0 / 315 - square * 62 / 2835)));
}

}  // namespace

DetuningPath::DetuningPath(double sigma, double correlation, Random random)
    : sigma_(sigma), correlation_(correlation), random_(random), delta_(sigma * random_.normal()) {}

/// The value at the end of the window is drawn first. Between two known ends the process is a bridge, whose integral is
/// normal with the mean τ·tanh(x/2)·(δ₀ + δ₁) and the variance 4σ²τ²·(x/2 − tanh(x/2)), where x = seconds/τ.
double DetuningPath::advance(double seconds) {
  if (std::isinf(correlation_)) return delta_ * seconds;
  const double before = delta_, x = seconds / correlation_;
  delta_ = before * std::exp(-x) + sigma_ * std::sqrt(-std::expm1(-2 * x)) * random_.normal();
  const double spread = 2 * sigma_ * correlation_ * std::sqrt(beyondTanh(x / 2));
  return correlation_ * std::tanh(x / 2) * (before + delta_) + spread * random_.normal();
}

}  // namespace qualm
