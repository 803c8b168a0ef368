#pragma once

#include <cstdint>

namespace qualm {

/// Both ends belong to it.
struct Interval {
  double low, high;
};

/// x with Φ(x) = probability, for the standard normal distribution function Φ.
/// Abramowitz and Stegun 26.2.23 starts it (error below 4.5e−4), Newton's and Halley's corrections on erfc finish it.
/// Throws invalid-option outside (0, 1).
double normalQuantile(double probability);

/// The score interval of E. B. Wilson (1927, JASA 22, 209) for a proportion: `successes` of `trials`.
/// Both ends lie in [0, 1]; they are exactly 0 without successes and exactly 1 without failures.
/// Throws empty-data without trials, invalid-option for more successes than trials or a confidence outside (0, 1).
Interval wilsonInterval(std::uint64_t successes, std::uint64_t trials, double confidence = 0.95);

}  // namespace qualm
