#include "qualm/correct/crossing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/correct/curve_point.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// The curve 0.1·(p/threshold)^((distance + 1)/2), with what chance adds to so many shots.
std::vector<LogicalErrors> drawnCurve(const std::vector<double>& rates, double threshold, int distance,
                                      std::uint64_t shots, Random random) {
  std::vector<LogicalErrors> curve;
  for (const double p : rates) {
    const double rate = 0.1 * std::pow(p / threshold, (distance + 1) / 2);
    const double spread = std::sqrt(rate * (1 - rate) * static_cast<double>(shots));
    const double drawn = std::round(rate * static_cast<double>(shots) + spread * random.normal());
    const auto failures = static_cast<std::uint64_t>(std::max(0.0, drawn));
    curve.push_back(counted(failures, shots));
  }
  return curve;
}

Crossing drawnCrossing(const std::vector<double>& rates, std::uint64_t seed) {
  const Random random(seed);
  return crossing(rates, drawnCurve(rates, 0.01, 3, 20000, random.stream(3)),
                  drawnCurve(rates, 0.01, 5, 20000, random.stream(5)));
}

const std::vector<double> around{0.007, 0.009, 0.0095, 0.0105, 0.011, 0.013};

}  // namespace

// The mean of 200 is known to a fourteenth of the spread, the spread to 5 %: both bounds are five times that.
TEST_CASE("curves cross where they were made to, within the standard error that is told") {
  double sum = 0, squares = 0, claimed = 0;
  constexpr int seeds = 200;
  for (int seed = 0; seed < seeds; ++seed) {
    INFO("seed " << seed);
    const Crossing found = drawnCrossing(around, static_cast<std::uint64_t>(seed));
    REQUIRE(found.order == CurveOrder::crosses);
    CHECK(found.below < 0.01);
    CHECK(found.above > 0.01);
    sum += found.rate / seeds;
    squares += (found.rate - 0.01) * (found.rate - 0.01) / seeds;
    claimed += found.standardError / seeds;
  }
  CHECK(std::abs(sum - 0.01) < 5 * claimed / 14);
  CHECK(std::sqrt(squares) < 1.25 * claimed);
  CHECK(std::sqrt(squares) > 0.75 * claimed);
}

TEST_CASE("where only one side of a crossing is seen, there is none") {
  CHECK(drawnCrossing({0.003, 0.004, 0.006}, 1).order == CurveOrder::largerBetter);
  CHECK(drawnCrossing({0.013, 0.015, 0.02}, 1).order == CurveOrder::largerWorse);
  int apart = 0;  // by chance the 95 % intervals of two equal rates are apart in 0.6 %, somewhere in three 1.7 %
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    apart += drawnCrossing({0.00999, 0.01, 0.01001}, seed).order == CurveOrder::notToldApart ? 0 : 1;
  }
  CHECK(apart <= 18);
  const std::vector<double> rates{0.004, 0.02};
  const auto low = drawnCurve(rates, 0.01, 3, 20000, Random(1)), high = drawnCurve(rates, 0.01, 5, 20000, Random(2));
  CHECK(crossing(rates, low, high).order == CurveOrder::crosses);
  CHECK(crossing(rates, high, low).order == CurveOrder::notToldApart);  // worse first and better then
  CHECK(crossing({}, {}, {}).order == CurveOrder::notToldApart);
}

TEST_CASE("curves that don't fit each other are refused") {
  const std::vector<LogicalErrors> two(2, {1, 10, {0, 1}}), one(1, {1, 10, {0, 1}});
  CHECK(codeOf([&] { crossing(std::vector{0.1, 0.2}, two, one); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { crossing(std::vector{0.2, 0.1}, two, two); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { crossing(std::vector{0.1, 0.1}, two, two); }) == ErrorCode::invalidOption);
}

TEST_CASE("a rate of each round flips as often over all rounds as the whole") {
  for (const std::size_t rounds : {1, 3, 21}) {
    for (const double rate : {0.0, 1e-12, 1e-3, 0.2, 0.4999}) {
      INFO("rounds " << rounds << ", rate " << rate);
      CHECK(1 - 2 * rate == Approx(std::pow(1 - 2 * perRound(rate, rounds), rounds)).epsilon(1e-9));
    }
  }
  CHECK(perRound(3e-15, 3) == Approx(1e-15));
  CHECK(perRound(0.7, 5) == 0.5);
}

TEST_CASE("shots that are drawn in parts are those of one draw") {
  const auto experiment = codeExperiment(Code::repetition, 3, 3, faultModelNamed("circuit-level"), 0.03);
  DecodingTime time;
  const std::uint64_t whole = logicalFailures(experiment, {0, 3 * shotsInBlock - 100}, Random(5), time);
  std::uint64_t parts = 0;
  for (const std::uint64_t block : {0, 1, 2}) {
    const std::uint64_t count = shotsInBlock - (block == 2 ? 100 : 0);
    parts += logicalFailures(experiment, {block * shotsInBlock, count}, Random(5), time);
  }
  CHECK(whole == parts);
  CHECK(whole > 0);
  CHECK(codeOf([&] { logicalFailures(experiment, {5, 10}, Random(5), time); }) == ErrorCode::invalidShots);
  CHECK(codeOf([&] { logicalFailures(experiment, {0, 0}, Random(5), time); }) == ErrorCode::invalidShots);
  CHECK(codeOf([] { faultModelNamed("odd"); }) == ErrorCode::invalidOption);
}

TEST_CASE("points of a seed are independent, and have names and qubits") {
  DecodingTime time;
  const auto failures = [&](Code code, std::size_t distance, double rate, std::uint64_t seed) {
    return failuresAt({code, distance, 3, faultModelNamed("operations-only"), rate}, {0, 4000}, Random(seed), time);
  };
  CHECK(failures(Code::surface, 3, 0.02, 1) == failures(Code::surface, 3, 0.02, 1));
  CHECK(failures(Code::surface, 3, 0.02, 1) != failures(Code::surface, 3, 0.02, 2));
  CHECK(failures(Code::surface, 3, 0.02, 1) !=
        failures(Code::surface, 3, 0.0200001, 1));  // other draws at one strength
  CHECK(codeNamed("surface") == Code::surface);
  CHECK(codeNamed("repetition") == Code::repetition);
  CHECK(codeOf([] { codeNamed("steane"); }) == ErrorCode::invalidOption);
  for (const Code code : {Code::repetition, Code::surface}) {
    for (const std::size_t distance : {3, 5}) {
      CHECK(codeExperiment(code, distance, 1, CodeNoise{}).program.qubits() == physicalQubits(code, distance));
    }
  }
}

// A data qubit of a repetition code waits while checks are reset (but in the first round, when it is reset too), in one
// of the two steps of CX if it is at an end, and while checks are measured. The Hadamard gates take two steps more.
TEST_CASE("a qubit waits in every step in which nothing is done to it") {
  const CodeNoise waiting{0, 0, 0, 0, 0, 0.01};
  const auto waits = [&](Code code, int distance, int rounds, CheckCircuit circuit) {
    const CodeExperiment experiment =
        codeExperiment(code, static_cast<std::size_t>(distance), static_cast<std::size_t>(rounds), waiting, circuit);
    const auto isWait = [](const auto& step) { return step.kind == CliffordProgram::Step::Kind::mixture; };
    return std::count_if(experiment.program.steps().begin(), experiment.program.steps().end(), isWait);
  };
  for (const int distance : {3, 5}) {
    for (const int rounds : {1, 4}) {
      const int direct = rounds * (2 * distance + 2) - distance;
      CHECK(waits(Code::repetition, distance, rounds, CheckCircuit::direct) == direct);
      CHECK(waits(Code::repetition, distance, rounds, CheckCircuit::hadamards) == direct + 2 * distance * rounds);
    }
  }
  // Distance 3, 17 qubits, 4 checks of four data qubits and 4 of two: 24 of CX. Of 6 steps, 17 qubits each, 48 places
  // are taken by CX, 8 by resets and 8 by measurements, and 9 by the first reset of the data. 8 steps: 2 · 4 Hadamards.
  CHECK(waits(Code::surface, 3, 1, CheckCircuit::direct) == 6 * 17 - 48 - 16 - 9);
  CHECK(waits(Code::surface, 3, 2, CheckCircuit::direct) == 2 * (6 * 17 - 48 - 16) - 9);
  CHECK(waits(Code::surface, 3, 1, CheckCircuit::hadamards) == 8 * 17 - 48 - 16 - 9 - 8);
}
