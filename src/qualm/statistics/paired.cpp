#include "qualm/statistics/paired.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {

double signTest(std::uint64_t wins, std::uint64_t losses) {
  const double n = static_cast<double>(wins) + static_cast<double>(losses);
  const double most = static_cast<double>(std::min(wins, losses));
  // The tail relative to its largest term; the terms below it follow from their ratio and can underflow harmlessly.
  double tail = 0.0, term = 1.0;
  for (double k = most; k >= 0.0 && term > 0.0; --k) {
    tail += term;
    term *= k / (n - k + 1.0);
  }
  const double logTerm =
      std::lgamma(n + 1.0) - std::lgamma(most + 1.0) - std::lgamma(n - most + 1.0) - n * std::numbers::ln2;
  return std::min(1.0, 2.0 * tail * std::exp(logTerm));
}

PairedTest mcnemarExact(std::span<const int> truth, std::span<const int> a, std::span<const int> b) {
  if (a.size() != truth.size() || b.size() != truth.size()) {
    throw Error(ErrorCode::shapeMismatch, "Both classifiers must predict every row.",
                std::to_string(a.size()) + " and " + std::to_string(b.size()) + " predictions",
                std::to_string(truth.size()) + " each");
  }
  if (truth.empty()) throw Error(ErrorCode::emptyData, "There are no rows.", "0 rows", "at least 1 row");
  PairedTest test{0, 0, 1.0};
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const bool right = a[i] == truth[i], otherRight = b[i] == truth[i];
    test.wins += right && !otherRight ? 1 : 0;
    test.losses += otherRight && !right ? 1 : 0;
  }
  test.pValue = signTest(test.wins, test.losses);
  return test;
}

}  // namespace qualm
