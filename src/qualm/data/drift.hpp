#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace qualm {

/// What a comparison of two samples of one column says.
struct Drift {
  std::size_t reference = 0, batch = 0;  ///< rows with a value
  double stability = 0.0;                ///< the population stability index
  double stabilityThreshold = 0.0;
  std::size_t bins = 0;
  double distance = 0.0;    ///< Kolmogorov and Smirnov's; NaN for text
  double pValue = 1.0;      ///< of the distance, asymptotic; NaN for text
  double pThreshold = 0.0;  ///< at most which the distance is flagged
  bool flagged = false;     ///< by either; set by flagDrift(), as the thresholds
};

/// The largest distance between the distributions of two samples, each sorted and not empty.
double kolmogorovSmirnov(std::span<const double> ascendingA, std::span<const double> ascendingB);

/// The probability that Kolmogorov's limit distribution exceeds x: 2 Σ (−1)^{k−1} exp(−2k²x²).
double kolmogorovTail(double x);

/// Σ (p − q) ln(p/q) over bins, from counts of two samples: half a row is added to every bin of both, so that an empty
/// one is no infinity.
double populationStability(std::span<const double> reference, std::span<const double> batch);

/// Numbers (NaN where one is missing): deciles of the reference as bins, missing values as one more.
/// Throws empty-data where one of them has no rows.
Drift compareNumbers(std::span<const double> reference, std::span<const double> batch);

/// Text, as counts of each category in both; the rare ones (fewer than 5 expected in the smaller sample) are one bin.
Drift compareCategories(std::span<const double> reference, std::span<const double> batch);

/// Flags the columns that have drifted at a family-wise level over all columns and both statistics. Half of the level
/// goes to the p-values (Holm 1979). The other half gives each stability index its threshold (Bonferroni): without
/// drift it is (1/n + 1/m)·χ² with bins − 1 degrees of freedom (Yurdakul 2018), and never under 0.1, below which the
/// industry calls a change insignificant.
void flagDrift(std::span<Drift> columns, double level);

}  // namespace qualm
