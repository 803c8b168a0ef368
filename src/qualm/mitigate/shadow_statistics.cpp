#include "qualm/mitigate/shadow_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/pauli_bases.hpp"

namespace qualm {
namespace {

double chanceBelow(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }

double powerOf(double base, std::size_t exponent) { return std::pow(base, static_cast<double>(exponent)); }

/// Points around 0 that the middle of `count` numbers stays within, as far as double precision tells.
std::vector<double> pointsFor(std::size_t count) {
  constexpr int half = 250;
  std::vector<double> points;
  for (int i = -half; i <= half; ++i) points.push_back(9.0 * i / half / std::sqrt(static_cast<double>(count)));
  return points;
}

/// The middle number has the density Φ^m (1 − Φ)^m φ, but for a factor.
double oddMedianVariance(std::size_t count) {
  const std::size_t m = (count - 1) / 2;
  double sum = 0, squares = 0;
  for (const double x : pointsFor(count)) {
    const double density = powerOf(4 * chanceBelow(x) * chanceBelow(-x), m) * std::exp(-x * x / 2);
    sum += density;
    squares += density * x * x;
  }
  return squares / sum;
}

/// The middle two, x ≤ y, have the density Φ(x)^{m−1} φ(x) (1 − Φ(y))^{m−1} φ(y), but for a factor.
double evenMedianVariance(std::size_t count) {
  const std::size_t m = count / 2;
  const std::vector<double> points = pointsFor(count);
  std::vector<double> lower;
  lower.reserve(points.size());
  for (const double x : points) lower.push_back(powerOf(2 * chanceBelow(x), m - 1) * std::exp(-x * x / 2));
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = i; j < points.size(); ++j) {
      // Half of what stands on the diagonal is beyond it; 1 − Φ(y) is Φ(−y), and the points are symmetric.
      const double density = (i == j ? 0.5 : 1) * lower[i] * lower[points.size() - 1 - j];
      const double median = (points[i] + points[j]) / 2;
      sum += density;
      squares += density * median * median;
    }
  }
  return squares / sum;
}

double shadowNorm(const Observable& observable) {
  double norm = 0;
  for (const auto& part : observable.parts) {
    if (part.term.support() != 0) norm += std::abs(part.coefficient) * std::sqrt(powerOf(3, weightOf(part.term)));
  }
  return norm;
}

std::uint64_t roundedUp(double count) { return static_cast<std::uint64_t>(std::ceil(count * (1 - 1e-12))); }

}  // namespace

double medianVariance(std::size_t count) {
  return count % 2 == 1 ? oddMedianVariance(count) : evenMedianVariance(count);
}

std::uint64_t ShadowSampleCount::wholeGroups() const { return roundedUp(groups); }
std::uint64_t ShadowSampleCount::wholeSnapshots() const { return roundedUp(snapshots); }

ShadowSampleCount shadowSampleCount(std::span<const Observable> observables, double epsilon, double delta) {
  if (!(epsilon > 0 && delta > 0 && delta < 1)) {
    throw Error(ErrorCode::invalidOption, "A sample count needs an error and a chance of missing it.",
                numberText(epsilon) + " and " + numberText(delta), "epsilon > 0 and 0 < delta < 1");
  }
  double norm = 0;
  for (const Observable& observable : observables) norm = std::max(norm, shadowNorm(observable));
  if (norm == 0) {
    throw Error(ErrorCode::emptyData, "The observables have nothing to measure.", "identities alone",
                "at least one Pauli operator");
  }
  const ShadowSampleCount count{2 * std::log(2 * static_cast<double>(observables.size()) / delta),
                                34 * norm * norm / (epsilon * epsilon)};
  if (count.groups * count.snapshots < 9e18) return count;
  throw Error(ErrorCode::invalidOption, "So small an error would take more shots than can be counted.",
              numberText(epsilon), "a larger epsilon");
}

}  // namespace qualm
