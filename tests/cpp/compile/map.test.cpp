#include "qualm/compile/map.hpp"

#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <string>

#include "compile/dense.hpp"
#include "compile/devices.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// The fewest swaps with which a circuit of pair gates can be routed, from any layout: breadth first over (layout,
/// gates done), each gate as soon as it can be.
std::size_t fewestSwaps(const Circuit& circuit, const CompileTarget& target) {
  using Step = std::pair<std::vector<std::size_t>, std::uint64_t>;  // qubit → place, done gates as a mask
  const auto& gates = circuit.operations();
  const auto coupled = [&](std::size_t a, std::size_t b) {
    return std::any_of(target.edges.begin(), target.edges.end(),
                       [&](const auto& e) { return e == std::pair(a, b) || e == std::pair(b, a); });
  };
  const auto advanced = [&](Step step) {
    std::uint64_t blocked = 0;  // qubits of gates that wait
    for (std::size_t g = 0; g < gates.size(); ++g) {
      if (((step.second >> g) & 1U) != 0) continue;
      const bool can = coupled(step.first[gates[g].qubits[0]], step.first[gates[g].qubits[1]]);
      if (can && (blocked & gates[g].qubitMask()) == 0) {
        step.second |= std::uint64_t{1} << g;
      } else {
        blocked |= gates[g].qubitMask();
      }
    }
    return step;
  };
  std::set<Step> seen;
  std::vector<std::size_t> layout(target.qubits);
  std::iota(layout.begin(), layout.end(), std::size_t{0});
  do {
    seen.insert(advanced({layout, 0}));
  } while (std::next_permutation(layout.begin(), layout.end()));
  std::vector<Step> level(seen.begin(), seen.end());
  for (std::size_t swaps = 0;; ++swaps) {
    std::vector<Step> next;
    for (const Step& step : level) {
      if (step.second + 1 == std::uint64_t{1} << gates.size()) return swaps;
      for (const auto& [a, b] : target.edges) {
        Step moved = step;
        for (std::size_t& place : moved.first) place = place == a ? b : place == b ? a : place;
        moved = advanced(std::move(moved));
        if (seen.insert(moved).second) next.push_back(std::move(moved));
      }
    }
    level = std::move(next);
  }
}

}  // namespace

TEST_CASE("a circuit that fits the device needs no swaps and stays where it is") {
  Circuit circuit(4);
  for (std::size_t q = 0; q < 3; ++q) circuit.append("cx", {q + 1, q});
  const MappedCircuit mapped = mapCircuit(circuit, {ibmBasis, 6, line(6)}, 1, Random(1));
  CHECK(mapped.swaps == 0);
  CHECK(mapped.wires == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(mapped.initialLayout == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(mapped.finalLayout == mapped.initialLayout);
}

TEST_CASE("a circuit that fits after renumbering needs no swaps") {
  const std::vector<std::size_t> order{3, 0, 5, 1, 4, 2};
  Circuit path(6), ringed(6);
  for (std::size_t i = 0; i < 6; ++i) {
    if (i < 5) path.append("cz", {order[i], order[i + 1]});
    ringed.append("cx", {order[i], order[(i + 1) % 6]});
  }
  CHECK(mapCircuit(path, {ibmBasis, 27, heavyHex27()}, 1, Random(1)).swaps == 0);
  CHECK(mapCircuit(ringed, {ibmBasis, 9, grid(3, 3)}, 1, Random(1)).swaps == 0);
  CHECK(mapCircuit(ringed, {ibmBasis, 6, ring(6)}, 1, Random(1)).swaps == 0);
}

TEST_CASE("a triangle on a line takes one swap") {
  Circuit circuit(3);
  circuit.append("cx", {0, 1});
  circuit.append("cx", {1, 2});
  circuit.append("cx", {0, 2});
  const MappedCircuit mapped = mapCircuit(circuit, {ibmBasis, 3, line(3)}, 4, Random(3));
  CHECK(mapped.swaps == 1);
  CHECK(circuitMetrics(mapped.circuit).twoQubitGates == 6);
}

TEST_CASE("routing finds few swaps: the quantum Fourier transform on a line") {
  // A line exchanges each of the n(n-1)/2 pairs as they meet: that many swaps are enough, and fewer do where gates at
  // the end stay uncrossed.
  for (const std::size_t n : {4, 6, 8}) {
    Circuit circuit(n);
    for (std::size_t a = 0; a < n; ++a) {
      circuit.append("h", {a});
      for (std::size_t b = a + 1; b < n; ++b) circuit.append("cp", {b, a}, {Angle::constant(3.0 / double(b))});
    }
    const MappedCircuit mapped = mapCircuit(circuit, {ibmBasis, n, line(n)}, 8, Random(5));
    INFO(n << " qubits: " << mapped.swaps << " swaps");
    CHECK(mapped.swaps <= n * (n - 1) / 2);
  }
}

TEST_CASE("one seed gives one routing, and more trials are never worse") {
  Random random(21);
  const Circuit circuit = randomCircuit({6, 60}, random);
  const CompileTarget target{ibmBasis, 16, grid(4, 4)};
  const MappedCircuit a = mapCircuit(circuit, target, 2, Random(9)), b = mapCircuit(circuit, target, 2, Random(9));
  CHECK(a.finalLayout == b.finalLayout);
  CHECK(a.circuit.operations().size() == b.circuit.operations().size());
  std::size_t swaps = a.swaps;
  for (const std::size_t trials : {4, 8, 16}) {
    const std::size_t more = mapCircuit(circuit, target, trials, Random(9)).swaps;
    CHECK(more <= swaps);
    swaps = more;
  }
}

TEST_CASE("a device larger than any circuit lends as many qubits as the circuit has") {
  Random random(31);
  const Circuit circuit = randomCircuit({5, 40}, random);
  const CompileTarget target{ibmBasis, 156, grid(12, 13)};
  const MappedCircuit mapped = mapCircuit(circuit, target, 4, Random(1));
  CHECK(mapped.circuit.qubits() == 5);
  const CompiledCircuit compiled = onDevice(circuit, mapped, target);
  CHECK(compiled.circuit.qubits() == 5);
  CHECK(compiled.wires == mapped.wires);
  CHECK(mismatch(circuit, compiled, target, random) == "");
}

TEST_CASE("what can't be routed is refused") {
  Circuit circuit(3);
  circuit.append("ccx", {0, 1, 2});
  const auto code = [&](const CompileTarget& target, std::size_t trials = 1) {
    return codeOf([&] { mapCircuit(circuit, target, trials, Random(1)); });
  };
  CHECK(code({ibmBasis, 2, line(2)}) == ErrorCode::registerTooLarge);
  CHECK(code({ibmBasis, 2, {}}) == ErrorCode::registerTooLarge);
  CHECK(code({ibmBasis, 4, {{0, 1}, {2, 3}}}) == ErrorCode::unsupported);
  CHECK(code({ibmBasis, 4, {{0, 1}, {1, 2}}}) == ErrorCode::unsupported);
  CHECK(code({ibmBasis, 3, {{0, 1}, {1, 3}}}) == ErrorCode::qubitOutOfRange);
  CHECK(code({ibmBasis, 3, {{0, 1}, {1, 1}}}) == ErrorCode::duplicateQubit);
  CHECK(code({{"rz", "sx", "x"}, 3, line(3)}) == ErrorCode::unsupported);
  CHECK(code({ibmBasis, 3, line(3)}, 0) == ErrorCode::invalidOption);
  CHECK(code({ibmBasis, 100000, line(100000)}) == ErrorCode::registerTooLarge);
  CHECK_FALSE(code({ibmBasis, 0, line(3)}).has_value());
}

TEST_CASE("on large devices a circuit runs on as many qubits as it has, wherever they are") {
  const CompileTarget targets[]{{ibmBasis, 27, heavyHex27()},
                                {ibmBasis, 20, line(20)},
                                {{"rz", "sx", "x", "ecr"}, 16, ring(16)},
                                {{"rz", "sx", "x", "cz"}, 156, grid(12, 13)}};
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const CompileTarget& target = targets[seed % 4];
    const std::size_t qubits = 2 + random.below(5);
    const Circuit circuit = randomCircuit({qubits, 30}, random);
    const MappedCircuit mapped = mapCircuit(circuit, target, 2, Random(seed));
    CHECK(mapped.circuit.qubits() == circuit.qubits());
    INFO("seed " << seed);
    const CompiledCircuit compact{
        mapped.circuit, mapped.wires, mapped.initialLayout, mapped.finalLayout, mapped.swaps, {}, {}};
    REQUIRE(mismatch(circuit, compact, target, random) == "");
  }
}

TEST_CASE("routing comes near the fewest swaps, found by trying all of them") {
  const CompileTarget targets[]{
      {ibmBasis, 4, line(4)}, {ibmBasis, 5, line(5)}, {ibmBasis, 5, {{0, 1}, {0, 2}, {0, 3}, {3, 4}}}};
  std::size_t found = 0, fewest = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    Random random(seed);
    const CompileTarget& target = targets[seed % 3];
    std::vector<std::size_t> order(target.qubits);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Circuit circuit(target.qubits);
    for (int i = 0; i < 12; ++i) {
      random.shuffle(order);
      circuit.append("cx", {order[0], order[1]});
    }
    const std::size_t swaps = mapCircuit(circuit, target, 8, Random(seed)).swaps;
    const std::size_t best = fewestSwaps(circuit, target);
    INFO("seed " << seed);
    CHECK(swaps >= best);
    found += swaps;
    fewest += best;
  }
  INFO(found << " swaps, the fewest are " << fewest);
  CHECK(double(found) <= 1.15 * double(fewest));
}

TEST_CASE("mapped circuits equal the originals, with symbolic angles bound afterwards") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const CompileTarget target = randomTarget(random);
    const std::size_t qubits = 1 + random.below(std::min<std::size_t>(6, target.qubits));
    const std::size_t gates = 1 + random.below(30);
    const Circuit circuit = randomCircuit({qubits, gates, 2, 2}, random);
    INFO("seed " << seed);
    const MappedCircuit mapped = mapCircuit(circuit, target, 2, Random(seed));
    REQUIRE(mismatch(circuit, onDevice(circuit, mapped, target), target, random) == "");
  }
}
