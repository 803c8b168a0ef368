#include <catch2/catch.hpp>
#include <numbers>
#include <string>

#include "compile/dense.hpp"
#include "qualm/compile/cancel.hpp"
#include "qualm/compile/commute.hpp"
#include "qualm/compile/consolidate.hpp"
#include "qualm/compile/fuse.hpp"
#include "qualm/compile/optimize.hpp"
#include "qualm/compile/small_unitary.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr double pi = std::numbers::pi;
using Names = std::vector<std::string>;

std::string namesOf(const Operations& operations) {
  std::string names;
  for (const Operation& operation : operations) {
    names += (names.empty() ? "" : " ") + (operation.isGate() ? std::string(operation.gate->name) : std::string("|"));
  }
  return names;
}

Operations cancelled(const Circuit& circuit) { return cancelAndMerge(circuit.operations()); }

}  // namespace

TEST_CASE("gates with one angle add, which merging relies on") {
  for (const Gate& gate : gateTable()) {
    if (gate.angles != 1) continue;
    INFO(gate.name);
    const auto at = [&](double angle) { return gate.matrix(std::array{angle, 0.0, 0.0}); };
    const GateMatrix product = multiply(at(0.7), at(-1.9)), sum = at(0.7 - 1.9);
    for (std::size_t i = 0; i < 16; ++i) CHECK(squaredMagnitude(product.entries[i] - sum.entries[i]) < 1e-30);
  }
}

TEST_CASE("what is said to commute does, for all pairs of gates") {
  Random random(51);
  std::size_t commuting = 0;
  for (const Gate& a : gateTable()) {
    for (const Gate& b : gateTable()) {
      for (int repeat = 0; repeat < 4; ++repeat) {
        std::vector<std::size_t> order{0, 1, 2, 3};
        const auto place = [&](Circuit& circuit, const Gate& gate) {
          random.shuffle(order);
          std::vector<Angle> angles;
          for (std::size_t i = 0; i < gate.angles; ++i) angles.push_back(Angle::constant(random.uniform(-3, 3)));
          circuit.append(gate.name, std::span(order).first(gate.qubits()), angles);
        };
        Circuit circuit(4);
        place(circuit, a);
        place(circuit, b);
        const Operation &first = circuit.operations()[0], &second = circuit.operations()[1];
        const State start = randomState(4, random);
        const State there = runOn(circuit, start);
        const State back = runOn(circuitOf(circuit, 4, Operations{second, first}), start);
        double difference = 0;
        for (std::size_t i = 0; i < there.size(); ++i) difference = std::max(difference, std::abs(there[i] - back[i]));
        INFO(a.name << " and " << b.name);
        if (commute(first, axesOf(first), second, axesOf(second))) {
          ++commuting;
          CHECK(difference < 1e-13);
        } else if (first.qubitCount() + second.qubitCount() <= 3) {
          CHECK(difference > 1e-9);  // nothing is missed where one qubit is shared and a gate has no other
        }
      }
    }
  }
  CHECK(commuting > 500);
}

TEST_CASE("inverses cancel past what they commute with") {
  Circuit circuit(3);
  circuit.append("cx", {0, 1});
  circuit.append("rz", {0}, {Angle::constant(0.3)});
  circuit.append("x", {1});
  circuit.append("cx", {0, 2});
  circuit.append("cx", {0, 1});
  CHECK(namesOf(cancelled(circuit)) == "rz x cx");
  Circuit blocked(2);
  blocked.append("cx", {0, 1});
  blocked.append("h", {0});
  blocked.append("cx", {0, 1});
  CHECK(cancelled(blocked).size() == 3);
  Circuit turned(2);
  for (const char* gate : {"cz", "swap", "cx"}) {
    turned.append(gate, {0, 1});
    turned.append(gate, {1, 0});
  }
  CHECK(namesOf(cancelled(turned)) == "cx cx");
  Circuit roots(1);
  for (const char* gate : {"s", "sdg", "t", "tdg", "sxdg", "sx", "h", "h", "id"}) roots.append(gate, {0});
  CHECK(cancelled(roots).empty());
}

TEST_CASE("symbolic rotations of one source add their scales") {
  Circuit circuit(2);
  const std::size_t a = circuit.parameter("a"), b = circuit.parameter("b");
  circuit.append("rz", {0}, {Angle::parameter(a, 2, 0.5)});
  circuit.append("cx", {0, 1});
  circuit.append("rz", {0}, {Angle::constant(0.25)});
  circuit.append("crz", {0, 1}, {Angle::feature(0)});  // keeps Z of the control
  circuit.append("rz", {0}, {Angle::parameter(a, -0.5)});
  circuit.append("rz", {0}, {Angle::parameter(b)});
  const Operations merged = cancelled(circuit);
  CHECK(namesOf(merged) == "cx crz rz rz");
  CHECK(merged[2].angles[0].kind == Angle::Kind::parameter);
  CHECK(merged[2].angles[0].scale == 1.5);
  CHECK(merged[2].angles[0].offset == Approx(0.75));
  Circuit gone(1);
  gone.append("ry", {0}, {Angle::feature(1, 3, 1)});
  gone.append("ry", {0}, {Angle::feature(1, -3, -1)});
  CHECK(cancelled(gone).empty());
}

TEST_CASE("a turn by 2 pi is nothing, but under a control it is a phase") {
  Circuit circuit(2);
  circuit.append("rx", {0}, {Angle::constant(2 * pi)});
  circuit.append("rzz", {0, 1}, {Angle::constant(-2 * pi)});
  circuit.append("crx", {0, 1}, {Angle::constant(4 * pi)});
  circuit.append("cp", {0, 1}, {Angle::constant(2 * pi)});
  CHECK(cancelled(circuit).empty());
  Circuit controlled(2);
  controlled.append("crx", {0, 1}, {Angle::constant(pi)});
  controlled.append("crx", {0, 1}, {Angle::constant(pi)});
  CHECK(cancelled(controlled).size() == 1);
}

TEST_CASE("nothing crosses a barrier, a measurement, a reset or a condition") {
  const auto left = [](auto between) {
    Circuit circuit(2, 2);
    circuit.append("x", {0});
    between(circuit);
    circuit.append("x", {0});
    const Translator translator(Names{"rz", "sx", "x", "cx"});
    return optimize(circuit.operations(), translator).size();
  };
  CHECK(left([](Circuit&) {}) == 0);
  CHECK(left([](Circuit& c) { c.barrier(std::array<std::size_t, 2>{0, 1}); }) == 3);
  CHECK(left([](Circuit& c) { c.measure(0, 0); }) == 3);
  CHECK(left([](Circuit& c) { c.reset(0); }) == 3);
  CHECK(left([](Circuit& c) {
          c.append("x", {0});
          c.conditionLast({1, 1});
        }) == 3);
  CHECK(left([](Circuit& c) { c.measure(1, 0); }) == 1);
}

TEST_CASE("a one-qubit gate is carried to one with the same axis, and both are fused") {
  Circuit circuit(2);
  circuit.append("sx", {1});
  circuit.append("cx", {0, 1});
  circuit.append("sx", {1});
  circuit.append("x", {1});
  const Operations optimal = optimize(circuit.operations(), Translator(Names{"rz", "sx", "x", "cx", "sxdg"}));
  CHECK(namesOf(optimal) == "cx");
}

TEST_CASE("fusion leaves symbolic angles alone") {
  Circuit circuit(1);
  circuit.append("h", {0});
  circuit.append("s", {0});
  circuit.append("rz", {0}, {Angle::feature(0)});
  circuit.append("h", {0});
  circuit.append("h", {0});
  const Translator translator(Names{"rz", "sx", "x", "cx"});
  const Operations fused = fuseRuns(translator.translate(circuit.operations()), translator);
  CHECK(namesOf(fused) == "rz sx rz rz");
}

TEST_CASE("a block on one pair shrinks to its synthesis") {
  Circuit circuit(3);
  for (int i = 0; i < 4; ++i) {
    circuit.append("cx", {0, 1});
    circuit.append("u", {0}, {Angle::constant(0.3 + i), Angle::constant(0.4), Angle::constant(1.5)});
    circuit.append("cx", {1, 0});
    circuit.append("u", {1}, {Angle::constant(0.7 - i), Angle::constant(-0.9), Angle::constant(0.6)});
  }
  circuit.append("cx", {1, 2});
  const Translator translator(Names{"u", "rx", "ry", "cx"});
  SettledBlocks settled;
  const Operations result = consolidatePairs(circuit.operations(), translator, settled);
  CHECK(settled.size() == 1);  // the cx on the other pair
  CHECK(std::count_if(result.begin(), result.end(), isPair) == 4);
}

TEST_CASE("every pass keeps random circuits as they are, up to a phase, and makes none dearer") {
  const Translator translator(Names{"rz", "sx", "x", "cx", "u", "rzz", "crx"});
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const std::size_t qubits = 1 + random.below(5);
    const Circuit circuit = randomCircuit({qubits, 40, 2, 1}, random);
    const Operations before = translator.translate(circuit.operations());
    const std::vector<double> parameters{random.uniform(-3, 3), random.uniform(-3, 3)};
    const Matrix row = randomMatrix(1, 1, random);
    const State start = randomState(circuit.qubits(), random);
    const auto run = [&](const Operations& operations) {
      const Circuit built = circuitOf(circuit, circuit.qubits(), operations);
      return runOn(built, start, bindSlots(built, parameters, row).row(0));
    };
    const State expected = run(before);
    INFO("seed " << seed);
    SettledBlocks settled;
    for (const Operations& after : {cancelAndMerge(before), fuseRuns(before, translator),
                                    consolidatePairs(before, translator, settled), optimize(before, translator)}) {
      REQUIRE(costOf(after) <= costOf(before));
      REQUIRE(distanceUpToPhase(run(after), expected) < 1e-11);
    }
    const Operations raw = cancelAndMerge(circuit.operations());
    REQUIRE(distanceUpToPhase(run(raw), expected) < 1e-11);
  }
}
