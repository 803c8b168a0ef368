#include "qualm/mitigate/subspace_expansion.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/subspace_problem.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/hermitian_eigen.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"
#include "support/sampled_outcomes.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// H2 at 0.735 Å in STO-3G, parity mapping, two qubits tapered off; ground energy −1.857275030202 hartree without
/// the nuclei (Qiskit's textbook example, from PySCF).
const Observable hydrogen{{{-1.052373245772859, PauliTerm{}},
                           {0.39793742484318045, {0, 1}},
                           {-0.39793742484318045, {0, 2}},
                           {-0.01128010425623538, {0, 3}},
                           {0.18093119978423156, {3, 0}}}};
constexpr double hydrogenGround = -1.857275030202;

/// −Z0 Z1 − h (X0 + X1): its lowest eigenvalue is −√(1 + 4h²).
Observable isingPair(double h) { return {{{-1.0, {0, 3}}, {-h, {1, 0}}, {-h, {2, 0}}}}; }

std::vector<PauliTerm> allTerms(std::size_t qubits) {
  std::vector<PauliTerm> terms;
  for (std::uint64_t x = 0; x < std::uint64_t{1} << qubits; ++x) {
    for (std::uint64_t z = 0; z < std::uint64_t{1} << qubits; ++z) terms.push_back({x, z});
  }
  return terms;
}

/// A matrix of a Pauli term, entry by entry.
std::vector<Complex> denseTerm(const PauliTerm& term, std::size_t qubits) {
  std::vector<Complex> matrix{{1, 0}};
  std::size_t size = 1;
  for (std::size_t q = 0; q < qubits; ++q) {
    const bool x = (term.x >> q) & 1U, z = (term.z >> q) & 1U;
    const std::array<Complex, 4> small =
        x ? (z ? std::array<Complex, 4>{{{}, {0, -1}, {0, 1}, {}}} : std::array<Complex, 4>{{{}, {1, 0}, {1, 0}, {}}})
          : std::array<Complex, 4>{{{1, 0}, {}, {}, {z ? -1.0 : 1.0, 0}}};
    std::vector<Complex> larger(4 * size * size);
    for (std::size_t i = 0; i < 2 * size; ++i) {
      for (std::size_t j = 0; j < 2 * size; ++j) {
        larger[i * 2 * size + j] = small[i / size * 2 + j / size] * matrix[i % size * size + j % size];
      }
    }
    matrix = std::move(larger);
    size *= 2;
  }
  return matrix;
}

struct Expanded {
  Circuit circuit{2};
  NoiseModel noise;
  std::vector<Observable> observables;
  Request request;

  explicit Expanded(Observable hamiltonian, double p, std::uint64_t shots = 0) : observables{std::move(hamiltonian)} {
    circuit.append("x", {0});
    circuit.append("ry", {0}, {Angle::constant(0.5)});
    circuit.append("cx", {0, 1});
    circuit.append("ry", {1}, {Angle::constant(-0.4)});
    if (p > 0) noise.rules.push_back({{"all"}, {}, {"depolarizing", {p}, {}}});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
    request.evidence = true;
  }

  double raw() const {
    Request exact = request;
    exact.shots = 0;
    Ledger ledger;
    return DensityExecutor(noise).execute(exact, Random(0), ledger).values(0, 0);
  }

  Estimates run(const SubspaceExpansionOptions& options, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<SubspaceExpansion>(options), std::make_shared<DensityExecutor>(noise))
        .execute(request, Random(seed), ledger);
  }
};

std::vector<Complex> randomHermitian(std::size_t size, Random& random) {
  std::vector<Complex> matrix(size * size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i; j < size; ++j) {
      matrix[i * size + j] = {random.normal(), i == j ? 0 : random.normal()};
      matrix[j * size + i] = conjugate(matrix[i * size + j]);
    }
  }
  return matrix;
}

double realSumOf(std::span<const Complex> a, std::span<const Complex> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] * b[i]).re;
  return sum;
}

std::vector<Complex> addedUp(std::vector<Complex> a, double factor, std::span<const Complex> b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] + factor * b[i];
  return a;
}

}  // namespace

TEST_CASE("products of Pauli terms are those of their matrices") {
  const std::vector<PauliTerm> terms = allTerms(2);
  for (const PauliTerm& a : terms) {
    for (const PauliTerm& b : terms) {
      const PauliProduct product = multiply(a, b);
      const std::vector<Complex> left = denseTerm(a, 2), right = denseTerm(b, 2), found = denseTerm(product.term, 2);
      double away = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
          Complex entry = -(product.factor * found[i * 4 + j]);
          for (std::size_t k = 0; k < 4; ++k) entry = entry + left[i * 4 + k] * right[k * 4 + j];
          away += squaredMagnitude(entry);
        }
      }
      CHECK(away < 1e-24);
    }
  }
}

TEST_CASE("with S the identity the value is the matrix's own lowest or highest eigenvalue") {
  Random random(1);
  const std::vector<Complex> matrix = randomHermitian(5, random);
  std::vector<Complex> unit(25);
  for (std::size_t i = 0; i < 5; ++i) unit[i * 5 + i] = {1, 0};
  const std::vector<double> values = hermitianEigen(matrix, 5, false).values;
  CHECK(generalizedEigen(matrix, unit, 5, {0.01}, SpectrumEnd::lowest).value ==
        Approx(*std::min_element(values.begin(), values.end())).epsilon(1e-12));
  CHECK(generalizedEigen(matrix, unit, 5, {0.01}, SpectrumEnd::highest).value ==
        Approx(*std::max_element(values.begin(), values.end())).epsilon(1e-12));
  CHECK(codeOf([&] { generalizedEigen(matrix, unit, 5, {0.01, 2}, SpectrumEnd::lowest); }) == ErrorCode::notConverged);
}

TEST_CASE("the derivative of a value is that of finite differences, where directions are left out, too") {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::vector<Complex> matrix = randomHermitian(6, random), half = randomHermitian(6, random);
    std::vector<Complex> overlap(36);  // half · half, which has no negative eigenvalue
    for (std::size_t i = 0; i < 6; ++i) {
      for (std::size_t j = 0; j < 6; ++j) {
        for (std::size_t k = 0; k < 6; ++k) {
          overlap[i * 6 + j] = overlap[i * 6 + j] + half[i * 6 + k] * half[k * 6 + j];
        }
      }
    }
    const std::vector<double> overlaps = generalizedEigen(matrix, overlap, 6, {1e-12}, SpectrumEnd::lowest).overlaps;
    const double between = (overlaps[2] + overlaps[3]) / 2;
    for (const double threshold : {0.0, between}) {
      const OverlapThreshold least{1e-12, threshold};
      const GeneralizedEigen found = generalizedEigen(matrix, overlap, 6, least, SpectrumEnd::lowest);
      CHECK(found.kept == (threshold > 0 ? 3 : 6));
      const std::vector<Complex> step = randomHermitian(6, random);
      const double h = 1e-6;
      const auto slope = [&](double byMatrix, double byOverlap) {
        const auto at = [&](double t) {
          return generalizedEigen(addedUp(matrix, t * byMatrix, step), addedUp(overlap, t * byOverlap, step), 6, least,
                                  SpectrumEnd::lowest)
              .value;
        };
        return (at(h) - at(-h)) / (2 * h);
      };
      CHECK(realSumOf(found.byMatrix, step) == Approx(slope(1, 0)).epsilon(1e-3).margin(1e-4));
      CHECK(realSumOf(found.byOverlap, step) == Approx(slope(0, 1)).epsilon(1e-3).margin(1e-4));
    }
  }
}

TEST_CASE("with all Pauli operators the ground energy comes back exactly, whatever the noise") {
  SubspaceExpansionOptions options;
  options.operators = allTerms(2);
  options.threshold = 1e-10;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Expanded hydrogenPair(hydrogen, 0);
    hydrogenPair.circuit = randomCircuit({2, 8}, random);
    hydrogenPair.noise = randomNoise(2, random);
    hydrogenPair.noise.rules.push_back({{"all"}, {}, {"depolarizing", {0.05}, {}}});  // full rank: nothing is lost
    CHECK(hydrogenPair.run(options).values(0, 0) == Approx(hydrogenGround).epsilon(1e-8));
  }
  for (const double h : {0.3, 1.0}) {
    const Expanded ising(isingPair(h), 0.03);
    CHECK(ising.run(options).values(0, 0) == Approx(-std::sqrt(1 + 4 * h * h)).epsilon(1e-8));
    SubspaceExpansionOptions top = options;
    top.end = SpectrumEnd::highest;
    CHECK(ising.run(top).values(0, 0) == Approx(std::sqrt(1 + 4 * h * h)).epsilon(1e-8));
  }
}

TEST_CASE("a symmetry alone projects onto the better of its halves") {
  // H commutes with Z0 Z1: the two values are ⟨H Π⟩/⟨Π⟩ with Π = (1 ± Z0 Z1)/2.
  SubspaceExpansionOptions options;
  options.operators = {{0, 3}};
  const Expanded noisy(hydrogen, 0.02);
  const auto expect = [&](const Observable& observable) { return Expanded(observable, 0.02).raw(); };
  const double parity = expect({{{1.0, {0, 3}}}});
  Observable times;  // H Z0 Z1; X0 X1 Z0 Z1 = −Y0 Y1, and Z0 Z1 turns the two Z into each other
  for (const auto& [coefficient, term] : hydrogen.parts) {
    const PauliProduct product = multiply(term, {0, 3});
    times.parts.push_back({coefficient * product.factor.re, product.term});
  }
  const double energy = noisy.raw(), crossed = expect(times);
  const double even = (energy + crossed) / (1 + parity), odd = (energy - crossed) / (1 - parity);
  CHECK(noisy.run(options).values(0, 0) == Approx(std::min(even, odd)).epsilon(1e-10));
  options.end = SpectrumEnd::highest;
  CHECK(noisy.run(options).values(0, 0) == Approx(std::max(even, odd)).epsilon(1e-10));
}

TEST_CASE("single-qubit Paulis bring a noisy energy closer to the ground energy, and never below it") {
  for (const double p : {0.005, 0.02, 0.05}) {
    const Expanded noisy(hydrogen, p);
    const double found = noisy.run({}).values(0, 0);
    CHECK(found >= hydrogenGround - 1e-9);
    CHECK(found - hydrogenGround < 0.5 * (noisy.raw() - hydrogenGround));
  }
}

TEST_CASE("rows that depend on each other are left out, and said") {
  // On |00⟩ Z says nothing new, and Y says what X does: 1 + 2 of 7 directions are left.
  Expanded plain(isingPair(1), 0);
  plain.circuit = Circuit(2);
  plain.circuit.append("id", {0});
  const Estimates found = plain.run({});
  const auto& evidence = found.evidence;
  REQUIRE(evidence[2].name == "subspace-expansion.overlaps");
  const std::vector<double> expected{0, 0, 0, 0, 2, 2, 3};
  for (std::size_t i = 0; i < 7; ++i) CHECK(evidence[2].values[i] == Approx(expected[i]).margin(1e-12));
  CHECK(evidence[3].values[0] == Approx(0.03));
  CHECK(evidence[4].values[0] == 4);
  CHECK(evidence[0].values[0] == Approx(plain.raw()).margin(1e-12));
  // |00⟩, |01⟩ and |10⟩: H has −1, 1, 1 and −1 between neighbours; its lowest value is −√3.
  CHECK(found.values(0, 0) == Approx(-std::sqrt(3)).epsilon(1e-10));
}

// 400 seeds: a standard deviation is known to 1/√800 = 3.5 % of itself where estimates are normal, and 18 % (5 of
// those) are allowed: less than once in 10^6 times. A lowest value has a bias of second order in the noise.
TEST_CASE("standard errors of first order are the spread over seeds, common shots included") {
  struct Case {
    double p, threshold;
    std::uint64_t shots;
    double discarded;
  };
  for (const auto& [p, threshold, shots, discarded] : {Case{0.02, 0.25, 3000, 4}, Case{0.1, 0.03, 15000, 0}}) {
    SubspaceExpansionOptions options;
    options.threshold = threshold;
    const Expanded exact(hydrogen, p), sampled(hydrogen, p, shots);
    const SubspaceExpansion method(options);
    const SampledOutcomes outcomes(method, sampled.request, DensityExecutor(sampled.noise));
    const double expected = exact.run(options).values(0, 0);
    double sum = 0, squares = 0, claimed = 0;
    constexpr int seeds = 400;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      const Estimates found = outcomes.draw(seed);
      sum += (found.values(0, 0) - expected) / seeds;
      squares += std::pow(found.values(0, 0) - expected, 2) / seeds;
      claimed += found.standardErrors(0, 0) / seeds;
      CHECK(found.evidence[4].values[0] == discarded);
    }
    INFO("bias " << sum << " spread " << std::sqrt(squares - sum * sum) << " claimed " << claimed);
    CHECK(std::sqrt(squares - sum * sum) == Approx(claimed).epsilon(0.18));
    CHECK(std::abs(sum) < 0.5 * claimed);
  }
}

TEST_CASE("at few shots fewer directions are kept, and energies stay near the spectrum") {
  const Expanded few(hydrogen, 0.02, 300);
  const Estimates exact = Expanded(hydrogen, 0.02).run({});
  double lowest = 0, discarded = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Estimates found = few.run({}, seed);
    lowest = std::min(lowest, found.values(0, 0));
    discarded += found.evidence[4].values[0] / 50;
    CHECK(found.evidence[3].values[0] >= 2 * std::sqrt(7 / (2 * 300.0 / 9 + 1)));
  }
  CHECK(discarded > exact.evidence[4].values[0]);
  CHECK(lowest > hydrogenGround - 0.5);
}

TEST_CASE("all settings of an expansion share the shots of the request") {
  const Expanded sampled(hydrogen, 0.02, 1003);
  Ledger ledger;
  const Estimates found =
      MitigatedExecutor(std::make_shared<SubspaceExpansion>(), std::make_shared<DensityExecutor>(sampled.noise))
          .execute(sampled.request, Random(0), ledger);
  CHECK(ledger.shots == 2 * 1003);  // Z and X0 X1: two settings
  CHECK(ledger.circuits == 9);
  CHECK(found.evidence[5].values[0] == 16);
  CHECK(found.evidence[6].values[0] == 9);
  const double error = found.evidence[1].values[0];
  CHECK(error > 0);
  CHECK(std::abs(found.evidence[0].values[0] - sampled.raw()) < 5 * error);  // missed once in 10^6 seeds
}

TEST_CASE("what an expansion can't do is refused in words") {
  Expanded two(hydrogen, 0);
  two.observables.push_back(isingPair(1));
  two.request.observables = two.observables;
  CHECK(codeOf([&] { two.run({}); }) == ErrorCode::unsupported);
  CHECK(codeOf([] { Expanded(hydrogen, 0, 100).run({}); }) == ErrorCode::invalidShots);
  CHECK(codeOf([] { Expanded({{{1.0, PauliTerm{}}}}, 0).run({}); }) == ErrorCode::emptyData);
  SubspaceExpansionOptions options;
  options.operators = {{4, 0}};
  CHECK(codeOf([&] { Expanded(hydrogen, 0).run(options); }) == ErrorCode::qubitOutOfRange);
  options.operators = {{1, 0}, {1, 0}};
  CHECK(codeOf([&] { SubspaceExpansion{options}; }) == ErrorCode::invalidOption);
  options = {};
  options.threshold = 0;
  CHECK(codeOf([&] { SubspaceExpansion{options}; }) == ErrorCode::invalidOption);
}

TEST_CASE("each row has an expansion of its own") {
  Circuit circuit(2);
  circuit.append("ry", {0}, {Angle::feature(0)});
  circuit.append("cx", {0, 1});
  Matrix features(2, 1);
  features.values = {0.3, 2.1};
  const std::vector<Observable> observables{isingPair(0.5)};
  NoiseModel noise;
  noise.rules.push_back({{"all"}, {}, {"depolarizing", {0.02}, {}}});
  const MitigatedExecutor executor(std::make_shared<SubspaceExpansion>(), std::make_shared<DensityExecutor>(noise));
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, {}, features);
  request.observables = observables;
  Ledger ledger;
  const Estimates both = executor.execute(request, Random(0), ledger);
  for (std::size_t row = 0; row < 2; ++row) {
    Request one = request;
    one.bindings = selectRows(request.bindings, std::vector<std::size_t>{row});
    CHECK(executor.execute(one, Random(0), ledger).values(0, 0) == Approx(both.values(row, 0)).epsilon(1e-12));
  }
}
