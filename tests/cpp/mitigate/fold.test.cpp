#include "qualm/mitigate/fold.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"
#include "qualm/simulate/follow.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

const std::vector<Folding> foldings{Folding::global, Folding::gates, Folding::random, Folding::layers,
                                    Folding::identities};

/// 1 where two states are the same up to their phase.
double overlap(const std::vector<double>& a, const std::vector<double>& b) {
  double re = 0, im = 0;
  for (std::size_t i = 0; i < a.size(); i += 2) {
    re += a[i] * b[i] + a[i + 1] * b[i + 1];
    im += a[i] * b[i + 1] - a[i + 1] * b[i];
  }
  return re * re + im * im;
}

Circuit ghz(std::size_t qubits) {
  Circuit circuit(qubits);
  circuit.append("h", {0});
  for (std::size_t q = 1; q < qubits; ++q) circuit.append("cx", {q - 1, q});
  return circuit;
}

}  // namespace

TEST_CASE("a folded circuit makes the same state, under every binding and shift") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit circuit = randomCircuit({3, 12, 2, 2, true}, random);
    const Matrix bindings =
        bindSlots(circuit, std::vector<double>{0.3, -1.1}, randomMatrix(1, circuit.features(), random));
    const std::vector<Shift> shifts = randomShifts(1, circuit.slots().size(), random);
    std::vector<double> shifted(bindings.row(0).begin(), bindings.row(0).end());
    for (const SlotMove& move : shifts[0]) shifted[move.slot] += move.amount;
    const std::vector<double> before = StatevectorExecutor().state(circuit, bindings.row(0));
    const std::vector<double> shiftedBefore = StatevectorExecutor().state(circuit, shifted);
    for (const Folding folding : foldings) {
      for (const double scale : {1.0, 1.7, 3.0, 4.2}) {
        const FoldedCircuit folded = fold(circuit, scale, folding, random);
        requireFollowing(folded.circuit, 3, circuit.slots().size());
        const Matrix own = followingBindings(folded.circuit, bindings);
        CHECK(overlap(before, StatevectorExecutor().state(folded.circuit, own.row(0))) == Approx(1).epsilon(1e-9));
        std::vector<double> moved(own.row(0).begin(), own.row(0).end());
        const std::vector<Shift> ownShifts = followingShifts(folded.circuit, shifts);
        for (const SlotMove& move : ownShifts[0]) moved[move.slot] += move.amount;
        CHECK(overlap(shiftedBefore, StatevectorExecutor().state(folded.circuit, moved)) == Approx(1).epsilon(1e-9));
      }
    }
  }
}

TEST_CASE("the scale that is said is the one that was reached") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit circuit = randomCircuit({4, 5 + static_cast<std::size_t>(random.below(20)), 1}, random);
    const auto gates = static_cast<double>(gateTotals(circuit).gates);
    for (const Folding folding : {Folding::global, Folding::gates, Folding::random, Folding::layers}) {
      for (const double scale : {1.0, 1.3, 2.0, 3.0, 3.9}) {
        const FoldedCircuit folded = fold(circuit, scale, folding, random);
        CHECK(static_cast<double>(gateTotals(folded.circuit).gates) / gates == Approx(folded.scale).epsilon(1e-12));
        // A gate more adds two; whole layers miss by up to the widest.
        if (folding != Folding::layers) CHECK(std::abs(folded.scale - scale) <= 1 / gates + 1e-12);
      }
      const FoldedCircuit odd = fold(circuit, 3, folding, random);
      CHECK(odd.scale == Approx(3).epsilon(1e-12));
    }
  }
}

TEST_CASE("where the folds go") {
  const auto names = [](const Circuit& circuit) {
    std::string list;
    for (const Operation& operation : circuit.operations()) {
      list += std::string(operation.name()) + std::to_string(operation.qubits[0]) + " ";
    }
    return list;
  };
  Circuit circuit(2);
  circuit.append("s", {0});
  circuit.append("cx", {0, 1});
  circuit.append("t", {1});
  // 5 of 3 gates: one fold; the first gate of all, the last of the circuit as a whole.
  CHECK(names(fold(circuit, 5.0 / 3, Folding::gates, Random(0)).circuit) == "s0 sdg0 s0 cx0 t1 ");
  CHECK(names(fold(circuit, 5.0 / 3, Folding::global, Random(0)).circuit) == "s0 cx0 t1 tdg1 t1 ");
  CHECK(names(fold(circuit, 3, Folding::global, Random(0)).circuit) == "s0 cx0 t1 tdg1 cx0 sdg0 s0 cx0 t1 ");
  CHECK(names(fold(ghz(3), 2, Folding::identities, Random(0)).circuit) ==
        "h0 id0 id1 id2 cx0 id0 id1 id2 cx1 id0 id1 id2 ");
}

TEST_CASE("measurements and conditions stay where they are") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.measure(0, 0);
  circuit.append("x", {1});
  circuit.conditionLast({1, 1});
  CHECK(codeOf([&] { fold(circuit, 3, Folding::global, Random(0)); }) == ErrorCode::notUnitary);
  for (const Folding folding : {Folding::gates, Folding::layers}) {
    const FoldedCircuit folded = fold(circuit, 3, folding, Random(0));
    REQUIRE(folded.circuit.operations().size() == 5);
    CHECK(folded.circuit.operations()[3].kind == Operation::Kind::measure);
    CHECK(folded.circuit.operations()[4].condition == Condition{1, 1});
  }
  Circuit measured(1);
  measured.append("h", {0});
  measured.measure(0, 0);
  CHECK(fold(measured, 3, Folding::global, Random(0)).circuit.operations().back().kind == Operation::Kind::measure);
}

TEST_CASE("what can't be folded is refused") {
  CHECK(codeOf([] { fold(ghz(2), 0.5, Folding::gates, Random(0)); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { fold(ghz(2), std::nan(""), Folding::gates, Random(0)); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { fold(Circuit(2), 3, Folding::gates, Random(0)); }) == ErrorCode::emptyData);
}
