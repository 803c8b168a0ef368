#include "qualm/compile/compile.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "compile/devices.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Gates, measurements, resets, barriers and conditions at random.
Circuit randomProgram(std::size_t qubits, std::size_t length, Random& random) {
  const Circuit gates = randomCircuit({qubits, length, 1, 1}, random);
  Circuit program(qubits, 3);
  program.parameter("p0");
  std::size_t branchings = 0;  // each doubles what the test has to follow
  for (const Operation& operation : gates.operations()) {
    const std::uint64_t kind = random.below(8);
    const std::size_t qubit = random.below(qubits);
    if (kind < 2 && branchings < 6) {
      ++branchings;
      if (kind == 0) program.measure(qubit, random.below(3));
      if (kind == 1) program.reset(qubit);
    } else if (kind == 2) {
      std::vector<std::size_t> fence{qubit};
      if (qubit + 1 < qubits) fence.push_back(qubit + 1);
      program.barrier(fence);
      continue;
    } else {
      program.append(operation.gate->name, std::span(operation.qubits).first(operation.gate->qubits()),
                     std::span(operation.angles).first(operation.gate->angles));
    }
    if (random.below(3) > 0) continue;
    const std::uint64_t mask = 1 + random.below(7);
    program.conditionLast({mask, random.below(8) & mask});
  }
  return program;
}

}  // namespace

TEST_CASE("compiled circuits equal the originals up to phase and layout, in the basis and on coupled pairs") {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    const CompileTarget target = randomTarget(random);
    const std::size_t qubits = 1 + random.below(std::min<std::size_t>(6, target.qubits));
    const std::size_t gates = 1 + random.below(24), symbols = seed % 2 == 0 ? 2 : 0;
    const Circuit circuit = randomCircuit({qubits, gates, symbols, symbols}, random);
    INFO("seed " << seed);
    const CompiledCircuit compiled = compileCircuit(circuit, target, {true, 2}, Random(seed));
    REQUIRE(mismatch(circuit, compiled, target, random) == "");
  }
}

TEST_CASE("measured bits, conditions, resets and barriers mean the same after compilation") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    CompileTarget target = randomTarget(random);
    if (target.qubits > 6) target = {target.basis, 5, seed % 2 == 0 ? line(5) : ring(5)};
    const Circuit program = randomProgram(1 + random.below(4), 25, random);
    INFO("seed " << seed);
    for (const bool optimize : {false, true}) {
      const CompiledCircuit compiled = compileCircuit(program, target, {optimize, 2}, Random(seed));
      REQUIRE(mismatch(program, compiled, target, random) == "");
    }
  }
}

TEST_CASE("optimization never costs entangling gates where nothing is routed") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    CompileTarget target = randomTarget(random);
    target.edges.clear();
    const Circuit circuit = randomCircuit({4, 30}, random);
    INFO("seed " << seed);
    const auto pairs = [&](bool optimize) {
      return compileCircuit(circuit, target, {optimize, 1}, Random(1)).after.twoQubitGates;
    };
    REQUIRE(pairs(true) <= pairs(false));
  }
}

TEST_CASE("metrics tell what compilation did") {
  Circuit circuit(3);
  circuit.append("h", {0});
  circuit.append("ccx", {0, 1, 2});
  circuit.append("ccx", {0, 1, 2});
  circuit.append("swap", {0, 2});
  const CompileTarget target{ibmBasis, 3, line(3)};
  const CompiledCircuit plain = compileCircuit(circuit, target, {false, 4}, Random(1));
  const CompiledCircuit compiled = compileCircuit(circuit, target, {true, 4}, Random(1));
  CHECK(compiled.before.gates == 4);
  CHECK(compiled.before.twoQubitGates == 3);
  CHECK(plain.after.twoQubitGates == 15 + 3 * plain.swaps);
  CHECK(compiled.after.twoQubitGates == 3);  // the Toffolis cancel; what is left is one exchange
  CHECK(compiled.after.depth < plain.after.depth);
}

TEST_CASE("a pair that cancels costs no swap") {
  Circuit circuit(3);
  circuit.append("cx", {0, 1});
  circuit.append("cz", {0, 2});
  circuit.append("cx", {1, 2});
  circuit.append("cx", {1, 2});
  circuit.append("cz", {2, 0});
  const CompiledCircuit compiled = compileCircuit(circuit, {ibmBasis, 3, {{0, 1}, {1, 2}}}, {}, Random(1));
  CHECK(compiled.swaps == 0);
  CHECK(compiled.after.twoQubitGates == 1);
}

TEST_CASE("one seed gives one compiled circuit") {
  Random random(71);
  const Circuit circuit = randomCircuit({6, 50}, random);
  const CompileTarget target{ibmBasis, 27, heavyHex27()};
  const CompiledCircuit a = compileCircuit(circuit, target, {}, Random(5)),
                        b = compileCircuit(circuit, target, {}, Random(5));
  REQUIRE(a.circuit.operations().size() == b.circuit.operations().size());
  for (std::size_t i = 0; i < a.circuit.operations().size(); ++i) {
    const Operation &one = a.circuit.operations()[i], &two = b.circuit.operations()[i];
    CHECK(one.gate == two.gate);
    CHECK(one.qubits == two.qubits);
    CHECK(one.angles[0].offset == two.angles[0].offset);
  }
  CHECK(a.circuit.qubits() == 27);
  CHECK(a.finalLayout == b.finalLayout);
}

TEST_CASE("parameters keep their names and order, even those that compile away") {
  Circuit circuit(1);
  const std::size_t a = circuit.parameter("alpha"), b = circuit.parameter("beta");
  circuit.append("rz", {0}, {Angle::parameter(b)});
  circuit.append("ry", {0}, {Angle::parameter(a)});
  circuit.append("ry", {0}, {Angle::parameter(a, -1)});
  const CompiledCircuit compiled = compileCircuit(circuit, {ibmBasis, 1, {}}, {}, Random(1));
  CHECK(compiled.circuit.parameterNames() == circuit.parameterNames());
  CHECK(compiled.circuit.slots().size() == 1);
}

TEST_CASE("compilation refuses what it can't do") {
  Circuit circuit(3);
  circuit.append("ccx", {0, 1, 2});
  const auto code = [&](const CompileTarget& target) {
    return codeOf([&] { compileCircuit(circuit, target, {}, Random(1)); });
  };
  CHECK(code({ibmBasis, 2, {}}) == ErrorCode::registerTooLarge);
  CHECK(code({ibmBasis, 4, {{0, 1}, {2, 3}}}) == ErrorCode::unsupported);
  CHECK(code({{"rz", "sx"}, 3, {}}) == ErrorCode::unsupported);
  CHECK(code({{"rz", "root"}, 3, {}}) == ErrorCode::unknownGate);
  CHECK_FALSE(code({{"ccx"}, 3, {}}).has_value());
}
