#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

#include "qualm/core/error.hpp"
#include "qualm/simulate/stabilizer_program.hpp"
#include "qualm/simulate/stabilizer_run.hpp"
#include "support/clifford_circuit.hpp"
#include "support/dense.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

using Amplitudes = std::vector<std::complex<double>>;

double meanOf(const Amplitudes& state, const PauliTerm& term) {
  constexpr std::array<std::complex<double>, 4> powers{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  std::complex<double> sum = 0;
  for (std::size_t c = 0; c < state.size(); ++c) {
    const double sign = __builtin_popcountll(c & term.z) % 2 == 0 ? 1 : -1;
    sum += std::conj(state[c ^ term.x]) * sign * state[c];
  }
  return (powers[static_cast<std::size_t>(__builtin_popcountll(term.x & term.z)) % 4] * sum).real();
}

/// What is left of a state after a result, as a state again.
void project(Amplitudes& state, std::size_t qubit, bool one) {
  double norm = 0;
  for (std::size_t c = 0; c < state.size(); ++c) {
    if (((c >> qubit & 1U) != 0) != one) state[c] = 0;
    norm += std::norm(state[c]);
  }
  for (auto& amplitude : state) amplitude /= std::sqrt(norm);
}

void flipQubit(Amplitudes& state, std::size_t qubit) {
  for (std::size_t c = 0; c < state.size(); ++c) {
    if ((c >> qubit & 1U) == 0) std::swap(state[c], state[c | std::size_t{1} << qubit]);
  }
}

/// A few qubits of a large tableau, far apart: their rows lie in different words. The others stay in |0⟩.
struct Scattered {
  Tableau tableau;
  std::vector<std::size_t> places;

  Scattered(std::size_t qubits, Random& random) : tableau(300), places(300) {
    std::iota(places.begin(), places.end(), std::size_t{0});
    random.shuffle(places);
    places.resize(qubits);
  }

  int expectation(const PauliTerm& term) const {
    std::vector<PauliFactor> factors;
    for (std::size_t q = 0; q < places.size(); ++q) {
      factors.push_back({places[q], (term.x >> q & 1U) != 0, (term.z >> q & 1U) != 0});
    }
    return tableau.expectation(factors);
  }

  void apply(Operation operation, std::uint64_t& bits, Random& random) {
    for (std::size_t q = 0; q < operation.qubitCount(); ++q) operation.qubits[q] = places[operation.qubits[q]];
    applyOperation(operation, {}, bits, tableau, random);
  }
};

/// Runs a circuit on a tableau, and a state vector beside it along the same results. Before each measurement and reset
/// ⟨Z⟩ is compared: the probabilities of its results are (1 ± ⟨Z⟩)/2.
Amplitudes followBoth(const Circuit& circuit, Scattered& scattered, Random& random) {
  Amplitudes state(std::size_t{1} << circuit.qubits(), 0);
  state[0] = 1;
  std::uint64_t bits = 0;
  for (const Operation& operation : circuit.operations()) {
    if (operation.isGate()) {
      applyDense(state, operation, boundAngles(operation, {}));
      scattered.apply(operation, bits, random);
      continue;
    }
    const std::size_t qubit = operation.qubits[0];
    const PauliTerm z{0, std::uint64_t{1} << qubit};
    const double mean = meanOf(state, z);
    REQUIRE(scattered.expectation(z) == Approx(mean).margin(1e-9));
    const bool resets = operation.kind == Operation::Kind::reset;
    // A reset's own result is not told, so it is fixed by a measurement before it.
    const bool known = resets && scattered.tableau.measure(scattered.places[qubit], random);
    scattered.apply(operation, bits, random);
    const bool one = resets ? known : (bits >> operation.bit & 1U) != 0;
    REQUIRE((one ? -1 : 1) * mean > -0.5);  // no impossible result
    project(state, qubit, one);
    if (resets && one) flipQubit(state, qubit);
  }
  return state;
}

std::string messageOf(const Circuit& circuit) {
  try {
    programOf(circuit, {});
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a tableau agrees with the state vector on 500 random Clifford circuits") {
  std::size_t compared = 0, certain = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 3 + random.below(4);
    const Circuit circuit = cliffordCircuit(qubits, 30, seed % 2 == 0 ? 6 : 0, random);
    Scattered scattered(qubits, random);
    const Amplitudes state = followBoth(circuit, scattered, random);
    for (std::size_t i = 0; i < 200; ++i) {
      // All operators of Z come first, then any.
      const std::uint64_t mask = state.size() - 1;
      const PauliTerm term{i < state.size() ? 0 : random.next() & mask, i < state.size() ? i : random.next() & mask};
      const double mean = meanOf(state, term);
      const int found = scattered.expectation(term);
      if (std::abs(found - mean) > 1e-9) CHECK(found == Approx(mean).margin(1e-9));
      ++compared;
      certain += found != 0 ? 1 : 0;
    }
  }
  CHECK(compared == 100000);
  CHECK(certain > 5000);  // not all of them were undecided
}

TEST_CASE("every operator that a tableau calls certain is one that the state vector calls certain") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit circuit = cliffordCircuit(3, 25, 5, random);
    Scattered scattered(3, random);
    const Amplitudes state = followBoth(circuit, scattered, random);
    std::size_t certain = 0;
    for (std::uint64_t code = 0; code < 64; ++code) {
      const PauliTerm term{code & 7U, code >> 3};
      CHECK(scattered.expectation(term) == Approx(meanOf(state, term)).margin(1e-9));
      certain += scattered.expectation(term) != 0 ? 1 : 0;
    }
    CHECK(certain == 8);  // a stabilizer group of three qubits
  }
}

// 4.5 standard errors: a false alarm in 7e-6 of all seeds.
TEST_CASE("feedback runs shot by shot: a teleported |−i⟩ arrives every time, along four equally likely ways") {
  Circuit circuit(3, 2);
  for (const char* gate : {"h", "sdg"}) circuit.append(gate, {0});
  circuit.append("h", {1});
  circuit.append("cx", {1, 2});
  circuit.append("cx", {0, 1});
  circuit.append("h", {0});
  circuit.measure(0, 0);
  circuit.measure(1, 1);
  circuit.append("x", {2});
  circuit.conditionLast({2, 2});
  circuit.append("z", {2});
  circuit.conditionLast({1, 1});
  std::array<int, 4> ways{};
  for (std::uint64_t shot = 0; shot < 2000; ++shot) {
    INFO("shot " << shot);
    Random random = Random(5).stream(shot);
    Tableau tableau(3);
    ++ways[runCircuit(circuit, {}, tableau, random)];
    REQUIRE(tableau.expectation(PauliTerm{4, 4}) == -1);
  }
  for (const int count : ways) CHECK(std::abs(count - 500) <= 4.5 * std::sqrt(2000 * 0.25 * 0.75));
  CHECK(codeOf([&] { programOf(circuit, {}); }) == ErrorCode::unsupported);
}

TEST_CASE("whether a gate is Clifford is read off its matrix") {
  const double quarter = std::numbers::pi / 2;
  for (const char* name : {"rx", "ry", "rz", "p", "rxx", "ryy", "rzz", "rzx"}) {
    INFO(name);
    for (int turns = -5; turns <= 5; ++turns) CHECK(cliffordOf(findGate(name), std::array{turns * quarter, 0.0, 0.0}));
    CHECK(cliffordOf(findGate(name), std::array{quarter + 5e-10, 0.0, 0.0}));
    CHECK_FALSE(cliffordOf(findGate(name), std::array{quarter + 1e-8, 0.0, 0.0}));
    CHECK_FALSE(cliffordOf(findGate(name), std::array{quarter / 2, 0.0, 0.0}));
  }
  for (const char* name : {"crx", "cry", "crz", "cp"}) {
    INFO(name);
    CHECK(cliffordOf(findGate(name), std::array{2 * quarter, 0.0, 0.0}));
    CHECK_FALSE(cliffordOf(findGate(name), std::array{quarter, 0.0, 0.0}));
  }
  for (const char* name : {"t", "tdg", "ch", "ccx", "cswap"})
    CHECK_FALSE(cliffordOf(findGate(name), std::array{0.0, 0.0, 0.0}));
  for (const char* name : {"id", "x", "y", "z", "h", "s", "sdg", "sx", "sxdg", "cx", "cy", "cz", "swap", "ecr"}) {
    CHECK(cliffordOf(findGate(name), std::array{0.0, 0.0, 0.0}));
  }
}

TEST_CASE("what is not Clifford is refused by name, and counted") {
  Circuit circuit(3);
  circuit.append("h", {0});
  circuit.append("rz", {0}, {Angle::constant(0.3)});
  CHECK(codeOf([&] { programOf(circuit, {}); }) == ErrorCode::unsupported);
  CHECK(messageOf(circuit).find("\"rz\"") != std::string::npos);
  CHECK(nonCliffordFraction(circuit, {}) == 0.5);
  Circuit toffoli(3);
  toffoli.append("ccx", {0, 1, 2});
  CHECK(messageOf(toffoli).find("\"ccx\"") != std::string::npos);
  CHECK(nonCliffordFraction(Circuit(1), {}) == 0);
  Circuit plain(1);
  plain.append("h", {0});
  NoiseModel damped;
  damped.rules.push_back({{"1q"}, {}, {"amplitude-damping", {0.1}, {}}});
  CHECK(codeOf([&] { programOf(plain, {}, damped); }) == ErrorCode::unsupported);
  Tableau tableau(2);
  CHECK(codeOf([&] { tableau.apply("t", {0}); }) == ErrorCode::unsupported);
  CHECK(codeOf([&] { tableau.apply("cx", {0, 2}); }) == ErrorCode::qubitOutOfRange);
  CHECK(codeOf([&] { tableau.apply("cx", {1, 1}); }) == ErrorCode::duplicateQubit);
  CHECK(codeOf([&] { tableau.apply("h", {0, 1}); }) == ErrorCode::wrongArity);
  CHECK(codeOf([] { Tableau(0); }) == ErrorCode::registerTooLarge);
}
