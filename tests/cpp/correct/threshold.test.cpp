#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/correct/logical_error_rate.hpp"

using namespace qualm;

namespace {

struct Rates {
  LogicalErrors small, large;
};

Rates ratesOf(Code code, std::size_t small, std::size_t large, double p, std::uint64_t shots) {
  DecodingTime time;
  return {logicalErrorRate(code, small, p, shots, Random(21), time),
          logicalErrorRate(code, large, p, shots, Random(22), time)};
}

/// How many standard errors of their difference the first rate is above the second.
double excess(const LogicalErrors& a, const LogicalErrors& b) {
  const auto variance = [](const LogicalErrors& errors) {
    return errors.rate() * (1 - errors.rate()) / static_cast<double>(errors.shots);
  };
  return (a.rate() - b.rate()) / std::sqrt(variance(a) + variance(b));
}

}  // namespace

// Matching has its threshold at 0.6 to 1 % of circuit-level noise (Fowler et al. 2012, arXiv:1208.0928; Stephens 2014,
// arXiv:1311.5003), union-find a little lower (Huang, Newman and Brown 2020, arXiv:2004.04693). Each comparison asks
// for 4.5 standard errors of what lies well beyond that.
TEST_CASE("below its threshold a larger surface code is better, above it worse") {
  const Rates below = ratesOf(Code::surface, 3, 5, 0.003, 60000), above = ratesOf(Code::surface, 3, 5, 0.015, 8000);
  CHECK(excess(below.small, below.large) > 4.5);
  CHECK(excess(above.large, above.small) > 4.5);
  const Rates further = ratesOf(Code::surface, 5, 7, 0.003, 60000), beyond = ratesOf(Code::surface, 5, 7, 0.015, 4000);
  CHECK(excess(further.small, further.large) > 4.5);
  CHECK(excess(beyond.large, beyond.small) > 4.5);
}

TEST_CASE("below its threshold a longer repetition code is better, above it worse") {
  const Rates below = ratesOf(Code::repetition, 3, 7, 0.015, 40000),
              above = ratesOf(Code::repetition, 3, 7, 0.06, 20000);
  CHECK(excess(below.small, below.large) > 4.5);
  CHECK(excess(above.large, above.small) > 4.5);
}

TEST_CASE("equal seeds give equal rates, and decoding is timed beside them") {
  DecodingTime once, again;
  const auto first = logicalErrorRate(Code::surface, 3, 0.01, 5000, Random(4), once);
  const auto second = logicalErrorRate(Code::surface, 3, 0.01, 5000, Random(4), again);
  CHECK(first.failures == second.failures);
  CHECK(first.failures > 0);
  CHECK(once.rounds == 15000);
  CHECK(once.perRound() > 0);
}
