#include "qualm/statistics/interval.hpp"

#include <cmath>
#include <numbers>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

void requireInside(double probability, const char* what) {
  if (probability > 0.0 && probability < 1.0) return;
  throw Error(ErrorCode::invalidOption, std::string(what) + " must lie between 0 and 1.", numberText(probability),
              "more than 0, less than 1");
}

/// normalQuantile() for the lower tail, 0 < probability ≤ 1/2, where Φ(x) = erfc(−x/√2)/2 keeps every digit.
double lowerQuantile(double probability) {
  const double t = std::sqrt(-2.0 * std::log(probability));
  double x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (int correction = 0; correction < 3; ++correction) {
    const double excess = 0.5 * std::erfc(-x / std::numbers::sqrt2) - probability;
    const double newton = excess * std::sqrt(2.0 * std::numbers::pi) * std::exp(0.5 * x * x);
    x -= newton / (1.0 + 0.5 * x * newton);
  }
  return x;
}

}  // namespace

double normalQuantile(double probability) {
  requireInside(probability, "A probability");
  return probability <= 0.5 ? lowerQuantile(probability) : -lowerQuantile(1.0 - probability);
}

Interval wilsonInterval(std::uint64_t successes, std::uint64_t trials, double confidence) {
  requireInside(confidence, "The confidence");
  if (trials == 0) throw Error(ErrorCode::emptyData, "A proportion needs trials.", "0 trials", "at least 1 trial");
  if (successes > trials) {
    throw Error(ErrorCode::invalidOption, "There are more successes than trials.", std::to_string(successes),
                "0 to " + std::to_string(trials));
  }
  const double n = static_cast<double>(trials), p = static_cast<double>(successes) / n;
  const double z = -normalQuantile(0.5 * (1.0 - confidence));
  const double center = p + z * z / (2.0 * n);
  const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n));
  const double scale = 1.0 + z * z / n;
  return {successes == 0 ? 0.0 : (center - half) / scale, successes == trials ? 1.0 : (center + half) / scale};
}

}  // namespace qualm
