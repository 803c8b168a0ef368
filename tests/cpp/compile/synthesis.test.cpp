#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <string>

#include "qualm/compile/cartan.hpp"
#include "qualm/compile/one_qubit.hpp"
#include "qualm/compile/pair_synthesis.hpp"
#include "qualm/compile/small_unitary.hpp"
#include "qualm/core/random.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;

namespace {

constexpr double pi = std::numbers::pi;
using Names = std::vector<std::string>;

GateMatrix gate(const char* name, std::vector<double> angles = {}) {
  angles.resize(3);
  Operation operation = gateOperation(name, {0, 1});
  for (std::size_t i = 0; i < 3; ++i) operation.angles[i] = Angle::constant(angles[i]);
  return operation.gate->qubits() == 1 ? matrixOf(operation) : pairMatrixOf(operation, 0, 1);
}

GateMatrix randomQubitGate(Random& random) {
  // A random point of the 3-sphere is a random quaternion: Haar measure on SU(2).
  double q[4], norm = 0;
  for (double& x : q) {
    x = random.normal();
    norm += x * x;
  }
  for (double& x : q) x /= std::sqrt(norm);
  return {2, {Complex{q[0], q[1]}, Complex{q[2], q[3]}, Complex{-q[2], q[3]}, Complex{q[0], -q[1]}}};
}

GateMatrix randomLocal(Random& random) { return tensor(randomQubitGate(random), randomQubitGate(random)); }

/// Local gates around a cx, over and over: any element of SU(4) after a few.
GateMatrix randomPairGate(Random& random) {
  GateMatrix result = randomLocal(random);
  for (int i = 0; i < 6; ++i) result = multiply(randomLocal(random), multiply(gate("cx"), result));
  return result;
}

GateMatrix product(const Operations& operations) {
  GateMatrix result = identityMatrix(4);
  for (const Operation& operation : operations) result = multiply(pairMatrixOf(operation, 0, 1), result);
  return result;
}

std::size_t pairs(const Operations& operations) {
  return static_cast<std::size_t>(std::count_if(operations.begin(), operations.end(), isPair));
}

double reconstruction(const GateMatrix& matrix) {
  const CartanDecomposition cartan = cartanDecomposition(matrix);
  GateMatrix middle = multiply(gate("rxx", {-2 * cartan.coordinates[0]}), gate("ryy", {-2 * cartan.coordinates[1]}));
  middle = multiply(middle, gate("rzz", {-2 * cartan.coordinates[2]}));
  const GateMatrix whole =
      multiply(tensor(cartan.after[0], cartan.after[1]), multiply(middle, tensor(cartan.before[0], cartan.before[1])));
  return phaseDistance(whole, matrix);
}

struct Known {
  std::string name;
  GateMatrix matrix;
  std::size_t cx, rotations;  ///< the known optimum with cx, and with two-qubit rotations
};

/// Optima: Vidal and Dawson 2004 (quant-ph/0307177), Shende, Bullock and Markov 2004 (quant-ph/0308045); the rotations
/// are the coordinates that are not zero (Zhang, Vala, Sastry and Whaley 2003, quant-ph/0209120).
std::vector<Known> knownGates(Random& random) {
  const GateMatrix iswap = multiply(gate("rxx", {-pi / 2}), gate("ryy", {-pi / 2}));
  GateMatrix rootSwap = multiply(gate("rxx", {-pi / 4}), gate("ryy", {-pi / 4}));
  rootSwap = multiply(rootSwap, gate("rzz", {-pi / 4}));
  const GateMatrix phases = tensor(gate("p", {0.3}), gate("p", {-1.1}));
  return {{"identity", identityMatrix(4), 0, 0},
          {"local", randomLocal(random), 0, 0},
          {"local diagonal", phases, 0, 0},
          {"cx", gate("cx"), 1, 1},
          {"cz", gate("cz"), 1, 1},
          {"ch", gate("ch"), 1, 1},
          {"ecr", gate("ecr"), 1, 1},
          {"cx with phases", multiply(gate("cx"), phases), 1, 1},
          {"phases, then cx", multiply(phases, gate("cx")), 1, 1},
          {"rzz(pi/2)", gate("rzz", {pi / 2}), 1, 1},
          {"ryy(-pi/2)", gate("ryy", {-pi / 2}), 1, 1},
          {"rzz(pi)", gate("rzz", {pi}), 0, 0},
          {"iswap", iswap, 2, 2},
          {"controlled rotation", gate("crx", {1.1}), 2, 1},
          {"controlled phase", gate("cp", {0.4}), 2, 1},
          {"rzz(1e-3)", gate("rzz", {1e-3}), 2, 1},
          {"rzz(1e-7)", gate("rzz", {1e-7}), 2, 1},
          {"rzz(1e-10)", gate("rzz", {1e-10}), 2, 1},
          {"two cx", multiply(gate("cx"), multiply(randomLocal(random), gate("cx"))), 2, 2},
          {"swap", gate("swap"), 3, 3},
          {"root of swap", rootSwap, 3, 3},
          {"swap and cp", multiply(gate("swap"), gate("cp", {0.7})), 3, 3},
          {"any", randomPairGate(random), 3, 3}};
}

}  // namespace

TEST_CASE("Euler angles about every two axes give the matrix back") {
  Random random(41);
  std::vector<GateMatrix> matrices{identityMatrix(2),
                                   gate("x"),
                                   gate("y"),
                                   gate("z"),
                                   gate("h"),
                                   gate("s"),
                                   gate("sx"),
                                   gate("u", {1e-9, 0.3, 0.4}),
                                   gate("u", {pi - 1e-9, 0.3, 0.4})};
  for (int i = 0; i < 200; ++i) matrices.push_back(randomQubitGate(random));
  const char* names[]{"rx", "ry", "rz"};
  for (const GateMatrix& matrix : matrices) {
    for (std::size_t a = 0; a < 3; ++a) {
      for (std::size_t b = 0; b < 3; ++b) {
        if (a == b) continue;
        const auto [theta, phi, lambda] = eulerAngles(matrix, a, b);
        const GateMatrix back =
            multiply(gate(names[a], {phi}), multiply(gate(names[b], {theta}), gate(names[a], {lambda})));
        CHECK(phaseDistance(back, matrix) < 1e-14);
      }
    }
  }
}

TEST_CASE("a one-qubit gate takes no more pulses than it needs") {
  Random random(42);
  const auto pulses = [&](const GateMatrix& matrix, const Names& basis) {
    const Operations found = synthesizeQubit(matrix, 0, Translator(basis));
    GateMatrix back = identityMatrix(2);
    for (const Operation& operation : found) back = multiply(matrixOf(operation), back);
    CHECK(phaseDistance(back, matrix) < 1e-12);
    return costOf(found);
  };
  const Names roots{"rz", "sx", "x", "cx"}, ions{"rx", "ry", "rxx"}, general{"u", "cx"}, hadamard{"h", "rz"};
  CHECK(pulses(identityMatrix(2), roots) == 0);
  CHECK(pulses(gate("rz", {2 * pi}), roots) == 0);
  CHECK(pulses(gate("t"), roots) == 1);
  CHECK(pulses(gate("sx"), roots) == 10);
  CHECK(pulses(gate("x"), roots) == 10);
  CHECK(pulses(gate("y"), roots) == 11);
  CHECK(pulses(gate("h"), roots) == 12);
  CHECK(pulses(gate("rx", {0.3}), roots) == 23);
  CHECK(pulses(gate("h"), ions) == 20);
  CHECK(pulses(gate("rz", {0.3}), ions) == 30);
  CHECK(pulses(gate("h"), hadamard) == 10);
  for (int i = 0; i < 100; ++i) {
    const GateMatrix matrix = randomQubitGate(random);
    CHECK(pulses(matrix, roots) == 23);
    CHECK(pulses(matrix, ions) == 30);
    CHECK(pulses(matrix, general) == 10);
    CHECK(pulses(matrix, {"rz", "ry", "cx"}) == 12);
    CHECK(pulses(matrix, hadamard) == 23);
  }
}

TEST_CASE("the Cartan decomposition gives the matrix back, for equal eigenvalues too") {
  Random random(43);
  for (const Known& known : knownGates(random)) {
    INFO(known.name);
    CHECK(reconstruction(known.matrix) < 1e-13);
    for (int i = 0; i < 20; ++i) {
      CHECK(reconstruction(multiply(randomLocal(random), multiply(known.matrix, randomLocal(random)))) < 1e-13);
    }
  }
  for (int i = 0; i < 1000; ++i) REQUIRE(reconstruction(randomPairGate(random)) < 1e-13);
}

TEST_CASE("products of gates of the table, rich in equal eigenvalues, come back") {
  const Translator ions(Names{"rx", "ry", "rxx"});
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    const std::size_t gates = 1 + random.below(12);
    const Circuit circuit = testing::randomCircuit({2, gates}, random);
    const GateMatrix matrix = product(circuit.operations());
    INFO("seed " << seed);
    REQUIRE(reconstruction(matrix) < 1e-13);
    REQUIRE(phaseDistance(product(synthesizePair(matrix, 0, 1, ions)), matrix) < 5e-12);
  }
}

TEST_CASE("nearly equal eigenvalues are no worse than equal ones") {
  Random random(44);
  for (double size = 1e-17; size < 1; size *= 10) {
    for (int i = 0; i < 20; ++i) {
      const GateMatrix near = multiply(gate("rxx", {size * random.normal()}), gate("rzz", {size * random.normal()}));
      for (const char* base : {"cx", "swap", "ecr", "cz"}) {
        const GateMatrix matrix = multiply(randomLocal(random), multiply(near, gate(base)));
        INFO(base << " within " << size);
        CHECK(reconstruction(matrix) < 1e-13);
      }
    }
  }
}

TEST_CASE("a pair gate takes the known fewest entangling gates") {
  Random random(45);
  const std::vector<Names> fixed{
      {"rz", "sx", "x", "cx"}, {"rz", "sx", "x", "cz"}, {"rz", "sx", "x", "ecr"}, {"u", "cy"}};
  const std::vector<Names> turning{
      {"rx", "ry", "rxx"}, {"rz", "rx", "rzz"}, {"u", "cp"}, {"rz", "sx", "crx"}, {"rz", "sx", "cz", "rzz"}};
  for (const Known& known : knownGates(random)) {
    INFO(known.name);
    const auto check = [&](const Names& basis, std::size_t expected) {
      INFO(basis.front() << " … " << basis.back());
      const Translator translator(basis);
      const Operations found = synthesizePair(known.matrix, 0, 1, translator);
      CHECK(pairs(found) == expected);
      CHECK(phaseDistance(product(found), known.matrix) < 5e-12);
      for (const Operation& operation : found) CHECK(translator.inBasis(*operation.gate));
    };
    for (const Names& basis : fixed) check(basis, known.cx);
    for (const Names& basis : turning) check(basis, known.rotations);
  }
}

TEST_CASE("1000 random elements of SU(4) are synthesized with three cx") {
  Random random(46);
  const Translator translator(Names{"rz", "sx", "x", "cx"});
  for (int i = 0; i < 1000; ++i) {
    const GateMatrix matrix = randomPairGate(random);
    const Operations found = synthesizePair(matrix, 0, 1, translator);
    INFO("number " << i);
    REQUIRE(pairs(found) == 3);
    REQUIRE(phaseDistance(product(found), matrix) < 5e-12);
  }
}
