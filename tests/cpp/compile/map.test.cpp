#include "qualm/compile/map.hpp"

#include <catch2/catch.hpp>
#include <numeric>
#include <string>

#include "compile/dense.hpp"
#include "compile/devices.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

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

TEST_CASE("mapped circuits equal the originals, with symbolic angles bound afterwards") {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const CompileTarget target = randomTarget(random);
    const std::size_t qubits = 1 + random.below(std::min<std::size_t>(6, target.qubits));
    const Circuit circuit = randomCircuit({qubits, 1 + random.below(30), 2, 2}, random);
    INFO("seed " << seed);
    const MappedCircuit mapped = mapCircuit(circuit, target, 2, Random(seed));
    REQUIRE(mismatch(circuit, onDevice(circuit, mapped, target), target, random) == "");
  }
}
