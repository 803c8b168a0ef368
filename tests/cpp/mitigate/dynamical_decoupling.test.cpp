#include "qualm/mitigate/dynamical_decoupling.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/noise/timing.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/detuned_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/dephasing.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr double nanosecond = 1e-9;
constexpr double idleTime = 20e-6;
const std::array<DecouplingSequence, 3> decouplings{DecouplingSequence::xx, DecouplingSequence::xy4,
                                                    DecouplingSequence::xy8};
constexpr std::array<std::size_t, 3> pulseCounts{2, 4, 8};

std::shared_ptr<const Executor> decoupled(DynamicalDecouplingOptions options, std::shared_ptr<const Executor> inner) {
  return std::make_shared<MitigatedExecutor>(std::make_shared<DynamicalDecoupling>(std::move(options)),
                                             std::move(inner));
}

/// "x 1 125 | y 1 275": the pulses that were added, their qubits, and the nanoseconds of their midpoints.
std::string pulsesAdded(const Circuit& circuit, const GateDurations& durations) {
  const Timing timing = timeOperations(circuit, durations);
  std::string text;
  for (std::size_t i = 0; i < circuit.operations().size(); ++i) {
    const Operation& operation = circuit.operations()[i];
    if (operation.wait == 0) continue;
    const double middle = (timing.start[i] + timing.end[i]) / 2 / nanosecond;
    text += (text.empty() ? "" : " | ") + std::string(operation.name()) + " " + std::to_string(operation.qubits[0]) +
            " " + std::to_string(std::llround(middle * 10) / 10);
  }
  return text;
}

/// Qubit 0 is turned to +Y and waits, while qubit 1 does nothing for a long time.
struct Waiting {
  Circuit circuit{2};
  GateDurations durations;
  std::vector<Observable> observables{{{{1.0, parsePauli("Y0", 2)}}}, {{{1.0, parsePauli("X0", 2)}}}};
  Request request;

  Waiting() {
    circuit.append("rx", {0}, {Angle::constant(-std::numbers::pi / 2)});
    circuit.append("id", {1});
    circuit.append("cz", {0, 1});
    durations.byName = {{"id", idleTime}};
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.evidence = true;
  }

  Estimates run(const Executor& executor, std::uint64_t seed = 0) const {
    Ledger ledger;
    return executor.execute(request, Random(seed), ledger);
  }
};

}  // namespace

TEST_CASE("windows and pulses are where they were worked out by hand") {
  // h 0: 0 to 50 ns; cx 0 1: 50 to 350; x 2: 0 to 50; cx 1 2: 350 to 650; measure 0: 350 to 1350, the end. Qubit 2
  // waits from 50 to 350, qubits 1 and 2 from 650 to 1350; qubit 1 rests in |0⟩ until 50.
  Circuit circuit(3, 1);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  circuit.append("x", {2});
  circuit.append("cx", {1, 2});
  circuit.measure(0, 0);
  DynamicalDecouplingOptions options{DecouplingSequence::xx, {}, 0};
  options.durations.byName = {{"1q", 50 * nanosecond}, {"2q", 300 * nanosecond}, {"measure", 1000 * nanosecond}};
  const DecoupledCircuit two = decouple(circuit, options);
  CHECK(two.windows == 3);
  CHECK(two.filled == 3);
  CHECK(two.pulses == 6);
  CHECK(two.longest == Approx(700 * nanosecond));
  CHECK(pulsesAdded(two.circuit, options.durations) == "x 2 125 | x 2 275 | x 1 825 | x 1 1175 | x 2 825 | x 2 1175");
  CHECK(timeOperations(two.circuit, options.durations).seconds == Approx(1350 * nanosecond));
  options.leastWindow = 400 * nanosecond;
  const DecoupledCircuit long2 = decouple(circuit, options);
  CHECK(long2.windows == 3);
  CHECK(long2.filled == 2);
  options.leastWindow = 300 * nanosecond;
  CHECK(decouple(circuit, options).filled == 3);
  options.sequence = DecouplingSequence::xy8;  // eight pulses of 50 ns have no room in 300
  const DecoupledCircuit eight = decouple(circuit, options);
  CHECK(eight.filled == 2);
  CHECK(eight.pulses == 16);
  options.sequence = DecouplingSequence::xy4;
  options.durations.byName[0].second = 75 * nanosecond;  // qubit 2 waits from 75 to 375: exactly room for four
  CHECK(decouple(circuit, options).pulses == 12);
}

TEST_CASE("a Y is made of what the durations know") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("id", {1});
  circuit.append("cz", {0, 1});
  DynamicalDecouplingOptions options;
  const auto names = [&] {
    std::string text;
    const Circuit filled = decouple(circuit, options).circuit;
    for (const Operation& operation : filled.operations()) {
      text += std::string(operation.name()) + " ";
    }
    return text;
  };
  options.durations.byName = {{"id", 1000 * nanosecond}};
  CHECK(names() == "h id x y x y cz ");
  options.durations.byName = {{"id", 1000 * nanosecond}, {"x", 35 * nanosecond}};
  CHECK(names() == "h id x sdg x s x sdg x s cz ");
  options.durations.byName = {{"id", 1000 * nanosecond}, {"rx", 35 * nanosecond}, {"ry", 35 * nanosecond}};
  CHECK(names() == "h id rx ry rx ry cz ");
  options.durations.byName = {{"id", 1000 * nanosecond}, {"1q", 35 * nanosecond}};
  CHECK(names() == "h id x y x y cz ");
}

TEST_CASE("a filled circuit does the same at the same times") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit gates = randomCircuit({3, 16, 2}, random);
    Circuit circuit(3);
    for (const char* name : {"a", "b"}) circuit.parameter(name);
    for (const Operation& operation : gates.operations()) {
      circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
      if (random.below(4) == 0) circuit.waitLast(random.uniform(0, 500 * nanosecond));
      if (random.below(5) == 0) circuit.barrier(std::vector<std::size_t>{0, 2});
    }
    DynamicalDecouplingOptions options{decouplings[seed % 3], {}, 0};
    options.durations.byName = {{"1q", random.uniform(0, 50) * nanosecond}, {"2q", 300 * nanosecond}, {"3q", 1e-6}};
    const DecoupledCircuit filled = decouple(circuit, options);
    const Timing before = timeOperations(circuit, options.durations);
    const Timing after = timeOperations(filled.circuit, options.durations);
    CHECK(filled.pulses == filled.filled * pulseCounts[seed % 3]);
    CHECK(filled.circuit.operations().size() == circuit.operations().size() + filled.pulses);
    CHECK(after.seconds == Approx(before.seconds));
    std::size_t next = 0;  // the operations of the original stand in their order
    for (std::size_t i = 0; i < filled.circuit.operations().size() && next < before.start.size(); ++i) {
      const Operation& was = circuit.operations()[next];
      const Operation& now = filled.circuit.operations()[i];
      const bool same = now.name() == was.name() && now.qubitMask() == was.qubitMask();
      if (same && std::abs(after.start[i] - before.start[next]) < 1e-15) ++next;
    }
    CHECK(next == circuit.operations().size());
    const std::vector<Observable> observables{{{{1.0, parsePauli("X0 Y1 Z2", 3)}}}, {{{1.0, parsePauli("Z0", 3)}}}};
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, std::vector<double>{0.3, 1.2}, Matrix());
    request.observables = observables;
    Ledger ledger;
    const auto ideal = std::make_shared<StatevectorExecutor>();
    if (filled.filled == 0) continue;
    const Estimates plain = ideal->execute(request, random, ledger);
    const Estimates found = decoupled(options, ideal)->execute(request, random, ledger);
    for (std::size_t o = 0; o < 2; ++o) CHECK(found.values(0, o) == Approx(plain.values(0, o)).margin(1e-10));
  }
}

// Twelve comparisons within 4.5 standard errors or more: one in 12,000 such tests fails by chance.
TEST_CASE("under noise with a memory decoupling leaves what its filter says, which is more than nothing done") {
  const Waiting waiting;
  for (const double correlation : {std::numeric_limits<double>::infinity(), 2 * idleTime, idleTime / 4}) {
    NoiseModel noise;
    noise.durations = waiting.durations;
    noise.detuning = {{1e5, 0}, correlation};
    const auto leaf = withDetuning(std::make_shared<StatevectorExecutor>(), noise, {3000, 4096});
    const double raw = waiting.run(*leaf, 1).values(0, 0);
    const double bare = std::exp(-dephasingExponent(noise.detuning, 0, idleTime, {}));
    CHECK(std::abs(raw - bare) < 4.5 * std::sqrt(0.5 / 3000));
    for (std::size_t s = 0; s < decouplings.size(); ++s) {
      INFO(pulseCounts[s] << " pulses, correlation time " << correlation);
      const double exponent = dephasingExponent(noise.detuning, 0, idleTime, evenFlips(pulseCounts[s]));
      const double left = std::exp(-exponent);
      const Estimates found = waiting.run(*decoupled({decouplings[s], waiting.durations, 0}, leaf), 2);
      const double error = std::sqrt(std::max(cosineVariance(exponent), 0.0) / 3000);
      CHECK(std::abs(found.values(0, 0) - left) < 4.5 * error + 1e-9);
      CHECK(left > bare + 0.1);
      REQUIRE(found.evidence.size() == 3);
      CHECK(found.evidence[0].name == "dynamical-decoupling.windows");
      CHECK(found.evidence[0].values == std::vector<double>{1});
      CHECK(found.evidence[1].name == "dynamical-decoupling.filled");
      CHECK(found.evidence[1].values == std::vector<double>{1});
      CHECK(found.evidence[2].name == "dynamical-decoupling.pulses");
      CHECK(found.evidence[2].values == std::vector<double>{static_cast<double>(pulseCounts[s])});
    }
  }
}

TEST_CASE("under white noise decoupling does nothing") {
  const Waiting waiting;
  NoiseModel noise;
  noise.durations = waiting.durations;
  const double never = std::numeric_limits<double>::infinity();
  noise.idle = {{never, never}, {15e-6, 15e-6}};
  const auto leaf = std::make_shared<DensityExecutor>(noise);
  const double raw = waiting.run(*leaf).values(0, 0);
  CHECK(raw == Approx(std::exp(-idleTime / 15e-6)).epsilon(1e-12));
  for (const DecouplingSequence sequence : decouplings) {
    const Estimates found = waiting.run(*decoupled({sequence, waiting.durations, 0}, leaf));
    CHECK(std::abs(found.values(0, 0) - raw) < 1e-12);
  }
}

TEST_CASE("XX leaves a steady turn about X as it is, and XY sequences undo it") {
  const Waiting waiting;
  const double rate = 1e5;  // radians a second, also between the pulses
  for (const DecouplingSequence sequence : decouplings) {
    const Circuit filled = decouple(waiting.circuit, {sequence, waiting.durations, 0}).circuit;
    const Timing timing = timeOperations(filled, waiting.durations);
    Circuit turned(2);
    double since = 0;
    for (std::size_t i = 0; i < filled.operations().size(); ++i) {
      const Operation& operation = filled.operations()[i];
      if ((operation.qubitMask() & 1U) != 0) {
        turned.append("rx", {0}, {Angle::constant(rate * (timing.start[i] - since))});
        since = timing.end[i];
      }
      turned.append(operation, std::span(operation.angles).first(operation.angleCount()));
    }
    Waiting request;
    request.request.circuit = &turned;
    const double left = request.run(StatevectorExecutor()).values(0, 0);
    const bool fails = sequence == DecouplingSequence::xx;
    CHECK(left == Approx(fails ? std::cos(rate * idleTime) : 1.0).margin(1e-12));
  }
}

TEST_CASE("pulses that turn too far add up in XX, and not in XY sequences") {
  const Waiting waiting;
  const double error = 0.1;
  NoiseModel noise;
  noise.durations = waiting.durations;
  noise.rules = {{{"x"}, {}, {"over-rotation-x", {error}, {}}}, {{"y"}, {}, {"over-rotation-y", {error}, {}}}};
  const auto leaf = std::make_shared<DensityExecutor>(noise);
  const auto lost = [&](DecouplingSequence sequence) {
    return 1 - waiting.run(*decoupled({sequence, waiting.durations, 0}, leaf)).values(0, 0);
  };
  CHECK(lost(DecouplingSequence::xx) == Approx(1 - std::cos(2 * error)).epsilon(1e-9));
  // (X Y)² turned too far is s⁴ − n² + 2is²·n·σ with s, c = sin, cos(ε/2) and n = (sc, sc, c²): of ⟨Y⟩ it costs
  // 2·(2s²)²·(n_x² + n_z²), of fourth order in the error.
  const double s = std::sin(error / 2), c = std::cos(error / 2);
  const double cost = 8 * std::pow(s, 4) * (s * s * c * c + std::pow(c, 4));
  CHECK(lost(DecouplingSequence::xy4) == Approx(cost).epsilon(1e-6));
  CHECK(lost(DecouplingSequence::xy8) < lost(DecouplingSequence::xy4) + 1e-12);
}

TEST_CASE("qubits that are measured or reset have no windows until they are turned again; their neighbours do") {
  // h 0 and h 1 take no time; measure 0: 0 to 1000; x 1 where it read 1, and then h 0: 1000 to 1100; reset 0 takes 500.
  Circuit circuit(2, 1);
  circuit.append("h", {0});
  circuit.append("h", {1});
  circuit.measure(0, 0);
  circuit.append("x", {1});
  circuit.conditionLast({1, 1});
  circuit.append("sx", {0});
  circuit.reset(0);
  circuit.append("id", {1});
  DynamicalDecouplingOptions options{DecouplingSequence::xx, {}, 0};
  options.durations.byName = {{"measure", 1000 * nanosecond}, {"reset", 500 * nanosecond}, {"id", 900 * nanosecond}};
  const DecoupledCircuit filled = decouple(circuit, options);
  CHECK(filled.windows == 1);  // qubit 1 while qubit 0 is measured; qubit 0 waits 400 ns after its reset
  CHECK(pulsesAdded(filled.circuit, options.durations) == "x 1 250 | x 1 750");
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 2)}}}, {{{1.0, parsePauli("X1", 2)}}}};
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, {}, Matrix());
  request.observables = observables;
  Ledger ledger;
  const auto leaf = std::make_shared<DensityExecutor>();
  const Estimates plain = leaf->execute(request, Random(0), ledger);
  const Estimates found = decoupled(options, leaf)->execute(request, Random(0), ledger);
  for (std::size_t o = 0; o < 2; ++o) CHECK(found.values(0, o) == Approx(plain.values(0, o)).margin(1e-12));
}

TEST_CASE("all shots go to the one circuit, and folded copies of a gate wait as it does") {
  Waiting waiting;
  waiting.request.shots = 500;
  Ledger ledger;
  const auto leaf = std::make_shared<DensityExecutor>();
  decoupled({DecouplingSequence::xy4, waiting.durations, 0}, leaf)->execute(waiting.request, Random(0), ledger);
  CHECK(ledger.circuits == 2);  // settings
  CHECK(ledger.shots == 1000);
  CHECK(ledger.gates == 2 * 7);
  Circuit circuit(1);
  circuit.append("h", {0});
  circuit.append("x", {0});
  circuit.waitLast(3e-6);
  const auto folded = fold(circuit, 3, Folding::global, Random(0)).circuit;
  CHECK(timeOperations(folded, {}).seconds == Approx(9e-6));
}

TEST_CASE("extrapolation around decoupling has every folded circuit decoupled") {
  Waiting waiting;
  NoiseModel noise;
  noise.durations = waiting.durations;
  noise.detuning = {{1e5, 0}};
  const auto leaf = withDetuning(std::make_shared<StatevectorExecutor>(), noise, {16, 16});
  const auto inner = decoupled({DecouplingSequence::xx, waiting.durations, 0}, leaf);
  ZeroNoiseOptions options;
  options.extrapolation.kind = Extrapolation::linear;
  const MitigatedExecutor both(std::make_shared<ZeroNoise>(options), inner);
  CHECK(waiting.run(both).values(0, 0) == Approx(1).epsilon(1e-9));
}

TEST_CASE("decoupling that has nothing to fill, or no meaning, is refused") {
  const Waiting waiting;
  const auto leaf = std::make_shared<DensityExecutor>();
  const auto codeFor = [&](DynamicalDecouplingOptions options) {
    return codeOf([&] { waiting.run(*decoupled(std::move(options), leaf)); });
  };
  CHECK(codeFor({}) == ErrorCode::emptyData);  // without durations nothing waits
  CHECK(codeFor({DecouplingSequence::xx, waiting.durations, 1}) == ErrorCode::emptyData);
  GateDurations broad = waiting.durations;
  broad.byName.emplace_back("x", 0.6 * idleTime);
  CHECK(codeFor({DecouplingSequence::xx, broad, 0}) == ErrorCode::emptyData);
  CHECK(codeFor({DecouplingSequence::xx, waiting.durations, -1}) == ErrorCode::invalidOption);
  CHECK(codeFor({DecouplingSequence::xx, waiting.durations, std::nan("")}) == ErrorCode::invalidOption);
  GateDurations wrong;
  wrong.byName = {{"1q", -1}};
  CHECK(codeFor({DecouplingSequence::xx, wrong, 0}) == ErrorCode::invalidNoise);
  wrong.byName = {{"no-such-gate", 1}};
  CHECK(codeFor({DecouplingSequence::xx, wrong, 0}) == ErrorCode::invalidNoise);
}
