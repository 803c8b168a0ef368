#include "qualm/simulate/adjoint.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "qualm/core/error.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

std::vector<Observable> randomObservables(std::size_t qubits, Random& random) {
  const std::uint64_t mask = (std::uint64_t{1} << qubits) - 1;
  std::vector<Observable> list(2);
  for (auto& observable : list) {
    for (int part = 0; part < 3; ++part) {
      observable.parts.push_back({random.uniform(-1, 1), {random.next() & mask, random.next() & mask}});
    }
  }
  return list;
}

}  // namespace

TEST_CASE("adjoint derivatives are those of the four-term rule, which holds for every gate") {
  // (√2 ± 1)/(4√2) at ±π/2 and ±3π/2: exact for the frequencies 1/2 and 1, the only ones in the table.
  const double root2 = std::sqrt(2.0), pi = std::acos(-1.0);
  const double near = (root2 + 1) / (4 * root2), far = (root2 - 1) / (4 * root2);
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 1 + random.below(5), rows = 1 + random.below(10);
    const Circuit circuit = randomCircuit({qubits, 30, 4, 2}, random);
    const auto observables = randomObservables(qubits, random);
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, randomMatrix(1, 4, random).values, randomMatrix(rows, 2, random));
    request.observables = observables;
    std::vector<std::size_t> slots(circuit.slots().size());
    std::iota(slots.begin(), slots.end(), std::size_t{0});
    const SlotDerivatives result = adjointDerivatives(request, slots);
    std::vector<Shift> shifts{{}};
    for (const std::size_t slot : slots) {
      for (const double amount : {pi / 2, -pi / 2, 3 * pi / 2, -3 * pi / 2}) shifts.push_back({{slot, amount}});
    }
    request.shifts = shifts;
    Ledger ledger;
    const Matrix values = StatevectorExecutor().execute(request, Random(0), ledger).values;
    for (std::size_t row = 0; row < request.bindings.rows; ++row) {
      for (std::size_t o = 0; o < observables.size(); ++o) {
        const auto at = [&](std::size_t shift) { return values(row * shifts.size() + shift, o); };
        CHECK(result.values(row, o) == Approx(at(0)).margin(1e-12));
        for (std::size_t s = 0; s < slots.size(); ++s) {
          const double expected = near * (at(4 * s + 1) - at(4 * s + 2)) - far * (at(4 * s + 3) - at(4 * s + 4));
          CHECK(result.derivatives(row * observables.size() + o, s) == Approx(expected).margin(1e-11));
        }
      }
    }
  }
}

TEST_CASE("a derivative of some slots is that of all, and of one row that of many, to the bit") {
  Random random(4);
  const Circuit circuit = randomCircuit({4, 40, 3, 2}, random);
  const auto observables = randomObservables(4, random);
  const Matrix features = randomMatrix(9, 2, random);
  const auto parameters = randomMatrix(1, 3, random).values;
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, parameters, features);
  request.observables = observables;
  std::vector<std::size_t> slots(circuit.slots().size());
  std::iota(slots.begin(), slots.end(), std::size_t{0});
  const SlotDerivatives all = adjointDerivatives(request, slots);
  const std::vector<std::size_t> some{slots[slots.size() / 2], slots.back()};
  const SlotDerivatives part = adjointDerivatives(request, some);
  for (std::size_t i = 0; i < all.derivatives.rows; ++i) {
    CHECK(part.derivatives(i, 0) == all.derivatives(i, some[0]));
    CHECK(part.derivatives(i, 1) == all.derivatives(i, some[1]));
  }
}

TEST_CASE("what can't be taken back is refused") {
  Circuit circuit(1);
  circuit.reset(0);
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(1, 0);
  CHECK_THROWS_AS(adjointDerivatives(request, {}), Error);
}
