#include "qualm/simulate/watched_noise.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "qualm/simulate/inspection.hpp"
#include "qualm/simulate/trace.hpp"
#include "support/dephasing.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr double waiting = 10e-6;

/// Gates, waits, and on the way a measurement, a decision and a reset.
Circuit wanderingCircuit(std::uint64_t seed, Random& random) {
  Circuit circuit(3, 1);
  const Circuit gates = randomCircuit({3, 10}, random);
  for (const Operation& operation : gates.operations()) {
    circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
    if (random.below(3) == 0) circuit.waitLast(random.uniform(0, 2e-6));
  }
  if (seed % 2 == 0) return circuit;
  circuit.measure(0, 0);
  circuit.append("x", {1});
  circuit.conditionLast({1, 1});
  circuit.reset(2);
  circuit.append("h", {0});
  return circuit;
}

void checkNear(std::span<const double> found, std::span<const double> expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(expected[i]).margin(1e-8));
}

}  // namespace

// A detuning of a microradian a second turns nothing that could be seen, but every drift is there.
TEST_CASE("drifts move no moment of a circuit that is watched, whatever other noise there is") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit circuit = wanderingCircuit(seed, random);
    NoiseModel noise = randomNoise(3, random, false);
    if (noise.idle.t1.empty()) addRandomIdle(noise, 3, random);
    NoiseModel detuned = noise;
    detuned.detuning.sigma = {1e-6};
    const CircuitTrace expected = traceCircuit(circuit, {}, noise), found = traceCircuit(circuit, {}, detuned);
    CHECK(found.steps == circuit.operations().size() + 1);
    CHECK(found.reasons == expected.reasons);
    checkNear(found.idealBloch.values, expected.idealBloch.values);
    checkNear(found.noisyBloch.values, expected.noisyBloch.values);
    checkNear(found.purity, expected.purity);
    checkNear(found.fidelity, expected.fidelity);
    for (std::size_t k = 0; k < found.steps; k += 3) {
      const Inspection seen = inspectCircuit(circuit, {}, detuned, k), plain = inspectCircuit(circuit, {}, noise, k);
      checkNear(seen.noisyProbabilities, plain.noisyProbabilities);
      checkNear(seen.noisyConcurrence.values, plain.noisyConcurrence.values);
      CHECK(seen.reasons == plain.reasons);
    }
  }
}

// Two comparisons within 4.5 standard errors of 256 histories: the histories are always the same, so it holds or not.
TEST_CASE("a superposition fades while it waits for slow noise, and an echo brings it back") {
  Circuit circuit(1);
  circuit.append("h", {0});
  for (const char* pulse : {"x", "id"}) {
    circuit.append(pulse, {0});
    circuit.waitLast(waiting);
  }
  NoiseModel noise;
  noise.detuning = {{1.2e5}, std::numeric_limits<double>::infinity()};
  const double exponent = dephasingExponent(noise.detuning, 0, waiting, {});
  const double error = std::sqrt(cosineVariance(exponent) / static_cast<double>(watchedHistories));
  const CircuitTrace trace = traceCircuit(circuit, {}, noise);
  const auto at = [&](std::size_t step) { return trace.noisyBloch.row(step); };
  CHECK(std::abs(at(1)[0] - std::exp(-exponent)) < 4.5 * error);
  CHECK(std::abs(at(1)[1]) < 4.5 * std::sqrt((1 - std::exp(-4 * exponent)) / 2 / 256));
  CHECK(trace.fidelity[1] == Approx((1 + at(1)[0]) / 2));
  CHECK(trace.purity[1] == Approx((1 + at(1)[0] * at(1)[0] + at(1)[1] * at(1)[1]) / 2));
  CHECK(at(3)[0] == Approx(1).epsilon(1e-12));
  CHECK(trace.purity[3] == Approx(1).epsilon(1e-12));
  const Inspection end = inspectCircuit(circuit, {}, noise, 3);
  CHECK(end.fidelity.value() == Approx(1).epsilon(1e-12));
}

TEST_CASE("noise with a memory is followed up to six qubits, and not where nothing takes time") {
  NoiseModel noise;
  noise.detuning = {{1e5}, std::numeric_limits<double>::infinity()};
  const auto chain = [](std::size_t qubits) {
    Circuit circuit(qubits);
    circuit.append("h", {0});
    for (std::size_t q = 1; q < qubits; ++q) circuit.append("cx", {q - 1, q});
    return circuit;
  };
  CHECK(traceCircuit(chain(3), {}, noise).noisyBloch.values.empty());
  noise.durations.byName = {{"2q", 1e-6}};
  CHECK(traceCircuit(chain(6), {}, noise).purity.back() < 0.99);
  const CircuitTrace large = traceCircuit(chain(7), {}, noise);
  CHECK(large.noisyBloch.values.empty());
  CHECK(large.idealBloch.rows == 8);
  REQUIRE(large.reasons.size() == 1);
  CHECK(large.reasons[0].find("up to 6 qubits") != std::string::npos);
  CHECK(inspectCircuit(chain(7), {}, noise, 3).noisyProbabilities.empty());
}
