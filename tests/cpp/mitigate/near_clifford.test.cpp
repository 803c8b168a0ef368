#include "qualm/mitigate/near_clifford.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "qualm/core/error.hpp"
#include "qualm/simulate/reference.hpp"
#include "qualm/simulate/stabilizer_gate.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

struct RandomTarget {
  Circuit circuit;
  std::vector<double> binding;
  std::size_t fixed = 0, others = 0;  ///< gates that are Clifford at no angle, and those that are not at theirs

  explicit RandomTarget(std::uint64_t seed, std::size_t qubits = 3, std::size_t gates = 20) : circuit(qubits) {
    Random random(seed);
    circuit = randomCircuit({qubits, gates, 2}, random);
    binding = bindSlots(circuit, std::vector<double>{0.7, -1.9}, Matrix()).values;
    for (const Operation& operation : circuit.operations()) {
      if (cliffordOf(*operation.gate, boundAngles(operation, binding))) continue;
      fixed += cliffordAngles(*operation.gate).empty() ? 1 : 0;
      others += cliffordAngles(*operation.gate).empty() ? 0 : 1;
    }
  }
};

/// Gates of all kinds that have Clifford angles, at random ones, after gates that make superpositions.
Circuit replaceableCircuit(std::uint64_t seed) {
  Random random(seed);
  const Circuit any = randomCircuit({3, 20}, random);
  Circuit circuit(3);
  for (std::size_t q = 0; q < 3; ++q) circuit.append("ry", {q}, {Angle::constant(1.2)});
  for (const Operation& operation : any.operations()) {
    if (cliffordAngles(*operation.gate).empty()) continue;
    circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
  }
  return circuit;
}

std::size_t nonCliffordGates(const Circuit& circuit) {
  std::size_t count = 0;
  for (const Operation& operation : circuit.operations()) {
    count += cliffordOf(*operation.gate, boundAngles(operation, {})) ? 0 : 1;
  }
  return count;
}

std::vector<Observable> severalObservables(std::size_t qubits) {
  return {{{{1.0, parsePauli("Z0 Z1", qubits)}}},
          {{{0.5, parsePauli("X0 Y1", qubits)}, {-1.5, parsePauli("Y1 Z2", qubits)}, {0.25, PauliTerm{}}}}};
}

}  // namespace

TEST_CASE("a drawn circuit has its target's gates on its target's qubits, and as many that are not Clifford as asked") {
  int drawn = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    const RandomTarget target(seed);
    if (target.others < 2) continue;
    for (const std::size_t stay : {target.fixed, target.fixed + 2}) {
      const NearClifford nearClifford(target.circuit, target.binding, {stay});
      CHECK(nearClifford.nonClifford() == target.fixed + target.others);
      const std::size_t kept = std::max(target.fixed, std::min(stay, nearClifford.nonClifford() / 2));
      CHECK(nearClifford.kept() == kept);
      const Circuit circuit = nearClifford.draw(Random(seed));
      CHECK(nonCliffordGates(circuit) == kept);
      REQUIRE(circuit.operations().size() == target.circuit.operations().size());
      std::size_t changed = 0;
      for (std::size_t i = 0; i < circuit.operations().size(); ++i) {
        const Operation &was = target.circuit.operations()[i], &is = circuit.operations()[i];
        CHECK(is.gate == was.gate);
        CHECK(is.qubits == was.qubits);
        if (boundAngles(is, {}) == boundAngles(was, target.binding)) continue;
        ++changed;
        CHECK(cliffordOf(*is.gate, boundAngles(is, {})));
        CHECK(!cliffordOf(*was.gate, boundAngles(was, target.binding)));
      }
      CHECK(changed == nearClifford.nonClifford() - kept);
      CHECK(circuit.slots().empty());
      ++drawn;
    }
  }
  CHECK(drawn > 80);
}

TEST_CASE("every gate's Clifford angles are Clifford, and no two do the same") {
  // A qubit has 24 Clifford gates (up to phase), a rotation four quarter turns; controlled turns by multiples of pi
  // are four, controlled phases two.
  const std::vector<std::pair<const char*, std::size_t>> counts{{"rx", 4},  {"p", 4},   {"u", 24},  {"rzz", 4},
                                                                {"rzx", 4}, {"crx", 4}, {"crz", 4}, {"cp", 2},
                                                                {"t", 0},   {"ch", 0},  {"ccx", 0}, {"h", 1}};
  for (const auto& [name, count] : counts) {
    INFO(name);
    CHECK(cliffordAngles(findGate(name)).size() == count);
  }
  for (const Gate& gate : gateTable()) {
    const auto& found = cliffordAngles(gate);
    for (std::size_t i = 0; i < found.size(); ++i) {
      CHECK(cliffordOf(gate, found[i].angles));
      for (std::size_t j = 0; j < i; ++j) CHECK(squaredDistance(found[i].matrix, found[j].matrix) > 0.1);
    }
  }
}

// 20,000 draws; each share is within 4.5 standard errors: missed once in 150,000 times, for each of four.
TEST_CASE("nearer angles are likelier by the exponential of their squared distance") {
  Circuit circuit(1);
  circuit.append("rz", {0}, {Angle::constant(0.5)});
  const NearClifford nearClifford(circuit, {}, {0, 1.0});
  std::array<double, 4> expected{}, found{};
  double sum = 0;
  for (std::size_t n = 0; n < 4; ++n) {
    // |RZ(θ) − phase·RZ(nπ/2)|² at the best phase is 4 − 4|cos(half the difference)|.
    const double half = (0.5 - std::numbers::pi / 2 * static_cast<double>(n)) / 2;
    expected[n] = std::exp(-(4 - 4 * std::abs(std::cos(half))));
    sum += expected[n];
  }
  constexpr int draws = 20'000;
  for (std::uint64_t seed = 0; seed < draws; ++seed) {
    const double angle = boundAngles(nearClifford.draw(Random(seed)).operations()[0], {})[0];
    found[static_cast<std::size_t>(std::lround(angle / (std::numbers::pi / 2)))] += 1.0 / draws;
  }
  for (std::size_t n = 0; n < 4; ++n) {
    const double share = expected[n] / sum;
    CHECK(std::abs(found[n] - share) < 4.5 * std::sqrt(share * (1 - share) / draws));
  }
}

TEST_CASE("a very short distance always takes the nearest angle, a very long one any") {
  Circuit circuit(1);
  for (int i = 0; i < 6; ++i) circuit.append("rx", {0}, {Angle::constant(1.4)});
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Circuit drawn = NearClifford(circuit, {}, {0, 1e-3}).draw(Random(seed));
    for (const Operation& operation : drawn.operations()) {
      CHECK(boundAngles(operation, {})[0] == Approx(std::numbers::pi / 2));
    }
  }
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Circuit drawn = NearClifford(circuit, {}, {0, 1e3}).draw(Random(seed));
    for (const Operation& operation : drawn.operations()) sum += boundAngles(operation, {})[0] / 300;
  }
  // Quarter turns 0 to 3 alike: the mean of 300 is 3π/4 ± 0.1; within 5 of that is missed once in a million times.
  CHECK(std::abs(sum - 3 * std::numbers::pi / 4) < 0.5);
}

TEST_CASE("ideal expectations are those of an independent state vector, Clifford or not") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    const Circuit target = replaceableCircuit(seed);
    const std::size_t stay = seed % 3;
    const Circuit circuit = NearClifford(target, {}, {stay}).draw(Random(seed));
    CHECK(nonCliffordGates(circuit) <= stay);
    const std::vector<Observable> observables = severalObservables(3);
    const std::vector<double> found = idealExpectations(circuit, observables);
    ReferenceSimulator reference(3);
    reference.run(circuit, {});
    for (std::size_t o = 0; o < observables.size(); ++o) {
      double expected = 0;
      for (const auto& [coefficient, term] : observables[o].parts) {
        expected += coefficient * reference.expectation(term);
      }
      CHECK(found[o] == Approx(expected).margin(1e-10));
    }
  }
}

TEST_CASE("a wholly Clifford circuit may have more qubits than any state vector") {
  Circuit circuit(60);
  circuit.append("h", {0});
  for (std::size_t q = 0; q + 1 < 60; ++q) circuit.append("cx", {q, q + 1});
  for (std::size_t q = 0; q < 60; ++q) circuit.append("rz", {q}, {Angle::constant(0.1)});
  const Circuit drawn = NearClifford(circuit, {}, {0, 0.1}).draw(Random(1));
  const std::vector<Observable> ends{{{{1.0, parsePauli("Z0 Z59", 60)}}}, {{{1.0, parsePauli("Z0", 60)}}}};
  CHECK(idealExpectations(drawn, ends) == std::vector<double>{1, 0});
  CHECK(codeOf([&] { idealExpectations(NearClifford(circuit, {}, {2}).draw(Random(1)), ends); }) ==
        ErrorCode::registerTooLarge);
}

TEST_CASE("angles are counted by the quarter turn that they stand nearest to") {
  Circuit circuit(1);
  for (const double angle : {0.1, -0.1, 1.5, 3.3, -1.6, 4.8, 6.2, 7.9}) {
    circuit.append("rz", {0}, {Angle::constant(angle)});
  }
  circuit.append("u", {0}, {Angle::constant(3.0), Angle::constant(0.0), Angle::constant(-3.0)});
  CHECK(quarterTurns(circuit, {}) == std::array<double, 4>{4, 2, 3, 2});
}

TEST_CASE("circuits that can't be made near-Clifford are refused, by the name of the gate where one is to blame") {
  Circuit toffoli(3);
  toffoli.append("ccx", {0, 1, 2});
  toffoli.append("rz", {0}, {Angle::constant(0.3)});
  try {
    NearClifford(toffoli, {}, {0});
    FAIL("refused");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::unsupported);
    CHECK(std::string(error.what()).find("\"ccx\"") != std::string::npos);
  }
  CHECK(NearClifford(toffoli, {}, {1}).kept() == 1);
  Circuit turned(1);
  turned.append("t", {0});
  CHECK(codeOf([&] { NearClifford(turned, {}, {5}); }) == ErrorCode::unsupported);
  Circuit clifford(1);
  clifford.append("rz", {0}, {Angle::constant(std::numbers::pi)});
  CHECK(codeOf([&] { NearClifford(clifford, {}, {}); }) == ErrorCode::emptyData);
  Circuit measured(1);
  measured.append("rz", {0}, {Angle::constant(0.3)});
  CHECK(codeOf([&] { NearClifford(measured, {}, {4, 0.0}); }) == ErrorCode::invalidOption);
  measured.measure(0, 0);
  CHECK(codeOf([&] { NearClifford(measured, {}, {}); }) == ErrorCode::notUnitary);
}
