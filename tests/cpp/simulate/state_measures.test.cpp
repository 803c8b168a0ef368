#include "qualm/simulate/state_measures.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "fixtures/state_measures.fixture.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

using State = std::vector<Complex>;

constexpr double tight = 1e-14;

State realState(std::vector<double> amplitudes) {
  State state;
  double norm = 0;
  for (const double a : amplitudes) norm += a * a;
  for (const double a : amplitudes) state.push_back({a / std::sqrt(norm), 0});
  return state;
}

State randomState(std::size_t qubits, Random& random) {
  State state(std::size_t{1} << qubits);
  double norm = 0;
  for (Complex& a : state) {
    a = {random.normal(), random.normal()};
    norm += squaredMagnitude(a);
  }
  for (Complex& a : state) a = (1 / std::sqrt(norm)) * a;
  return state;
}

/// Σ weight |ψ⟩⟨ψ| of random states.
State randomMixture(std::size_t qubits, std::vector<double> weights, Random& random) {
  const std::size_t size = std::size_t{1} << qubits;
  State density(size * size);
  for (const double weight : weights) {
    const State psi = randomState(qubits, random);
    for (std::size_t i = 0; i < density.size(); ++i) {
      density[i] = density[i] + weight * (psi[i / size] * conjugate(psi[i % size]));
    }
  }
  return density;
}

State projector(const State& psi) {
  State density;
  for (const Complex a : psi) {
    for (const Complex b : psi) density.push_back(a * conjugate(b));
  }
  return density;
}

State ghz(std::size_t qubits) {
  std::vector<double> amplitudes(std::size_t{1} << qubits, 0.0);
  amplitudes.front() = amplitudes.back() = 1;
  return realState(amplitudes);
}

State w(std::size_t qubits) {
  std::vector<double> amplitudes(std::size_t{1} << qubits, 0.0);
  for (std::size_t q = 0; q < qubits; ++q) amplitudes[std::size_t{1} << q] = 1;
  return realState(amplitudes);
}

/// p times the singlet, 1 − p times the completely mixed state of two qubits (Werner 1989).
State werner(double p) {
  State density = projector(realState({0, 1, -1, 0}));
  for (Complex& entry : density) entry = p * entry;
  for (std::size_t i = 0; i < 4; ++i) density[5 * i].re += (1 - p) / 4;
  return density;
}

double binaryEntropy(double p) { return -p * std::log2(p) - (1 - p) * std::log2(1 - p); }

StateView pure(const State& state) { return StateView::pure(state); }
StateView mixed(const State& state) { return StateView::mixed(state); }

double entropyOfQubits(const State& psi, std::vector<std::size_t> qubits) {
  return entanglementEntropy(pure(psi), qubits);
}

}  // namespace

TEST_CASE("measures of random mixed states are NumPy's") {
  for (const auto& expected : fixtures::stateCases) {
    const auto size = static_cast<std::size_t>(expected.size);
    State rho, sigma;
    for (std::size_t i = 0; i < 2 * size * size; ++i) {
      const std::size_t at = 2 * (static_cast<std::size_t>(expected.start) + i);
      (i < size * size ? rho : sigma).push_back({fixtures::stateEntries[at], fixtures::stateEntries[at + 1]});
    }
    INFO(size << " × " << size);
    const std::size_t low[] = {0, 1};
    validateState(mixed(rho));
    CHECK(fidelity(mixed(rho), mixed(sigma)) == Approx(expected.fidelity).margin(1e-10));
    CHECK(fidelity(mixed(sigma), mixed(rho)) == Approx(expected.fidelity).margin(1e-10));
    CHECK(traceDistance(mixed(rho), mixed(sigma)) == Approx(expected.traceDistance).margin(1e-13));
    CHECK(vonNeumannEntropy(mixed(rho)) == Approx(expected.entropy).margin(1e-12));
    CHECK(entanglementEntropy(mixed(rho), low) == Approx(expected.lowEntropy).margin(1e-12));
    // The reference takes roots of eigenvalues, which triples of zeros cost half of their digits.
    CHECK(concurrence(mixed(rho), 0, 1) == Approx(expected.lowConcurrence).margin(1e-7));
  }
}

TEST_CASE("a Werner state has its closed forms") {
  for (const double p : {0.0, 0.2, 1.0 / 3, 0.5, 0.9, 1.0}) {
    INFO("p = " << p);
    const State rho = werner(p);
    CHECK(concurrence(mixed(rho), 0, 1) == Approx(std::fmax(0, (3 * p - 1) / 2)).margin(tight));
    CHECK(purity(mixed(rho)) == Approx((1 + 3 * p * p) / 4).margin(tight));
    const double one = (1 + 3 * p) / 4, three = (1 - p) / 4;
    const double entropy = -one * std::log2(one) - (three > 0 ? 3 * three * std::log2(three) : 0);
    CHECK(vonNeumannEntropy(mixed(rho)) == Approx(entropy).margin(tight));
    const State singlet = realState({0, 1, -1, 0});
    CHECK(fidelity(pure(singlet), mixed(rho)) == Approx(one).margin(tight));
    CHECK(fidelity(mixed(projector(singlet)), mixed(rho)) == Approx(one).margin(1e-13));
    CHECK(traceDistance(pure(singlet), mixed(rho)) == Approx(3 * (1 - p) / 4).margin(tight));
  }
}

TEST_CASE("GHZ and W states share entanglement in their own ways") {
  for (const std::size_t n : {3, 4, 6}) {
    const State cat = ghz(n), single = w(n);
    const double part = 1.0 / static_cast<double>(n);
    for (std::size_t q = 0; q < n; ++q) {
      CHECK(entropyOfQubits(cat, {q}) == Approx(1).margin(tight));
      CHECK(entropyOfQubits(single, {q}) == Approx(binaryEntropy(part)).margin(tight));
    }
    const Matrix ofCat = pairwiseConcurrence(pure(cat)), ofSingle = pairwiseConcurrence(pure(single));
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        CHECK(ofCat(a, b) == Approx(0).margin(tight));
        CHECK(ofSingle(a, b) == Approx(a == b ? 0 : 2 * part).margin(tight));
      }
    }
  }
}

TEST_CASE("amplitude damping of a Bell pair lowers its concurrence by (1 - gamma) for each damped qubit") {
  for (const double gamma : {0.0, 0.1, 0.5, 1.0}) {
    State one(16), both(16);
    const double kept = 1 - gamma;
    // Qubit 0 damped: |11⟩ decays to |10⟩. The state has rank 2.
    one[0] = {0.5, 0};
    one[15] = {kept / 2, 0};
    one[10] = {gamma / 2, 0};
    one[3] = one[12] = {std::sqrt(kept) / 2, 0};
    CHECK(concurrence(mixed(one), 0, 1) == Approx(std::sqrt(kept)).margin(tight));
    both[0] = {(1 + gamma * gamma) / 2, 0};
    both[5] = both[10] = {gamma * kept / 2, 0};
    both[15] = {kept * kept / 2, 0};
    both[3] = both[12] = {kept / 2, 0};
    CHECK(concurrence(mixed(both), 0, 1) == Approx(kept * kept).margin(tight));
  }
}

TEST_CASE("a reduced state names its first qubit least significant") {
  // |q2 q1 q0⟩ = |1⟩ ⊗ |+⟩ ⊗ |0⟩
  const State psi = realState({0, 0, 0, 0, 1, 0, 1, 0});
  const std::size_t order[] = {2, 0};
  const State reduced = reducedState(pure(psi), order);
  CHECK(reduced[5].re == Approx(1));  // 01: qubit 2 is 1
  const std::size_t superposed[] = {1};
  for (const Complex entry : reducedState(pure(psi), superposed)) CHECK(entry.re == Approx(0.5));
  const State same = reducedState(mixed(projector(psi)), order);
  for (std::size_t i = 0; i < 16; ++i) CHECK(squaredMagnitude(same[i] - reduced[i]) < 1e-30);
}

TEST_CASE("a product state is not entangled and its qubits point where they were turned") {
  // Qubit 0: RY(0.7)|0⟩; qubit 1: (|0⟩ + e^{0.4i}|1⟩)/√2.
  const double c = std::cos(0.35), s = std::sin(0.35), r = std::sqrt(0.5);
  const Complex phase{std::cos(0.4), std::sin(0.4)};
  const State psi{{c * r, 0}, {s * r, 0}, c * r * phase, s * r * phase};
  const auto zero = blochVector(pure(psi), 0), one = blochVector(mixed(projector(psi)), 1);
  CHECK(zero[0] == Approx(std::sin(0.7)));
  CHECK(zero[1] == Approx(0).margin(tight));
  CHECK(zero[2] == Approx(std::cos(0.7)));
  CHECK(one[0] == Approx(std::cos(0.4)));
  CHECK(one[1] == Approx(std::sin(0.4)));
  CHECK(one[2] == Approx(0).margin(tight));
  CHECK(entropyOfQubits(psi, {0}) == Approx(0).margin(tight));
  CHECK(concurrence(pure(psi), 0, 1) == Approx(0).margin(tight));
}

TEST_CASE("pure and mixed views of one state agree, and both halves of a pure state have one entropy") {
  const std::uint64_t seed = 11;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 20; ++trial) {
    const State a = randomState(5, random), b = randomState(5, random);
    const State rho = projector(a), sigma = projector(b);
    const double exact = fidelity(pure(a), pure(b));
    CHECK(fidelity(pure(a), mixed(sigma)) == Approx(exact).margin(tight));
    CHECK(fidelity(mixed(rho), pure(b)) == Approx(exact).margin(tight));
    CHECK(fidelity(mixed(rho), mixed(sigma)) == Approx(exact).margin(1e-13));
    CHECK(traceDistance(pure(a), pure(b)) == Approx(std::sqrt(1 - exact)).margin(1e-13));
    CHECK(traceDistance(mixed(rho), pure(b)) == Approx(std::sqrt(1 - exact)).margin(1e-13));
    CHECK(purity(mixed(rho)) == Approx(1).margin(tight));
    CHECK(vonNeumannEntropy(mixed(rho)) == Approx(0).margin(1e-13));
    const double half = entropyOfQubits(a, {4, 1});
    CHECK(entropyOfQubits(a, {0, 2, 3}) == Approx(half).margin(1e-13));
    const std::size_t three[] = {0, 2, 3};
    CHECK(vonNeumannEntropy(mixed(reducedState(pure(a), three))) == Approx(half).margin(1e-12));
  }
}

TEST_CASE("one qubit's fidelity and distance follow from Bloch vectors") {
  const std::uint64_t seed = 13;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 50; ++trial) {
    const State rho = randomMixture(1, {0.7, 0.3}, random), sigma = randomMixture(1, {0.6, 0.4}, random);
    const auto a = blochVector(mixed(rho), 0), b = blochVector(mixed(sigma), 0);
    double dot = 0, aa = 0, bb = 0, apart = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
      apart += (a[i] - b[i]) * (a[i] - b[i]);
    }
    CHECK(fidelity(mixed(rho), mixed(sigma)) == Approx((1 + dot + std::sqrt((1 - aa) * (1 - bb))) / 2).margin(1e-13));
    CHECK(traceDistance(mixed(rho), mixed(sigma)) == Approx(std::sqrt(apart) / 2).margin(tight));
  }
}

TEST_CASE("eigenvectors of random Hermitian matrices are eigenvectors, degenerate or not") {
  const std::uint64_t seed = 17;
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t qubits : {0, 1, 2, 4, 6}) {
    const std::size_t size = std::size_t{1} << qubits;
    // The projectors leave most of a space of 64 dimensions degenerate.
    const State matrix = qubits == 0 ? State{{2, 0}} : randomMixture(qubits, {0.5, 0.3, 0.2, -0.4}, random);
    const HermitianEigen eigen = hermitianEigen(matrix, size, true);
    double residual = 0, overlap = 0;
    for (std::size_t k = 0; k < size; ++k) {
      for (std::size_t i = 0; i < size; ++i) {
        Complex sum = -(eigen.values[k] * eigen.vectors[k * size + i]), inner;
        for (std::size_t j = 0; j < size; ++j) {
          sum = sum + matrix[i * size + j] * eigen.vectors[k * size + j];
          inner = inner + conjugate(eigen.vectors[k * size + j]) * eigen.vectors[i * size + j];
        }
        residual = std::fmax(residual, squaredMagnitude(sum));
        overlap = std::fmax(overlap, squaredMagnitude(inner - Complex{i == k ? 1.0 : 0.0, 0}));
      }
    }
    INFO("size " << size);
    CHECK(std::sqrt(residual) < 1e-14);
    CHECK(std::sqrt(overlap) < 1e-13);
  }
}

TEST_CASE("eight qubits: the completely mixed state and two halves of a larger pure one") {
  Random random(19);
  State mixedState(65536);
  for (std::size_t i = 0; i < 256; ++i) mixedState[i * 257] = {1.0 / 256, 0};
  CHECK(vonNeumannEntropy(mixed(mixedState)) == Approx(8).margin(1e-12));
  CHECK(purity(mixed(mixedState)) == Approx(1.0 / 256));
  const State cat = ghz(8);
  CHECK(fidelity(mixed(projector(cat)), mixed(mixedState)) == Approx(1.0 / 256).margin(1e-13));
  // The mean entropy of half of a random state is nearly that of Page (1993): 8 − 1/(2 ln 2) bits.
  const State psi = randomState(16, random);
  CHECK(entropyOfQubits(psi, {0, 1, 2, 3, 4, 5, 6, 7}) == Approx(8 - 0.5 / std::log(2.0)).margin(0.02));
}

TEST_CASE("what is no state, or too large, or names no qubit, is refused") {
  const State psi = ghz(3), density = projector(psi);
  const auto codeOfState = [](const StateView& state) { return codeOf([&] { validateState(state); }); };
  CHECK_FALSE(codeOfState(pure(psi)));
  CHECK_FALSE(codeOfState(mixed(density)));
  State bad = psi;
  bad[0].re = std::nan("");
  CHECK(codeOfState(pure(bad)) == ErrorCode::invalidState);
  bad[0].re = 0.9;
  CHECK(codeOfState(pure(bad)) == ErrorCode::invalidState);
  State skew = density;
  skew[7].im = 0.1;
  CHECK(codeOfState(mixed(skew)) == ErrorCode::invalidState);
  skew[7] = {std::nan(""), 0};
  CHECK(codeOfState(mixed(skew)) == ErrorCode::invalidState);
  CHECK(codeOf([] { StateView::pure(State(3)); }) == ErrorCode::invalidState);
  CHECK(codeOf([] { StateView::mixed(State(8)); }) == ErrorCode::invalidState);
  CHECK(codeOf([&] { fidelity(pure(psi), pure(ghz(2))); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([&] { concurrence(pure(psi), 0, 3); }) == ErrorCode::qubitOutOfRange);
  CHECK(codeOf([&] { concurrence(pure(psi), 1, 1); }) == ErrorCode::duplicateQubit);
  const State large = ghz(18);
  CHECK(codeOf([&] { entropyOfQubits(large, {0, 1, 2, 3, 4, 5, 6, 7, 8}); }) == ErrorCode::registerTooLarge);
  CHECK(entropyOfQubits(large, {0, 17}) == Approx(1));
}
