#pragma once

#include <cstdint>
#include <span>

namespace qualm {

/// Two classifiers on the same rows. Rows on which both are right or both are wrong don't count.
struct PairedTest {
  std::uint64_t wins;    ///< rows that a gets right and b gets wrong
  std::uint64_t losses;  ///< rows that a gets wrong and b gets right
  double pValue;         ///< two-sided; 1 where there is nothing to tell them apart
};

/// The two-sided sign test: P(as uneven as this, or more) when each of wins + losses rows is a fair coin's throw.
double signTest(std::uint64_t wins, std::uint64_t losses);

/// McNemar's test (1947, Psychometrika 12, 153) in its exact binomial form.
/// Throws empty-data without rows, shape-mismatch unless all three have one entry a row.
PairedTest mcnemarExact(std::span<const int> truth, std::span<const int> a, std::span<const int> b);

}  // namespace qualm
