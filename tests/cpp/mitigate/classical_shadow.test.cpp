#include "qualm/mitigate/classical_shadow.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/mitigate/shadow_statistics.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

struct Shadowed {
  Circuit circuit;
  std::vector<Observable> observables;
  Request request;

  explicit Shadowed(std::uint64_t seed, std::uint64_t shots = 0, std::size_t qubits = 3) : circuit(qubits) {
    Random random(seed);
    circuit = randomCircuit({qubits, 12}, random);
    observables = {{{{1.0, parsePauli("Z0 Z1", qubits)}, {0.25, PauliTerm{}}}},
                   {{{0.6, parsePauli("Z0", qubits)}, {-0.8, parsePauli("X1", qubits)}}}};
    if (qubits > 2) observables.push_back({{{1.0, parsePauli("X0 Y1 Z2", qubits)}}});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
    request.evidence = true;
  }

  void observe(std::vector<Observable> others) {
    observables = std::move(others);
    request.observables = observables;
  }

  Estimates plain() const {
    Request exact = request;
    exact.shots = 0;
    Ledger ledger;
    return StatevectorExecutor().execute(exact, Random(0), ledger);
  }

  Estimates run(std::size_t groups, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<ClassicalShadow>(ClassicalShadowOptions{groups}),
                             std::make_shared<StatevectorExecutor>())
        .execute(request, Random(seed), ledger);
  }
};

/// Mean and variance of what one snapshot says, over all bases and outcomes of a state vector. Every outcome's chance
/// is that of a state of the basis: Π (1 ± P_q)/2, by expectations of products.
std::pair<double, double> snapshotMoments(const Shadowed& shadowed, const Observable& observable) {
  const std::size_t qubits = shadowed.circuit.qubits(), outcomes = std::size_t{1} << qubits;
  const std::vector<PauliTerm> bases = allBases(qubits);
  double mean = 0, squares = 0;
  for (const PauliTerm& basis : bases) {
    std::vector<Observable> parts;
    for (std::uint64_t mask = 0; mask < outcomes; ++mask) parts.push_back({{{1.0, {basis.x & mask, basis.z & mask}}}});
    Request request = shadowed.request;
    request.observables = parts;
    request.shots = 0;
    Ledger ledger;
    const Estimates products = StatevectorExecutor().execute(request, Random(0), ledger);
    for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
      double chance = 0, value = 0;
      for (std::uint64_t mask = 0; mask < outcomes; ++mask) {
        chance += paritySign(outcome & mask) * products.values(0, mask) / static_cast<double>(outcomes);
      }
      for (const auto& [coefficient, term] : observable.parts) {
        double factor = coefficient;
        for (std::size_t q = 0; q < qubits; ++q) {
          const bool has = (term.support() >> q) & 1U;
          const bool same = ((term.x ^ basis.x) >> q & 1U) == 0 && ((term.z ^ basis.z) >> q & 1U) == 0;
          if (has) factor *= same ? ((outcome >> q) & 1U ? -3 : 3) : 0;
        }
        value += factor;
      }
      mean += chance * value / static_cast<double>(bases.size());
      squares += chance * value * value / static_cast<double>(bases.size());
    }
  }
  return {mean, squares - mean * mean};
}

/// All X, Y and Z products on two of so many qubits.
std::vector<Observable> allPairs(std::size_t qubits) {
  std::vector<Observable> pairs;
  for (std::size_t a = 0; a < qubits; ++a) {
    for (std::size_t b = a + 1; b < qubits; ++b) {
      for (const char p : {'X', 'Y', 'Z'}) {
        for (const char q : {'X', 'Y', 'Z'}) {
          pairs.push_back({{{1.0, parsePauli(p + std::to_string(a) + " " + q + std::to_string(b), qubits)}}});
        }
      }
    }
  }
  return pairs;
}

}  // namespace

TEST_CASE("ten observables of weight two within 0.1 at 99 % take 16 groups of 30,600 snapshots") {
  std::vector<Observable> ten(10, Observable{{{1.0, parsePauli("X0 Z3", 4)}}});
  const ShadowSampleCount count = shadowSampleCount(ten, 0.1, 0.01);
  CHECK(std::abs(count.groups - 15.2018) < 5e-5);
  CHECK(count.wholeGroups() == 16);
  CHECK(count.wholeSnapshots() == 30600);
  CHECK(count.total() == 489600);
  CHECK(std::ceil(count.groups * count.snapshots) == 465176);
  ten.push_back({{{2.0, PauliTerm{}}, {0.5, parsePauli("X0", 4)}, {-0.5, parsePauli("Z0 Z1 Z2", 4)}}});
  // (√3/2 + √27/2)² = 12, which is more than 9.
  CHECK(shadowSampleCount(ten, 0.1, 0.01).snapshots == Approx(34 * 12 / 0.01));
  CHECK(codeOf([&] { shadowSampleCount(ten, 0, 0.01); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { shadowSampleCount(ten, 0.1, 1); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { shadowSampleCount(ten, 1e-12, 0.1); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { shadowSampleCount({}, 0.1, 0.1); }) == ErrorCode::emptyData);
}

TEST_CASE("the median of normal numbers has the variance that tables of order statistics give") {
  // Odd: Pearson and Hartley, Biometrika Tables for Statisticians, table 9. Two and infinitely many: closed forms.
  CHECK(medianVariance(1) == Approx(1).epsilon(1e-6));
  CHECK(medianVariance(2) == Approx(0.5).epsilon(1e-3));
  CHECK(medianVariance(3) == Approx(0.4487).epsilon(2e-4));
  CHECK(medianVariance(5) == Approx(0.2868).epsilon(2e-4));
  CHECK(medianVariance(4) == Approx(0.2982).epsilon(1e-3));
  CHECK(medianVariance(4001) == Approx(std::numbers::pi / 2 / 4001).epsilon(1e-3));
  CHECK(medianVariance(4000) == Approx(std::numbers::pi / 2 / 4000).epsilon(2e-3));
}

TEST_CASE("exact shadows are the state's own expectations") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    INFO("seed " << seed);
    const Shadowed exact(seed);
    const Estimates plain = exact.plain(), found = exact.run(9);
    for (std::size_t o = 0; o < 3; ++o) {
      CHECK(found.values(0, o) == Approx(plain.values(0, o)).margin(1e-10));
      CHECK(found.standardErrors(0, o) == 0);
    }
  }
}

TEST_CASE("one snapshot's variance is 3^k - <P>^2 for a term of weight k") {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    INFO("seed " << seed);
    const Shadowed shadowed(seed);
    const Estimates plain = shadowed.plain();
    const auto [single, singleVariance] = snapshotMoments(shadowed, {{{1.0, parsePauli("Z0 Z1", 3)}}});
    CHECK(singleVariance == Approx(9 - single * single).epsilon(1e-10));
    const auto [triple, tripleVariance] = snapshotMoments(shadowed, shadowed.observables[2]);
    CHECK(triple == Approx(plain.values(0, 2)).margin(1e-10));
    CHECK(tripleVariance == Approx(27 - triple * triple).epsilon(1e-10));
  }
}

// One group is the plain mean. Over 400 seeds of 300 snapshots each, the mean of 3 estimates is within 4.5 standard
// errors (missed once in 50,000 times), and their variance within 36 % of what brute force says: 5 of its standard
// errors √(2/399) where estimates are normal.
TEST_CASE("single shadows are unbiased and have the variance that brute force over all bases gives") {
  const Shadowed sampled(3, 100);
  REQUIRE(measurementSettings(sampled.observables).size() == 3);
  constexpr int seeds = 400;
  const double snapshots = 300;
  std::vector<double> sums(3, 0.0), squares(3, 0.0), claimed(3, 0.0);
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Estimates found = sampled.run(1, seed);
    for (std::size_t o = 0; o < 3; ++o) {
      sums[o] += found.values(0, o) / seeds;
      squares[o] += found.values(0, o) * found.values(0, o) / seeds;
      claimed[o] += found.standardErrors(0, o) * found.standardErrors(0, o) / seeds;
    }
  }
  for (std::size_t o = 0; o < 3; ++o) {
    const auto [mean, variance] = snapshotMoments(sampled, sampled.observables[o]);
    CHECK(std::abs(sums[o] - mean) < 4.5 * std::sqrt(variance / snapshots / seeds));
    CHECK(squares[o] - sums[o] * sums[o] == Approx(variance / snapshots).epsilon(0.36));
    CHECK(claimed[o] == Approx(variance / snapshots).epsilon(0.05));
  }
}

// 1000 seeds of 2 estimates at 95 %. Binomial(1000, 0.95) is below 922 or above 975 once in 9000 and 60,000 times.
TEST_CASE("95 % intervals of the median of means cover the truth") {
  Shadowed sampled(5, 400, 2);
  const Estimates truth = sampled.plain();
  std::vector<int> covered(2, 0);
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Estimates found = sampled.run(3, seed);
    for (std::size_t o = 0; o < 2; ++o) {
      const double error = std::abs(found.values(0, o) - truth.values(0, o));
      covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
    }
  }
  for (const int count : covered) {
    CHECK(count >= 922);
    CHECK(count <= 975);
  }
}

TEST_CASE("snapshots take the shots of the request, all of them, and the median is of the groups' means") {
  const Shadowed sampled(2, 101);
  Ledger ledger;
  const Estimates found =
      MitigatedExecutor(std::make_shared<ClassicalShadow>(), std::make_shared<StatevectorExecutor>())
          .execute(sampled.request, Random(1), ledger);
  CHECK(ledger.shots == 303);
  CHECK(found.evidence[0].values[0] == 9);
  CHECK(found.evidence[1].values[0] == 303);
  CHECK(found.evidence[2].values[0] == static_cast<double>(ledger.circuits));
  CHECK(found.evidence[3].values[0] == 3);
  REQUIRE(found.evidence[4].name == "classical-shadow.groupMeans");
  REQUIRE(found.evidence[4].values.size() == 27);
  for (std::size_t o = 0; o < 3; ++o) {
    std::size_t below = 0, above = 0;
    for (std::size_t g = 0; g < 9; ++g) {
      below += found.evidence[4].values[3 * g + o] <= found.values(0, o) ? 1 : 0;
      above += found.evidence[4].values[3 * g + o] >= found.values(0, o) ? 1 : 0;
    }
    CHECK(below >= 5);
    CHECK(above >= 5);
  }
}

// Mean squares over 20 seeds and 135 observables differ by the factor that counting says: G/9 with G settings. They
// are known to about 3 %, and 20 % are allowed. Of one observable in one setting they differ by 9 or more; over 100
// seeds 4 would be missed once in 20,000 times.
TEST_CASE("shadows win where settings are many, and lose where they are few") {
  const auto meanSquares = [](const Shadowed& sampled, std::size_t observables, std::uint64_t seeds) {
    const Estimates truth = sampled.plain();
    double shadow = 0, plain = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      const Estimates found = sampled.run(1, seed);
      Ledger ledger;
      const Estimates raw = StatevectorExecutor().execute(sampled.request, Random(seed), ledger);
      for (std::size_t o = 0; o < observables; ++o) {
        shadow += std::pow(found.values(0, o) - truth.values(0, o), 2);
        plain += std::pow(raw.values(0, o) - truth.values(0, o), 2);
      }
    }
    return shadow / plain;
  };
  Shadowed many(1, 60, 6);
  many.observe(allPairs(6));
  const double settings = static_cast<double>(measurementSettings(many.observables).size());
  CHECK(settings > 9);
  const Estimates truth = many.plain();
  double shadowVariance = 0, plainVariance = 0;
  for (std::size_t o = 0; o < many.observables.size(); ++o) {
    const double square = truth.values(0, o) * truth.values(0, o);
    shadowVariance += (9 - square) / settings;
    plainVariance += 1 - square;
  }
  const double ratio = meanSquares(many, many.observables.size(), 20);
  CHECK(ratio == Approx(shadowVariance / plainVariance).epsilon(0.2));
  CHECK(ratio < 1);
  Shadowed few(1, 600, 6);
  few.observe({{{{1.0, parsePauli("Z0 Z1", 6)}}}});
  CHECK(meanSquares(few, 1, 100) > 4);
}

TEST_CASE("one seed gives one answer, and rows and shifts have their own") {
  Random random(5);
  const Circuit circuit = randomCircuit({2, 8, 1, 2}, random);
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0 X1", 2)}}}};
  const MitigatedExecutor executor(std::make_shared<ClassicalShadow>(), std::make_shared<StatevectorExecutor>());
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, std::vector<double>{0.4}, randomMatrix(5, circuit.features(), random));
  request.observables = observables;
  request.shots = 200;
  Ledger ledger;
  const Estimates all = executor.execute(request, Random(3), ledger);
  CHECK(executor.execute(request, Random(3), ledger).values == all.values);
  CHECK_FALSE(executor.execute(request, Random(4), ledger).values == all.values);
  Request part = request;
  part.bindings = selectRows(request.bindings, std::vector<std::size_t>{3, 4});
  part.firstRow = 3;
  const Estimates some = executor.execute(part, Random(3), ledger);
  CHECK(some.values(0, 0) == all.values(3, 0));
  CHECK(some.standardErrors(1, 0) == all.standardErrors(4, 0));
}

TEST_CASE("what a shadow can't show is refused in words") {
  CHECK(codeOf([] { ClassicalShadow({0}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { Shadowed(0, 5).run(9); }) == ErrorCode::invalidShots);
  CHECK(codeOf([] { Shadowed(0, 0, 8).run(9); }) == ErrorCode::registerTooLarge);
  Shadowed nothing(0, 100);
  nothing.observe({{{{1.0, PauliTerm{}}}}});
  CHECK(codeOf([&] { nothing.run(9); }) == ErrorCode::emptyData);
  // 2^24 outcomes of 100 bases would take 12 GiB.
  Circuit large(24);
  Request request;
  request.circuit = &large;
  request.bindings = Matrix(1, 0);
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 24)}}}};
  request.observables = observables;
  request.shots = 100;
  CHECK(codeOf([&] { ClassicalShadow().plan(request, Random(0)); }) == ErrorCode::registerTooLarge);
}
