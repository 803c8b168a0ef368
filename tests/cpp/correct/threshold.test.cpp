#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/correct/logical_error_rate.hpp"

using namespace qualm;

namespace {

/// How many standard errors of their difference the larger code's rate of failures is above the smaller one's.
double worsening(const LogicalErrors& smaller, const LogicalErrors& larger) {
  const auto variance = [](const LogicalErrors& errors) {
    return errors.rate() * (1 - errors.rate()) / static_cast<double>(errors.shots);
  };
  return (larger.rate() - smaller.rate()) / std::sqrt(variance(smaller) + variance(larger));
}

/// worsening() from one distance to another, `roundsOf` rounds each or, where it is 0, as many as the distance.
double worsening(Code code, std::size_t smaller, std::size_t larger, std::size_t roundsOf, const FaultModel& model,
                 double p, std::uint64_t shots) {
  DecodingTime time;
  const auto failures = [&](std::size_t distance) {
    const auto experiment = codeExperiment(code, distance, roundsOf == 0 ? distance : roundsOf, model, p);
    return logicalErrors(experiment, shots, Random(21).stream(distance), time);
  };
  return worsening(failures(smaller), failures(larger));
}

constexpr std::size_t asManyAsTheDistance = 0;

}  // namespace

// Every comparison asks for 4.5 standard errors and finds at least 8, which falls below 4.5 in 2e-4 of all seeds.

// Published: 0.5 to 0.7 % for this model on surface codes, by matching that heeds correlations (Gidney et al. 2021,
// arXiv:2108.10457), and on toric codes 0.62 % for weighted union-find, 0.72 % for matching (Huang, Newman and Brown
// 2020, arXiv:2004.04693).
TEST_CASE("under circuit-level noise a larger surface code is better at 0.4 % and worse at 0.85 %") {
  const auto worse = [](std::size_t smaller, std::size_t larger, double p, std::uint64_t shots) {
    return worsening(Code::surface, smaller, larger, asManyAsTheDistance, faultModelNamed("circuit-level"), p, shots);
  };
  CHECK(worse(3, 5, 0.0025, 60000) < -4.5);
  CHECK(worse(5, 9, 0.004, 20000) < -4.5);
  CHECK(worse(3, 5, 0.009, 20000) > 4.5);
  CHECK(worse(5, 9, 0.0085, 10000) > 4.5);
}

// How long data wait decides. For two steps of each round: lengths 5 and 7 cross near 4.5 %, 11 and 21 near 4.4 %. For
// four, with Hadamard gates: both 5 and 7 and 5 and 11 near 2.9 %, like the 3 % that is often named, without a source
// that is known here. Where waiting does nothing: 5 and 7 near 7.9 %, 15 and 21 near 6.6 %, within the 5 to 10 % that
// Cao et al. 2025 (arXiv:2501.03582) scan for the crossing of these circuits.
TEST_CASE("a longer repetition code is better below about 4.5, 3 or 7 %, by how long data wait, and worse above") {
  const auto worse = [](const char* model, double p, std::uint64_t shots) {
    return worsening(Code::repetition, 5, 9, asManyAsTheDistance, faultModelNamed(model), p, shots);
  };
  CHECK(worse("circuit-level", 0.0275, 15000) < -4.5);
  CHECK(worse("circuit-level", 0.06, 10000) > 4.5);
  CHECK(worse("hadamards", 0.02, 15000) < -4.5);
  CHECK(worse("hadamards", 0.04, 10000) > 4.5);
  CHECK(worse("operations-only", 0.05, 10000) < -4.5);
  CHECK(worse("operations-only", 0.105, 10000) > 4.5);
}

// The published thresholds of this decoder on toric codes: 9.9 % with perfect measurements and 2.6 % with measurements
// that fail as often as data (Delfosse and Nickerson 2021, arXiv:1709.06218). A repetition code with such measurements
// has the decoding graph of a surface code with perfect ones: a square lattice.
TEST_CASE("the decoder's thresholds are the published ones: 9.9 % with perfect measurements, 2.6 % with noisy ones") {
  const auto perfect = [](double p) {
    return worsening(Code::surface, 7, 21, 1, faultModelNamed("code-capacity"), p, 12000);
  };
  CHECK(perfect(0.08) < -4.5);
  CHECK(perfect(0.12) > 4.5);
  const auto repeated = [](double p) {
    return worsening(Code::repetition, 7, 21, asManyAsTheDistance, faultModelNamed("phenomenological"), p, 8000);
  };
  CHECK(repeated(0.08) < -4.5);
  CHECK(repeated(0.12) > 4.5);
  const auto noisy = [](double p) {
    return worsening(Code::surface, 5, 9, asManyAsTheDistance, faultModelNamed("phenomenological"), p, 20000);
  };
  CHECK(noisy(0.02) < -4.5);
  CHECK(noisy(0.031) > 4.5);
}

TEST_CASE("equal seeds give equal rates, and decoding is timed beside them") {
  const auto experiment = codeExperiment(Code::surface, 3, 3, faultModelNamed("circuit-level"), 0.01);
  DecodingTime once, again;
  const auto first = logicalErrors(experiment, 5000, Random(4), once);
  const auto second = logicalErrors(experiment, 5000, Random(4), again);
  CHECK(first.failures == second.failures);
  CHECK(first.failures > 0);
  CHECK(once.rounds == 15000);
  CHECK(once.perRound() > 0);
}
