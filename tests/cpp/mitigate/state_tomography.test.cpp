#include "qualm/mitigate/state_tomography.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/pauli_bases.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"
#include "support/sampled_outcomes.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// A random circuit under random noise: a mixed state, and two observables in two settings.
struct Tomographed {
  Circuit circuit;
  NoiseModel noise;
  std::vector<Observable> observables;
  Request request;

  explicit Tomographed(std::uint64_t seed, std::uint64_t shots = 0, std::size_t qubits = 2) : circuit(qubits) {
    Random random(seed);
    circuit = randomCircuit({qubits, 8}, random);
    noise = randomNoise(qubits, random);
    observables = {{{{1.0, parsePauli("Z0 Z1", qubits)}, {-0.5, parsePauli("Z1", qubits)}, {0.25, PauliTerm{}}}},
                   {{{0.8, parsePauli("X0 Y1", qubits)}}}};
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
    request.evidence = true;
  }

  Estimates plain() const {
    Request exact = request;
    exact.shots = 0;
    Ledger ledger;
    return DensityExecutor(noise).execute(exact, Random(0), ledger);
  }

  Estimates run(TomographyEstimate estimate, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<StateTomography>(StateTomographyOptions{estimate}),
                             std::make_shared<DensityExecutor>(noise))
        .execute(request, Random(seed), ledger);
  }
};

/// Diagonal states: what is known of their eigenvalues is known of them.
std::vector<Complex> diagonalState(std::span<const double> values) {
  std::vector<Complex> matrix(values.size() * values.size());
  for (std::size_t i = 0; i < values.size(); ++i) matrix[i * values.size() + i] = {values[i], 0};
  return matrix;
}

/// U · matrix · U† for a circuit's unitary, from its columns.
std::vector<Complex> turnedState(const std::vector<Complex>& matrix, const Circuit& circuit) {
  const std::size_t size = std::size_t{1} << circuit.qubits();
  std::vector<Complex> result(size * size);
  for (std::size_t k = 0; k < size; ++k) {
    std::vector<Complex> column(size);
    column[k] = {1, 0};
    const DensityExecutor ideal;
    const std::vector<Complex> turned = densityMatrix(ideal.state(circuit, {}, column, circuit.operations().size()), 0);
    for (std::size_t i = 0; i < turned.size(); ++i) result[i] = result[i] + matrix[k * size + k].re * turned[i];
  }
  return result;
}

/// How many of 1000 intervals of 95 % hold the state's own expectation, for each observable.
std::vector<int> coveredOf1000(const Tomographed& sampled, TomographyEstimate estimate) {
  const Estimates truth = sampled.plain();
  const StateTomography method({estimate});
  const SampledOutcomes outcomes(method, sampled.request, DensityExecutor(sampled.noise));
  std::vector<int> covered(sampled.observables.size(), 0);
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Estimates found = outcomes.draw(seed);
    for (std::size_t o = 0; o < covered.size(); ++o) {
      const double error = std::abs(found.values(0, o) - truth.values(0, o));
      covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
    }
  }
  return covered;
}

double largestEntry(std::span<const Complex> a, std::span<const Complex> b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::sqrt(squaredMagnitude(a[i] - b[i])));
  return largest;
}

}  // namespace

TEST_CASE("tomography without shot noise reproduces any state, projected or not") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    const Tomographed mixed(seed, 0, 2 + seed % 2);
    const DensityExecutor noisy(mixed.noise);
    const std::vector<Complex> expected =
        densityMatrix(noisy.state(mixed.circuit, {}, {}, mixed.circuit.operations().size()), 0);
    const Estimates plain = mixed.plain();
    for (const TomographyEstimate estimate : {TomographyEstimate::projected, TomographyEstimate::linear}) {
      const Estimates found = mixed.run(estimate);
      REQUIRE(found.evidence[0].name == "state-tomography.density");
      REQUIRE(found.evidence[0].values.size() == 2 * expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(std::abs(found.evidence[0].values[2 * i] - expected[i].re) < 1e-10);
        CHECK(std::abs(found.evidence[0].values[2 * i + 1] - expected[i].im) < 1e-10);
      }
      for (std::size_t o = 0; o < 2; ++o) {
        CHECK(found.values(0, o) == Approx(plain.values(0, o)).margin(1e-10));
        CHECK(found.standardErrors(0, o) == 0);
      }
      CHECK(found.evidence[2].values[0] > -1e-10);
    }
  }
}

TEST_CASE("eigenvalues 0.6, 0.5, -0.08, -0.02 become 0.55, 0.45, 0, 0, in whatever basis they stand") {
  const std::vector<double> raw{0.6, 0.5, -0.08, -0.02}, kept{0.55, 0.45, 0, 0};
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit circuit = randomCircuit({2, 10}, random);
    const ClosestState found = closestState(turnedState(diagonalState(raw), circuit), 2);
    CHECK(largestEntry(found.density, turnedState(diagonalState(kept), circuit)) < 1e-12);
    CHECK(found.smallestRawEigenvalue == Approx(-0.08).margin(1e-12));
  }
}

TEST_CASE("no state drawn at random is closer than the projection") {
  Random random(3);
  const std::vector<Complex> raw =
      turnedState(diagonalState(std::vector<double>{0.9, 0.3, -0.15, -0.05}), randomCircuit({2, 10}, random));
  const ClosestState closest = closestState(raw, 2);
  const auto away = [&](std::span<const Complex> state) {
    double sum = 0;
    for (std::size_t i = 0; i < state.size(); ++i) sum += squaredMagnitude(state[i] - raw[i]);
    return sum;
  };
  for (int i = 0; i < 200; ++i) {
    std::vector<double> chances{random.uniform(), random.uniform(), random.uniform(), random.uniform()};
    const double sum = chances[0] + chances[1] + chances[2] + chances[3];
    for (double& chance : chances) chance /= sum;
    const std::vector<Complex> other = turnedState(diagonalState(chances), randomCircuit({2, 6}, random));
    std::vector<Complex> between(other.size());  // close to the projection, too
    for (std::size_t e = 0; e < other.size(); ++e) between[e] = 0.99 * closest.density[e] + 0.01 * other[e];
    CHECK(away(other) > away(closest.density));
    CHECK(away(between) > away(closest.density) - 1e-12);
  }
}

// 1000 seeds of 2 estimates at 95 %. Binomial(1000, 0.95) is below 922 or above 975 once in 9000 and 60,000 times.
TEST_CASE("95 % intervals of the linear estimate cover the state's own expectations") {
  Tomographed sampled(4, 900);
  sampled.circuit = Circuit(2);  // near |00⟩, where terms have much in common
  sampled.circuit.append("rx", {0}, {Angle::constant(0.4)});
  sampled.circuit.append("ry", {1}, {Angle::constant(0.7)});
  for (const int count : coveredOf1000(sampled, TomographyEstimate::linear)) {
    CHECK(count >= 922);
    CHECK(count <= 975);
  }
}

// Binomial(1000, 0.95) is below 922 once in 9000 times, for each of two observables: here and below.
TEST_CASE("95 % intervals of the projected estimate hold the state's own expectations, in spite of its bias") {
  Tomographed sampled(4, 900);
  sampled.circuit = Circuit(2);
  sampled.circuit.append("h", {0});
  sampled.circuit.append("cx", {0, 1});
  sampled.noise = {};
  sampled.noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.01}, {}}});
  sampled.observables = {{{{1.0, parsePauli("X0 X1", 2)}}}, {{{1.0, parsePauli("Z0 Z1", 2)}}}};
  sampled.request.observables = sampled.observables;
  for (const int count : coveredOf1000(sampled, TomographyEstimate::projected)) CHECK(count >= 922);
}

// One shot in 60 disagrees: of the 15 in a basis most often none does.
TEST_CASE("95 % intervals of the linear estimate hold where all shots of a basis may agree by chance") {
  Tomographed sampled(4, 70);
  sampled.circuit = Circuit(2);
  sampled.circuit.append("h", {0});
  sampled.circuit.append("cx", {0, 1});
  sampled.noise = {};
  sampled.noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.03}, {}}});
  sampled.observables = {{{{0.5, parsePauli("X0 X1", 2)}, {0.5, parsePauli("Z0 Z1", 2)}}},
                         {{{0.5, parsePauli("X0 X1", 2)}, {-0.5, parsePauli("Y0 Y1", 2)}}}};
  sampled.request.observables = sampled.observables;
  for (const int count : coveredOf1000(sampled, TomographyEstimate::linear)) CHECK(count >= 922);
}

TEST_CASE("with shot noise on a pure state the projection is closer to it, by a third at least on the mean") {
  Tomographed pure(6, 100);
  pure.noise = {};
  const DensityExecutor ideal;
  const std::vector<Complex> truth =
      densityMatrix(ideal.state(pure.circuit, {}, {}, pure.circuit.operations().size()), 0);
  const auto meanSquare = [&](TomographyEstimate estimate) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      const Estimates found = pure.run(estimate, seed);
      for (std::size_t i = 0; i < truth.size(); ++i) {
        const auto& entries = found.evidence[0].values;
        sum += squaredMagnitude(Complex{entries[2 * i], entries[2 * i + 1]} - truth[i]);
      }
    }
    return sum;
  };
  CHECK(meanSquare(TomographyEstimate::projected) < 0.66 * meanSquare(TomographyEstimate::linear));
}

TEST_CASE("tomography takes 3^n settings out of the same shots, and says so") {
  const Tomographed sampled(1, 1003);
  Ledger ledger;
  const Estimates found =
      MitigatedExecutor(std::make_shared<StateTomography>(), std::make_shared<DensityExecutor>(sampled.noise))
          .execute(sampled.request, Random(0), ledger);
  CHECK(ledger.circuits == 9);
  CHECK(ledger.shots == 2 * 1003);  // two settings in the ordinary reading; 2006 = 9 · 222 + 8
  CHECK(found.evidence[3].values[0] == 9);
  CHECK(found.evidence[4].values[0] == 2006);
  double trace = 0;
  for (std::size_t i = 0; i < 4; ++i) trace += found.evidence[0].values[2 * (i * 4 + i)];
  CHECK(trace == Approx(1).epsilon(1e-12));
  CHECK(found.evidence[1].values[0] <= 1 + 1e-12);
  CHECK(codeOf([] { Tomographed(1, 8).run(TomographyEstimate::linear); }) == ErrorCode::invalidShots);
  CHECK(codeOf([] { Tomographed(1, 0, 6).run(TomographyEstimate::linear); }) == ErrorCode::registerTooLarge);
  Tomographed nothing(1);
  nothing.observables = {{{{2.0, PauliTerm{}}}}};
  nothing.request.observables = nothing.observables;
  CHECK(codeOf([&] { nothing.run(TomographyEstimate::linear); }) == ErrorCode::emptyData);
}

TEST_CASE("there are 3^n bases, all different, and a basis tells the terms that agree with it") {
  const std::vector<PauliTerm> bases = allBases(3);
  REQUIRE(bases.size() == 27);
  CHECK(bases[0] == parsePauli("X0 X1 X2", 3));
  CHECK(bases[1] == parsePauli("Y0 X1 X2", 3));
  CHECK(bases[26] == parsePauli("Z0 Z1 Z2", 3));
  std::size_t telling = 0;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    telling += tells(bases[i], parsePauli("X0 Z2", 3)) ? 1 : 0;
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(bases[i] == bases[j]);
  }
  CHECK(telling == 3);
  CHECK_FALSE(tells(parsePauli("X0", 3), parsePauli("X0 X1", 3)));
}

TEST_CASE("every row and shift has its own state") {
  Random random(8);
  const Circuit circuit = randomCircuit({2, 8, 1, 1}, random);
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0 X1", 2)}}}};
  const std::vector<Shift> shifts = randomShifts(2, circuit.slots().size(), random);
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, std::vector<double>{0.4}, randomMatrix(3, circuit.features(), random));
  request.shifts = shifts;
  request.observables = observables;
  Ledger ledger;
  const auto ideal = std::make_shared<StatevectorExecutor>();
  const Estimates plain = ideal->execute(request, random, ledger);
  const Estimates found =
      MitigatedExecutor(std::make_shared<StateTomography>(), ideal).execute(request, random, ledger);
  REQUIRE(found.values.rows == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK(found.values(i, 0) == Approx(plain.values(i, 0)).margin(1e-10));
}
