#include "qualm/mitigate/known_symmetries.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <numbers>
#include <string>

#include "qualm/simulate/statevector_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

double expectation(const Circuit& circuit, const Matrix& bindings, const PauliTerm& term) {
  const Observable observable{{{1.0, term}}};
  Request request;
  request.circuit = &circuit;
  request.bindings = bindings;
  request.observables = std::span(&observable, 1);
  Ledger ledger;
  return StatevectorExecutor().execute(request, Random(0), ledger).values(0, 0);
}

/// Clifford gates, which keep all that is known, and some others.
Circuit mostlyClifford(Random& random) {
  constexpr std::array alone{"h", "s", "sx", "t"};
  constexpr std::array paired{"cx", "cz"};
  Circuit circuit(4);
  circuit.parameter("a");
  for (std::size_t g = 0; g < 14; ++g) {
    const auto first = static_cast<std::size_t>(random.below(4));
    const auto second = (first + 1 + static_cast<std::size_t>(random.below(3))) % 4;
    const auto kind = static_cast<std::size_t>(random.below(8));
    if (kind < 4) {
      circuit.append(alone[kind], {first});
    } else if (kind < 6) {
      circuit.append(paired[kind - 4], {first, second});
    } else {
      const Angle angle = Angle::parameter(0, random.uniform(-2, 2));
      if (kind == 6) circuit.append("rz", {first}, {angle});
      if (kind == 7) circuit.append("rzz", {first, second}, {angle});
    }
  }
  return circuit;
}

std::vector<PauliTerm> termsOf(const std::vector<Symmetry>& symmetries) {
  std::vector<PauliTerm> terms;
  for (const Symmetry& symmetry : symmetries) terms.push_back(symmetry.term);
  return terms;
}

}  // namespace

TEST_CASE("what a circuit is known to have is true of its state at any parameters") {
  std::size_t found = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const bool any = seed % 3 == 0;
    const Circuit circuit = any ? randomCircuit({3, 5, 2}, random) : mostlyClifford(random);
    const Matrix parameters = randomMatrix(1, circuit.parameterNames().size(), random);
    const Matrix bindings = bindSlots(circuit, parameters.values, Matrix());
    for (const Symmetry& symmetry : knownSymmetries(circuit, {})) {
      CHECK(expectation(circuit, bindings, symmetry.term) == Approx(symmetry.sign).margin(1e-9));
      ++found;
    }
  }
  CHECK(found > 300);
}

TEST_CASE("a Clifford circuit keeps a symmetry for every qubit, a rotation the products that commute with it") {
  Circuit circuit(3);
  for (std::size_t q = 0; q < 3; ++q) circuit.append("h", {q});
  CHECK(knownSymmetries(circuit, {}).size() == 3);
  for (std::size_t q = 0; q < 3; ++q) {
    circuit.append("rzz", {q, (q + 1) % 3}, {Angle::parameter(circuit.parameter("gamma"))});
  }
  for (std::size_t q = 0; q < 3; ++q) circuit.append("rx", {q}, {Angle::parameter(circuit.parameter("beta"))});
  // The spins of an Ising ring may all be turned over.
  const auto known = knownSymmetries(circuit, {});
  REQUIRE(known.size() == 1);
  CHECK(known[0].term == PauliTerm{7, 0});
  CHECK(known[0].sign == 1);
}

TEST_CASE("constants are what they are, parameters anything") {
  Circuit constant(1), parameter(1);
  constant.append("rx", {0}, {Angle::constant(std::numbers::pi)});
  parameter.append("rx", {0}, {Angle::parameter(parameter.parameter("a"))});
  REQUIRE(knownSymmetries(constant, {}).size() == 1);
  CHECK(knownSymmetries(constant, {})[0].sign == -1);
  CHECK(knownSymmetries(parameter, {}).empty());
}

TEST_CASE("what is asked for is in no product of the symmetries, and commutes with all of them") {
  Circuit ghz(4);
  ghz.append("h", {0});
  for (std::size_t q = 1; q < 4; ++q) ghz.append("cx", {q - 1, q});
  for (const char* text : {"Z0 Z1", "Z0 Z3", "X0 X1 X2 X3", "Y0 Y1 X2 X3", "Z0"}) {
    INFO(text);
    const Observable asked{{{1.0, parsePauli(text, 4)}}};
    const auto known = knownSymmetries(ghz, std::span(&asked, 1));
    CHECK(known.size() == 3);
    for (std::size_t products = 0; products < 8; ++products) {
      Symmetry product;
      for (std::size_t k = 0; k < 3; ++k) {
        if (((products >> k) & 1) != 0) product = productOf(product, known[k]);
      }
      CHECK(commute(product.term, asked.parts[0].term));
      CHECK_FALSE(product.term == asked.parts[0].term);
    }
  }
}

TEST_CASE("what is measured, reset or decided ends what is known of its qubits, a barrier nothing") {
  Circuit circuit(3, 1);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  const std::vector<std::size_t> both{0, 1};
  circuit.barrier(both);
  CHECK(knownSymmetries(circuit, {}).size() == 3);
  circuit.measure(0, 0);
  CHECK(termsOf(knownSymmetries(circuit, {})) == std::vector<PauliTerm>{{0, 4}});
  circuit.append("x", {2});
  circuit.conditionLast({1, 1});
  CHECK(knownSymmetries(circuit, {}).empty());
}
