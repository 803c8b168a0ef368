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

/// worsening() from one distance to another.
double worsening(Code code, std::size_t smaller, std::size_t larger, std::size_t rounds, const CodeNoise& noise,
                 std::uint64_t shots) {
  DecodingTime time;
  const auto failures = [&](std::size_t distance) {
    const CodeExperiment experiment = codeExperiment(code, distance, rounds == 0 ? distance : rounds, noise);
    return logicalErrors(experiment, shots, Random(21).stream(distance), time);
  };
  return worsening(failures(smaller), failures(larger));
}

constexpr std::size_t asManyAsTheDistance = 0;

}  // namespace

// Every comparison asks for 4.5 standard errors and finds at least 8.6, which falls below 4.5 in 2e-5 of all seeds.

// Matching has its threshold at 0.6 to 1 % of circuit-level noise, more or less by what the noise leaves out (Fowler et
// al. 2012, arXiv:1208.0928; Stephens 2014, arXiv:1311.5003), union-find a little lower (Huang, Newman and Brown 2020,
// arXiv:2004.04693).
TEST_CASE("under circuit-level noise a larger surface code is better at 0.3 % and worse at 1.5 %") {
  const auto worse = [](std::size_t smaller, std::size_t larger, double p, std::uint64_t shots) {
    return worsening(Code::surface, smaller, larger, asManyAsTheDistance, CodeNoise::circuitLevel(p), shots);
  };
  CHECK(worse(3, 5, 0.003, 150000) < -4.5);
  CHECK(worse(5, 7, 0.003, 150000) < -4.5);
  CHECK(worse(3, 5, 0.015, 20000) > 4.5);
  CHECK(worse(5, 7, 0.015, 20000) > 4.5);
}

// Nothing happens to qubits that wait, so a bit and a round have 8p/15 of faults in space, 8p/15 in both at once and
// 38p/15 in time alone: lengths 5 and 7 cross near 7.4 %, 15 and 21 near 6.6 %.
TEST_CASE("under circuit-level noise a longer repetition code is better at 3 % and worse at 10 %") {
  const auto worse = [](std::size_t smaller, std::size_t larger, double p, std::uint64_t shots) {
    return worsening(Code::repetition, smaller, larger, asManyAsTheDistance, CodeNoise::circuitLevel(p), shots);
  };
  CHECK(worse(3, 5, 0.015, 50000) < -4.5);
  CHECK(worse(5, 7, 0.015, 100000) < -4.5);
  CHECK(worse(3, 7, 0.03, 50000) < -4.5);
  CHECK(worse(3, 5, 0.1, 80000) > 4.5);
  CHECK(worse(5, 7, 0.1, 50000) > 4.5);
}

// The published thresholds of this decoder on toric codes: 9.9 % with perfect measurements and 2.6 % with measurements
// that fail as often as data (Delfosse and Nickerson 2021, arXiv:1709.06218). A repetition code with such measurements
// has the decoding graph of a surface code with perfect ones: a square lattice.
TEST_CASE("the decoder's thresholds are the published ones: 9.9 % with perfect measurements, 2.6 % with noisy ones") {
  const auto perfect = [](double p) { return worsening(Code::surface, 7, 21, 1, CodeNoise::codeCapacity(p), 12000); };
  CHECK(perfect(0.08) < -4.5);
  CHECK(perfect(0.12) > 4.5);
  const auto repeated = [](double p) {
    return worsening(Code::repetition, 7, 21, asManyAsTheDistance, CodeNoise::phenomenological(p), 8000);
  };
  CHECK(repeated(0.08) < -4.5);
  CHECK(repeated(0.12) > 4.5);
  const auto noisy = [](double p) {
    return worsening(Code::surface, 5, 9, asManyAsTheDistance, CodeNoise::phenomenological(p), 20000);
  };
  CHECK(noisy(0.02) < -4.5);
  CHECK(noisy(0.031) > 4.5);
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
