#include "qualm/simulate/sampling.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <memory>
#include <numeric>

#include "qualm/core/error.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "qualm/simulate/trajectory_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

const StatevectorExecutor executor;

Request bellRequest(const Circuit& circuit, const std::vector<Observable>& observables, std::uint64_t shots) {
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(1, 0);
  request.observables = observables;
  request.shots = shots;
  return request;
}

Circuit bell() {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  return circuit;
}

}  // namespace

TEST_CASE("sampling draws from the distribution") {
  // Pearson's statistic over 16 outcomes has 15 degrees of freedom; its 1e-6 quantile from above is 56.5.
  // 20 seeds: a false alarm in 1 of 50,000 runs of a correct sampler.
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::vector<double> weights(17);
    for (double& weight : weights) weight = random.uniform();
    weights[3] = 0;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    constexpr std::uint64_t shots = 200000;
    const auto counts = Sampler(weights).counts(shots, random.stream("shots"));
    double chi = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double expected = weights[i] / sum * shots;
      if (expected > 0) chi += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    CHECK(counts[3] == 0);
    CHECK(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) == shots);
    CHECK(chi < 56.5);
  }
}

TEST_CASE("an impossible outcome is never drawn and a sure one always") {
  const auto counts = Sampler(std::vector{0.0, 0.0, 1.0, 0.0}).counts(1000, Random(3));
  CHECK(counts == std::vector<std::uint32_t>{0, 0, 1000, 0});
}

TEST_CASE("standard error of <Z> = 0.6 from 1024 shots") {
  // sqrt((1 - 0.36)/1024) = 0.025; the estimate uses the sampled mean, so it is close and not equal.
  Circuit circuit(1);
  circuit.append("ry", {0}, {Angle::constant(std::acos(0.6))});
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 1)}}}};
  Ledger ledger;
  const auto estimates = executor.execute(bellRequest(circuit, observables, 1024), Random(1), ledger);
  CHECK(estimates.standardErrors(0, 0) == Approx(0.025).margin(0.002));
}

TEST_CASE("estimates lie within their standard errors") {
  // 200 estimates, |z| > 4.9 happens once in a million each: a false alarm in 1 of 5,000 runs.
  const Circuit circuit = bell();
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 2)}, {0.5, parsePauli("X0", 2)}}}};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    INFO("seed " << seed);
    Ledger ledger;
    const auto e = executor.execute(bellRequest(circuit, observables, 2000), Random(seed), ledger);
    CHECK(std::abs(e.values(0, 0)) < 4.9 * e.standardErrors(0, 0));
    CHECK(e.standardErrors(0, 0) == Approx(std::sqrt(1.25 / 2000)).epsilon(0.02));
  }
}

TEST_CASE("parts that share a setting share its shots") {
  // Z0 and Z1 of a Bell pair agree in every shot: Z0 − Z1 is 0 without any error.
  const Circuit circuit = bell();
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 2)}, {-1.0, parsePauli("Z1", 2)}}}};
  Ledger ledger;
  const auto e = executor.execute(bellRequest(circuit, observables, 500), Random(9), ledger);
  CHECK(e.values(0, 0) == 0.0);
  CHECK(e.standardErrors(0, 0) == 0.0);
}

TEST_CASE("cutting a batch into chunks changes no sample") {
  Random random(21);
  const Circuit circuit = randomCircuit({3, 20, 2, 1}, random);
  const Matrix features = randomMatrix(12, 1, random);
  const auto shifts = randomShifts(4, circuit.slots().size(), random);
  const std::vector<Observable> observables{{{{1.0, parsePauli("X0 Z2", 3)}}}};
  const auto run = [&](std::size_t row, std::size_t rows, std::size_t shift, std::size_t count) {
    std::vector<std::size_t> rowIndices(rows);
    std::iota(rowIndices.begin(), rowIndices.end(), row);
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, std::array{0.3, -1.1}, selectRows(features, rowIndices));
    request.shifts = std::span(shifts).subspan(shift, count);
    request.observables = observables;
    request.shots = 300;
    request.firstRow = row;
    request.firstShift = shift;
    Ledger ledger;
    return executor.execute(request, Random(2), ledger).values;
  };
  const Matrix whole = run(0, 12, 0, 4);
  for (std::size_t row = 0; row < 12; row += 5) {
    const std::size_t rows = std::min<std::size_t>(5, 12 - row);
    for (std::size_t shift = 0; shift < 4; shift += 3) {
      const std::size_t count = std::min<std::size_t>(3, 4 - shift);
      const Matrix part = run(row, rows, shift, count);
      for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t s = 0; s < count; ++s) {
          CHECK(part(i * count + s, 0) == whole((row + i) * 4 + shift + s, 0));
        }
      }
    }
  }
}

TEST_CASE("counts come only where they cost nothing or were asked for") {
  const Circuit circuit = bell();
  const std::vector<Observable> x{{{{1.0, parsePauli("X0 X1", 2)}}}};
  Request request = bellRequest(circuit, x, 100);
  request.counts = true;
  Ledger ledger;
  const auto e = executor.execute(request, Random(4), ledger);
  CHECK(ledger.circuits == 2);
  CHECK(e.counts[0][0] + e.counts[0][3] == 100);
  request.shots = 0;
  CHECK_THROWS_AS(executor.execute(request, Random(4), ledger), Error);
}

TEST_CASE("a standard error is unbiased, and unknown after one shot") {
  // <Z> = 0: every shot is ±1 with variance 1, so the mean of se² over many estimates from 2 shots is 1/2. Each se² is
  // 0 or 1, so its mean over 20,000 has a standard deviation of 0.0036: 6 of them, false alarm below 1e-8.
  Circuit circuit(1);
  circuit.append("h", {0});
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 1)}}}};
  double mean = 0;
  for (std::uint64_t seed = 0; seed < 20000; ++seed) {
    Ledger ledger;
    const double error =
        executor.execute(bellRequest(circuit, observables, 2), Random(seed), ledger).standardErrors(0, 0);
    mean += error * error / 20000;
  }
  CHECK(std::abs(mean - 0.5) < 6 * 0.0036);
  Ledger ledger;
  CHECK(std::isnan(executor.execute(bellRequest(circuit, observables, 1), Random(0), ledger).standardErrors(0, 0)));
}

TEST_CASE("measurements at the end are counted by classical bit, on every simulator") {
  Circuit circuit(3, 2);
  circuit.append("x", {2});
  circuit.measure(2, 0);  // crossed on purpose: bit 0 reads qubit 2
  circuit.measure(0, 1);
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(1, 0);
  request.shots = 50;
  request.counts = true;
  for (const Executor* each :
       {static_cast<const Executor*>(new StatevectorExecutor()), static_cast<const Executor*>(new DensityExecutor()),
        static_cast<const Executor*>(new TrajectoryExecutor({}))}) {
    const std::unique_ptr<const Executor> owned(each);
    Ledger ledger;
    const auto counts = owned->execute(request, Random(1), ledger).counts[0];
    CHECK(counts == std::vector<std::uint32_t>{0, 50, 0, 0});
  }
}
