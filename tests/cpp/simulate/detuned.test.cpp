#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/detuned_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "qualm/simulate/trajectory_executor.hpp"
#include "support/dephasing.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr double window = 10e-6;
constexpr double quasiStatic = std::numeric_limits<double>::infinity();

NoiseModel detunedNoise(double sigma, double correlation) {
  NoiseModel noise;
  noise.detuning = {{sigma}, correlation};
  return noise;
}

std::shared_ptr<const Executor> detunedState(const NoiseModel& noise, DetuningOptions options = {}) {
  return withDetuning(std::make_shared<StatevectorExecutor>(noise.readout), noise, options);
}

Observable termOf(const char* text, std::size_t qubits) { return {{{1.0, parsePauli(text, qubits)}}}; }

/// H, the pulses at (k + ½)/n of the window, and its end.
Circuit echoed(std::span<const char* const> pulses) {
  Circuit circuit(1);
  circuit.append("h", {0});
  const double spacing = window / static_cast<double>(std::max<std::size_t>(pulses.size(), 1));
  for (std::size_t k = 0; k < pulses.size(); ++k) {
    circuit.append(pulses[k], {0});
    circuit.waitLast(k == 0 ? spacing / 2 : spacing);
  }
  circuit.append("id", {0});
  circuit.waitLast(pulses.empty() ? spacing : spacing / 2);
  return circuit;
}

/// A circuit without slots, and one or more observables of it.
struct Asked {
  Circuit circuit;
  std::vector<Observable> observables;
  Request request;

  Asked(Circuit made, std::vector<Observable> wanted) : circuit(std::move(made)), observables(std::move(wanted)) {
    request.bindings = bindSlots(circuit, {}, Matrix());
  }
  Estimates run(const Executor& executor, std::uint64_t seed = 0) {
    Ledger ledger;
    request.circuit = &circuit;
    request.observables = observables;
    return executor.execute(request, Random(seed), ledger);
  }
};

Asked askedX(Circuit circuit) { return {std::move(circuit), {termOf("X0", 1)}}; }

}  // namespace

// 15 comparisons within 4.5 standard errors: one in 9,800 such tests fails by chance. The standard error itself is
// known (the variance of cos φ) and is met within 15 %.
TEST_CASE("what Ramsey, echo, CPMG and XY sequences leave of a coherence is exp(-chi) of their filter") {
  const std::vector<std::vector<const char*>> sequences{
      {}, {"x"}, {"x", "x"}, {"x", "y", "x", "y"}, {"x", "y", "x", "y", "y", "x", "y", "x"}};
  for (const double correlation : {quasiStatic, 2 * window, window / 10}) {
    const NoiseModel noise = detunedNoise(correlation < window ? 4e5 : 1.2e5, correlation);
    const auto executor = detunedState(noise, {4000, 4096});
    for (const auto& sequence : sequences) {
      INFO(sequence.size() << " pulses, correlation time " << correlation);
      const double exponent = dephasingExponent(noise.detuning, 0, window, evenFlips(sequence.size()));
      const Estimates found = askedX(echoed(sequence)).run(*executor, sequence.size());
      const double error = std::sqrt(std::max(cosineVariance(exponent), 0.0) / 4000);
      CHECK(std::abs(found.values(0, 0) - std::exp(-exponent)) < 4.5 * error + 1e-12);
      if (error > 1e-5) CHECK(found.standardErrors(0, 0) == Approx(error).epsilon(0.15));
      CHECK(found.trajectories == 4000);
    }
  }
}

TEST_CASE("an echo undoes a constant detuning, where its pulse has a length too") {
  // The pulse's midpoint is that of the window: 3 µs, 4 µs of pulse, 3 µs.
  Circuit circuit(1);
  circuit.append("h", {0});
  circuit.append("x", {0});
  circuit.waitLast(3e-6);
  circuit.append("id", {0});
  circuit.waitLast(3e-6);
  NoiseModel noise = detunedNoise(1e6, quasiStatic);
  noise.durations.byName = {{"x", 4e-6}};
  CHECK(askedX(circuit).run(*detunedState(noise)).values(0, 0) == Approx(1).epsilon(1e-12));
}

// Three comparisons within 4.5 standard errors: one in 49,000 such tests fails by chance.
TEST_CASE("each qubit has a detuning of its own, and a scale multiplies the exponent") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  for (const std::size_t q : {0, 1}) {
    circuit.append("id", {q});
    circuit.waitLast(window);
  }
  NoiseModel noise = detunedNoise(0, quasiStatic);
  noise.detuning.sigma = {5e4, 8e4};
  const double exponent =
      dephasingExponent(noise.detuning, 0, window, {}) + dephasingExponent(noise.detuning, 1, window, {});
  Asked bell{circuit, {termOf("X0 X1", 2), termOf("Z0 Z1", 2)}};
  const auto executor = detunedState(noise, {4000, 4096});
  for (const double scale : {1.0, 2.0, 0.5}) {
    const Estimates found = bell.run(*executor->withNoise(scale));
    CHECK(std::abs(found.values(0, 0) - std::exp(-scale * exponent)) < 4.5 * found.standardErrors(0, 0));
    CHECK(found.values(0, 1) == Approx(1).epsilon(1e-12));
  }
  CHECK(bell.run(*executor->withNoise(0)).values(0, 0) == Approx(1).epsilon(1e-12));
}

// A detuning of a microradian a second turns nothing that could be seen, but everything that it adds is there.
TEST_CASE("drifts change neither the times of a circuit nor its other noise") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Circuit circuit(3, 1);
    const Circuit gates = randomCircuit({3, 14, 1, 1}, random);
    circuit.parameter("p0");
    for (const Operation& operation : gates.operations()) {
      circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
      if (random.below(3) == 0) circuit.waitLast(random.uniform(0, 2e-6));
      if (random.below(5) == 0) circuit.barrier(std::vector<std::size_t>{0, 1, 2});
    }
    if (seed % 2 == 0) {
      circuit.measure(0, 0);
      circuit.append("h", {0});
      circuit.append("x", {1});
      circuit.conditionLast({1, 1});
    }
    NoiseModel noise = randomNoise(3, random, false);
    if (noise.idle.t1.empty()) addRandomIdle(noise, 3, random);
    const auto leaf = std::make_shared<DensityExecutor>(noise);
    noise.detuning.sigma = {1e-6};
    const auto executor = withDetuning(leaf, noise, {2, 2});
    const std::vector<Observable> observables{termOf("X0 Y1 Z2", 3), termOf("Z0", 3), termOf("X1", 3)};
    const auto shifts = randomShifts(2, circuit.slots().size(), random);
    std::vector<Complex> start(8, {1 / std::sqrt(8.0), 0});
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, std::vector<double>{0.7}, randomMatrix(2, 1, random));
    request.observables = observables;
    request.shifts = shifts;
    request.probabilities = true;
    if (seed % 3 == 0) request.initialState = start;
    Ledger one, two;
    const Estimates plain = leaf->execute(request, Random(0), one);
    const Estimates found = executor->execute(request, Random(0), two);
    CHECK(found.values.rows == plain.values.rows);
    for (std::size_t i = 0; i < plain.values.values.size(); ++i) {
      CHECK(found.values.values[i] == Approx(plain.values.values[i]).margin(1e-8));
    }
    for (std::size_t i = 0; i < plain.probabilities.values.size(); ++i) {
      CHECK(found.probabilities.values[i] == Approx(plain.probabilities.values[i]).margin(1e-8));
    }
    CHECK(two.circuits == one.circuits);
    CHECK(two.gates == one.gates);
    CHECK(two.twoQubitGates == one.twoQubitGates);
    CHECK(two.shots == 0);
  }
}

// 3000 runs: the mean within 4.5 of its standard errors (one in 150,000), and the mean of the squared standard errors
// within 15 % of the variance that is worked out, which is 5 of its own standard errors or more (one in 1.7 million).
TEST_CASE("where shots share a history, their standard error is that of what they share") {
  const NoiseModel noise = detunedNoise(1e5, quasiStatic);
  const double exponent = dephasingExponent(noise.detuning, 0, window, {});
  const double mean = std::exp(-exponent), between = cosineVariance(exponent), within = 1 - mean * mean - between;
  Asked ramsey = askedX(echoed({}));
  for (const auto& [shots, mostHistories] : {std::pair<std::uint64_t, std::uint64_t>{64, 8}, {70, 8}, {64, 64}}) {
    INFO(shots << " shots on " << mostHistories << " histories");
    const auto histories = static_cast<double>(std::min(shots, mostHistories));
    const double expected = between / histories + within / static_cast<double>(shots);
    const auto executor = detunedState(noise, {256, mostHistories});
    ramsey.request.shots = shots;
    double sum = 0, squaredErrors = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      const Estimates found = ramsey.run(*executor, seed);
      sum += found.values(0, 0) / 1000;
      squaredErrors += found.standardErrors(0, 0) * found.standardErrors(0, 0) / 1000;
    }
    CHECK(std::abs(sum - mean) < 4.5 * std::sqrt(1.02 * expected / 1000));
    CHECK(squaredErrors == Approx(expected).epsilon(0.15));
  }
}

// The spread of 1000 values, known to 4.5 %, within 25 % of what their standard errors say: 5.5 of its own. Had ⟨X⟩ and
// ⟨Y⟩ common histories, their covariance of ½(e^−4χ − e^−2χ) would halve it.
TEST_CASE("measurement settings have histories of their own") {
  Circuit circuit(1);
  circuit.append("h", {0});
  circuit.append("t", {0});
  circuit.append("id", {0});
  circuit.waitLast(window);
  Asked both{circuit, {{{{1.0, parsePauli("X0", 1)}, {1.0, parsePauli("Y0", 1)}}}}};
  both.request.shots = 64;
  const auto executor = detunedState(detunedNoise(0.84 / window, quasiStatic), {256, 8});
  double sum = 0, squares = 0, squaredErrors = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Estimates found = both.run(*executor, seed);
    sum += found.values(0, 0);
    squares += found.values(0, 0) * found.values(0, 0);
    squaredErrors += found.standardErrors(0, 0) * found.standardErrors(0, 0);
  }
  CHECK((squares - sum * sum / 1000) / 999 == Approx(squaredErrors / 1000).epsilon(0.25));
}

// Within 5 binomial standard errors: one in 1.7 million, for each of three.
TEST_CASE("counts, outcomes and probabilities are those of the mean over histories") {
  NoiseModel noise = detunedNoise(1e5, quasiStatic);
  noise.readout.matrices = {confusionOf(0, 0.1, 0.05)};
  const double exponent = dephasingExponent(noise.detuning, 0, window, {});
  const double zero = (1 + std::exp(-exponent)) / 2, read = zero * 0.95 + (1 - zero) * 0.1;
  Circuit circuit = echoed({});
  circuit.append("h", {0});
  Asked asked{circuit, {termOf("Z0", 1)}};
  asked.request.shots = 4000;
  asked.request.counts = asked.request.outcomes = asked.request.probabilities = true;
  const Estimates found = asked.run(*detunedState(noise, {20000, 4096}), 11);
  const double error = std::sqrt(read * (1 - read) / 4000);
  CHECK(found.counts.at(0)[0] + found.counts.at(0)[1] == 4000);
  CHECK(std::abs(found.counts.at(0)[0] / 4000.0 - read) < 5 * error);
  CHECK(found.outcomes.at(0)(0, 0) == Approx(found.counts.at(0)[0] / 4000.0));
  CHECK(found.values(0, 0) == Approx(2 * found.outcomes.at(0)(0, 0) - 1));
  CHECK(found.standardErrors(0, 0) == Approx(2 * error).epsilon(0.1));
  CHECK(std::abs(found.probabilities(0, 0) - read) < 5 * 0.85 * std::sqrt(cosineVariance(exponent) / 4 / 20000));
  Circuit measured = circuit;
  measured.measure(0, 1);
  Asked bits{measured, {}};
  bits.request.shots = 4000;
  bits.request.counts = true;
  const auto counts = bits.run(*detunedState(noise), 12).counts.at(0);
  CHECK(counts.size() == 4);
  CHECK(counts[0] + counts[2] == 4000);
  CHECK(std::abs(counts[0] / 4000.0 - read) < 5 * error);
}

// Within 4.5 standard errors: one in 150,000, for each of eight.
TEST_CASE("rows and shifts have their own histories, whichever chunk they run in") {
  Circuit circuit(1);
  circuit.append("h", {0});
  circuit.append("rz", {0}, {Angle::feature(0, 2, 0.1)});
  circuit.append("id", {0});
  circuit.waitLast(window);
  const NoiseModel noise = detunedNoise(1e5, window);
  const double left = std::exp(-dephasingExponent(noise.detuning, 0, window, {}));
  const std::vector<Observable> observables{termOf("X0", 1), {{{0.5, parsePauli("Y0", 1)}, {2.0, parsePauli("I", 1)}}}};
  const std::vector<Shift> shifts{{}, {{0, 0.4}}};
  Request request;
  request.circuit = &circuit;
  Matrix rows(2, 1);
  rows(0, 0) = 0.3;
  rows(1, 0) = -0.5;
  request.bindings = bindSlots(circuit, {}, rows);
  request.observables = observables;
  request.shifts = shifts;
  Ledger ledger;
  const auto executor = detunedState(noise, {2000, 100});
  for (const std::uint64_t shots : {0, 1000}) {
    request.shots = shots;
    const Estimates found = executor->execute(request, Random(4), ledger);
    for (std::size_t row = 0; row < 2; ++row) {
      for (std::size_t s = 0; s < 2; ++s) {
        const double angle = request.bindings(row, 0) + (s == 1 ? 0.4 : 0.0);
        const std::size_t index = 2 * row + s;
        CHECK(std::abs(found.values(index, 0) - left * std::cos(angle)) < 4.5 * found.standardErrors(index, 0));
        CHECK(std::abs(found.values(index, 1) - 2 - 0.5 * left * std::sin(angle)) <
              4.5 * found.standardErrors(index, 1));
      }
    }
    CHECK(found.values(0, 0) != found.values(1, 0));
    Request second = request;
    second.bindings = Matrix(1, 1, request.bindings(1, 0));
    second.firstRow = 1;
    const Estimates alone = executor->execute(second, Random(4), ledger);
    CHECK(alone.values(1, 0) == found.values(3, 0));
    CHECK(alone.standardErrors(0, 1) == found.standardErrors(2, 1));
  }
  CHECK(ledger.circuits == 2 * (4 + 2) * 2);  // exact and sampled, all rows and one, two settings
}

// Within 4.5 standard errors: one in 150,000, for each of two.
TEST_CASE("trajectories take one for each history, and a register that is handed over drifts from the start") {
  Circuit circuit(1);
  circuit.append("id", {0});
  circuit.waitLast(window);
  NoiseModel noise = detunedNoise(1e5, quasiStatic);
  noise.rules = {{{"1q"}, {}, {"phase-flip", {0.1}, {}}}};
  const double left = 0.8 * std::exp(-dephasingExponent(noise.detuning, 0, window, {}));
  const auto leaf = std::make_shared<TrajectoryExecutor>(undetuned(noise), TrajectoryOptions{1, 0});
  const double half = std::numbers::sqrt2 / 2;
  const std::vector<Complex> plus{{half, 0}, {half, 0}};
  Asked asked = askedX(circuit);
  asked.request.initialState = plus;
  for (const std::uint64_t shots : {0, 2000}) {
    asked.request.shots = shots;
    const Estimates found = asked.run(*withDetuning(leaf, noise, {2000, 4096}), 3);
    CHECK(std::abs(found.values(0, 0) - left) < 4.5 * found.standardErrors(0, 0));
    CHECK(found.standardErrors(0, 0) < 0.03);
  }
}

TEST_CASE("no detuning, or no time for it, leaves the leaf alone; what can't be is refused") {
  const auto leaf = std::make_shared<StatevectorExecutor>();
  CHECK(withDetuning(leaf, {}) == leaf);
  Circuit still(1);
  still.append("h", {0});
  const NoiseModel noise = detunedNoise(1e5, quasiStatic);
  const Estimates found = askedX(still).run(*withDetuning(leaf, noise));
  CHECK(found.values(0, 0) == Approx(1));
  CHECK(found.standardErrors(0, 0) == 0);
  for (const DetuningOptions options : {DetuningOptions{1, 4096}, {256, 0}, {256, mostTrajectories + 1}}) {
    CHECK(codeOf([&] { withDetuning(leaf, noise, options); }) == ErrorCode::invalidOption);
  }
  const auto run = [&](const NoiseModel& model) { askedX(still).run(*withDetuning(leaf, model)); };
  CHECK(codeOf([&] { run(detunedNoise(-1, 1)); }) == ErrorCode::invalidNoise);
  CHECK(codeOf([&] { run(detunedNoise(1, 0)); }) == ErrorCode::invalidNoise);
  CHECK(codeOf([&] { askedX(still).run(DensityExecutor(noise)); }) == ErrorCode::unsupported);
  Asked once = askedX(echoed({}));
  once.request.shots = 1;
  CHECK(std::isnan(once.run(*withDetuning(leaf, noise)).standardErrors(0, 0)));
}
