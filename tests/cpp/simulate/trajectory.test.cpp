#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/trajectory_executor.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

Request requestFor(const Circuit& circuit, std::span<const Observable> observables) {
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, {}, Matrix());
  request.observables = observables;
  return request;
}

Estimates run(const Executor& executor, const Request& request, std::uint64_t seed = 1) {
  Ledger ledger;
  return executor.execute(request, Random(seed), ledger);
}

std::vector<Observable> randomTerm(std::size_t qubits, Random& random) {
  const std::uint64_t mask = (std::uint64_t{1} << qubits) - 1;
  std::vector<Observable> list(1);
  list[0].parts.push_back({1.0, {random.next() & mask, 1 | (random.next() & mask)}});
  return list;
}

/// Measurements on the way, resets and conditional gates, put among random gates.
Circuit interrupted(const Circuit& gates, Random& random) {
  Circuit circuit(gates.qubits(), 2);
  for (const Operation& operation : gates.operations()) {
    const std::size_t qubit = random.below(gates.qubits());
    const std::uint64_t kind = random.below(8);
    if (kind == 0) circuit.measure(qubit, random.below(2));
    if (kind == 1) circuit.reset(qubit);
    circuit.append(operation.gate->name, std::span(operation.qubits).first(operation.qubitCount()),
                   std::span(operation.angles).first(operation.angleCount()));
    if (kind == 2) circuit.conditionLast({1 + random.below(3), 0});
  }
  return circuit;
}

}  // namespace

// 500 comparisons at 4 standard errors. With normal errors each is a false alarm with probability 6.3e-5. Measured on
// the 8,000 seeds that follow it is 6e-4, five in all: rare jumps that none of 600 trajectories made, so that their
// spread says nothing (3e-9 or less). So a false alarm in 27 % of other sets of 500 seeds; these are fixed, so the test
// repeats exactly.
TEST_CASE("trajectories agree with the density matrix on 500 random noisy circuits") {
  int unresolved = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 1 + random.below(3);
    Circuit circuit = randomCircuit({qubits, 12, 0, 0}, random);
    if (seed % 3 == 0) circuit = interrupted(circuit, random);
    const NoiseModel noise = randomNoise(qubits, random, seed % 2 == 0);
    const auto observables = randomTerm(qubits, random);
    const Request request = requestFor(circuit, observables);
    const double exact = run(DensityExecutor(noise), request).values(0, 0);
    const Estimates sampled = run(TrajectoryExecutor(noise, {600, 0}), request, seed);
    const double error = sampled.standardErrors(0, 0);
    unresolved += error == 0 && std::abs(exact) > 1e-9 ? 1 : 0;
    CHECK(std::abs(sampled.values(0, 0) - exact) <= 4 * error + 1e-9);
    CHECK(sampled.trajectories == 600);
  }
  CHECK(unresolved < 50);  // most comparisons have a spread to be compared with
}

// Chi-square with few cells at 1e-6, 20 circuits: a false alarm in 2e-5 of all seeds.
TEST_CASE("shots of trajectories are distributed as the density matrix says") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Circuit circuit = randomCircuit({2, 10, 0, 0}, random);
    if (seed % 2 == 0) {
      circuit = interrupted(circuit, random);
      circuit.measure(0, 0);
      circuit.measure(1, 1);
    }
    const NoiseModel noise = randomNoise(2, random, true);
    Request request = requestFor(circuit, {});
    request.shots = 4000;
    request.counts = true;
    const auto counts = run(TrajectoryExecutor(noise), request, seed).counts[0];
    request.shots = 4'000'000;  // as good as exact: its own spread is a thousandth of the variance compared with
    const auto exact = run(DensityExecutor(noise), request, seed + 1000).counts[0];
    double chiSquare = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const double expected = 4000.0 * exact[i] / 4e6;
      if (expected < 5) continue;
      chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    CHECK(chiSquare < 30.7);  // χ²(3) at 1e-6
  }
}

TEST_CASE("trajectories branch by the norms that the state gives") {
  // Amplitude damping of |0⟩ never jumps; of |1⟩ it jumps with probability γ.
  NoiseModel noise;
  noise.rules.push_back({{"1q"}, {}, {"amplitude-damping", {0.4}, {}}});
  Circuit ground(1), excited(1);
  ground.append("id", {0});
  excited.append("x", {0});
  const std::vector<Observable> z{{{{1.0, {0, 1}}}}};
  const Estimates still = run(TrajectoryExecutor(noise), requestFor(ground, z));
  CHECK(still.values(0, 0) == Approx(1));
  CHECK(still.standardErrors(0, 0) == Approx(0).margin(1e-12));
  const Estimates jumps = run(TrajectoryExecutor(noise, {20000, 0}), requestFor(excited, z));
  CHECK(jumps.values(0, 0) == Approx(-0.2).margin(4 * jumps.standardErrors(0, 0)));
  CHECK(jumps.standardErrors(0, 0) == Approx(2 * std::sqrt(0.4 * 0.6 / 20000)).epsilon(0.05));
}

TEST_CASE("a precision stops the trajectories at a block, and says how many ran") {
  NoiseModel noise;
  noise.rules.push_back({{"1q"}, {}, {"depolarizing", {0.3}, {}}});
  Circuit circuit(1);
  circuit.append("id", {0});
  const std::vector<Observable> z{{{{1.0, {0, 1}}}}};
  const Estimates estimates = run(TrajectoryExecutor(noise, {100000, 0.02}), requestFor(circuit, z));
  CHECK(estimates.standardErrors(0, 0) <= 0.02);
  CHECK(estimates.trajectories % trajectoryBlock == 0);
  CHECK(estimates.trajectories < 5000);
  CHECK(estimates.trajectories >= 1500);  // variance 0.64 over 0.02² is 1600
}

TEST_CASE("a precision is not believed before rare jumps had a chance to be seen") {
  NoiseModel rare;
  rare.rules.push_back({{"1q"}, {}, {"bit-flip", {0.001}, {}}});
  Circuit circuit(1);
  circuit.append("id", {0});
  const std::vector<Observable> z{{{{1.0, {0, 1}}}}}, scaled{{{{3.0, {0, 1}}, {100, {0, 0}}}}};
  CHECK(fewestTrajectories(z, 0.01) == Approx(600));        // 3 · 2 / 0.01
  CHECK(fewestTrajectories(scaled, 0.01) == Approx(1800));  // an identity has no range
  int silent = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    silent += run(TrajectoryExecutor(rare, {trajectoryBlock, 0}), requestFor(circuit, z), seed).values(0, 0) == 1;
    const Estimates estimates = run(TrajectoryExecutor(rare, {100000, 0.01}), requestFor(circuit, z), seed);
    CHECK(estimates.trajectories == 768);  // the first block at or after 600
    CHECK(std::abs(estimates.values(0, 0) - 0.998) <= 0.01);
  }
  CHECK(silent > 20);  // 0.999^256 = 0.77 of them have a first block without a flip
  CHECK(run(TrajectoryExecutor(rare, {300, 0.01}), requestFor(circuit, z)).trajectories == 300);
}

TEST_CASE("without chance the first block of trajectories says all; without observables all run") {
  NoiseModel turned;
  turned.rules.push_back({{"1q"}, {}, {"over-rotation-x", {0.3}, {}}});
  turned.rules.push_back({{"1q"}, {}, {"bit-flip", {0}, {}}});
  Circuit circuit(1);
  circuit.append("id", {0});
  const std::vector<Observable> z{{{{1.0, {0, 1}}}}};
  const Estimates certain = run(TrajectoryExecutor(turned, {100000, 1e-6}), requestFor(circuit, z));
  CHECK(certain.trajectories == trajectoryBlock);
  CHECK(certain.values(0, 0) == Approx(std::cos(0.3)));
  turned.rules.push_back({{"1q"}, {}, {"bit-flip", {0.1}, {}}});
  Request request = requestFor(circuit, {});
  request.probabilities = true;
  CHECK(run(TrajectoryExecutor(turned, {1000, 0.5}), request).trajectories == 1000);
}

TEST_CASE("equal seeds give equal trajectories, whatever the number of rows") {
  Random random(3);
  const Circuit circuit = randomCircuit({3, 20, 0, 2}, random);
  const NoiseModel noise = randomNoise(3, random);
  const auto observables = randomTerm(3, random);
  Request request;
  request.circuit = &circuit;
  request.observables = observables;
  const Matrix features = randomMatrix(5, 2, random);
  request.bindings = bindSlots(circuit, {}, features);
  const Estimates all = run(TrajectoryExecutor(noise, {64, 0}), request);
  for (std::size_t row = 0; row < 5; ++row) {
    const std::array one{row};
    request.bindings = bindSlots(circuit, {}, selectRows(features, one));
    request.firstRow = row;
    CHECK(run(TrajectoryExecutor(noise, {64, 0}), request).values(0, 0) == all.values(row, 0));
  }
}

TEST_CASE("options of trajectories are checked") {
  CHECK_THROWS_AS(TrajectoryExecutor({}, {0, 0}), Error);
  CHECK_THROWS_AS(TrajectoryExecutor({}, {10, -1}), Error);
}
