#include "qualm/mitigate/symmetry_verification.hpp"

#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/noise/channel_builders.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/dense_density.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// A Pauli product as a whole matrix.
std::vector<Complex> pauliMatrix(const PauliTerm& term, std::size_t size) {
  constexpr std::array<Complex, 4> powers{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  std::vector<Complex> matrix(size * size);
  for (std::size_t c = 0; c < size; ++c) {
    const double sign = std::popcount(c & term.z) % 2 == 0 ? 1 : -1;
    const auto turns = static_cast<std::size_t>(std::popcount(term.x & term.z)) % 4;
    matrix[(c ^ static_cast<std::size_t>(term.x)) * size + c] = sign * powers[turns];
  }
  return matrix;
}

std::vector<Complex> timesMatrix(const std::vector<Complex>& a, const std::vector<Complex>& b, std::size_t size) {
  std::vector<Complex> result(size * size);
  for (std::size_t r = 0; r < size; ++r) {
    for (std::size_t k = 0; k < size; ++k) {
      for (std::size_t c = 0; c < size; ++c)
        result[r * size + c] = result[r * size + c] + a[r * size + k] * b[k * size + c];
    }
  }
  return result;
}

/// GHZ of three qubits, then bits that flip with probability p each: an identity gate on each carries the noise.
struct FlippedGhz {
  Circuit circuit{3};
  std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 3)}, {0.5, parsePauli("Z0 Z2", 3)}}},
                                      {{{1.0, parsePauli("Z1 Z2", 3)}, {0.25, PauliTerm{}}}}};
  NoiseModel noise;
  Request request;

  explicit FlippedGhz(std::uint64_t shots = 0, double p = 0.1) {
    circuit.append("h", {0});
    circuit.append("cx", {0, 1});
    circuit.append("cx", {1, 2});
    for (std::size_t q = 0; q < 3; ++q) circuit.append("id", {q});
    noise.rules.push_back({{"id"}, {}, {"bit-flip", {p}, {}}});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  Estimates run(const SymmetryVerificationOptions& options, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<SymmetryVerification>(options), std::make_shared<DensityExecutor>(noise))
        .execute(request, Random(seed), ledger);
  }
};

SymmetryVerificationOptions symmetric(std::vector<std::pair<const char*, int>> list, bool postSelect = true) {
  SymmetryVerificationOptions options;
  for (const auto& [text, sign] : list) options.symmetries.push_back({parsePauli(text, 3), sign});
  options.postSelect = postSelect;
  return options;
}

/// The classical outcomes of a flipped GHZ state, those with Z0 Z1 = 1 alone: their share, and the means of Z0 Z2 and
/// Z1 Z2.
std::array<double, 3> selectedByHand(double p) {
  std::array<double, 3> sums{};
  for (const unsigned state : {0U, 7U}) {
    for (unsigned flips = 0; flips < 8; ++flips) {
      const int count = std::popcount(flips);
      const double chance = 0.5 * std::pow(p, count) * std::pow(1 - p, 3 - count);
      const unsigned read = state ^ flips;
      const auto bit = [read](unsigned q) { return (read >> q) & 1U ? -1.0 : 1.0; };
      if (bit(0) * bit(1) < 0) continue;
      sums[0] += chance;
      sums[1] += chance * bit(0) * bit(2);
      sums[2] += chance * bit(1) * bit(2);
    }
  }
  return {sums[0], sums[1] / sums[0], sums[2] / sums[0]};
}

}  // namespace

TEST_CASE("products of Pauli terms have the signs that matrices have") {
  for (std::uint64_t a = 0; a < 64; ++a) {
    for (std::uint64_t b = 0; b < 64; ++b) {
      const PauliTerm first{a & 7U, a >> 3U}, second{b & 7U, b >> 3U};
      const auto one = timesMatrix(pauliMatrix(first, 8), pauliMatrix(second, 8), 8);
      const auto other = timesMatrix(pauliMatrix(second, 8), pauliMatrix(first, 8), 8);
      bool same = true;
      for (std::size_t i = 0; i < one.size(); ++i) same = same && one[i].re == other[i].re && one[i].im == other[i].im;
      REQUIRE(commute(first, second) == same);
      if (!same) continue;
      const Symmetry found = productOf({first, -1}, {second});
      const auto matrix = pauliMatrix(found.term, 8);
      for (std::size_t i = 0; i < one.size(); ++i) {
        REQUIRE(one[i].re == -found.sign * matrix[i].re);
        REQUIRE(one[i].im == -found.sign * matrix[i].im);
      }
    }
  }
}

TEST_CASE("a GHZ state selected by parity is what counting all flips by hand gives, and so is what was discarded") {
  for (const double p : {0.02, 0.1, 0.3}) {
    const auto [share, first, second] = selectedByHand(p);
    const Estimates found = FlippedGhz(0, p).run(symmetric({{"Z0 Z1", 1}}));
    CHECK(found.values(0, 0) == Approx(0.5 * first).epsilon(1e-10));  // ⟨Z0⟩ is 0
    CHECK(found.values(0, 1) == Approx(second + 0.25).epsilon(1e-10));
    REQUIRE(found.evidence.size() == 1);
    CHECK(found.evidence[0].name == "symmetry-verification.discarded");
    CHECK(found.evidence[0].values.at(0) == Approx(1 - share).epsilon(1e-10));
    // With both parities only what flips all three bits is left: ZZ is what it ideally is.
    const Estimates both = FlippedGhz(0, p).run(symmetric({{"Z0 Z1", 1}, {"Z1 Z2", 1}}));
    CHECK(both.values(0, 1) == Approx(1.25).epsilon(1e-10));
    CHECK(both.evidence[0].values.at(0) == Approx(1 - std::pow(p, 3) - std::pow(1 - p, 3)).epsilon(1e-10));
    CHECK(found.values(0, 1) < both.values(0, 1));
  }
}

TEST_CASE("projected expectations are those of the projected density matrix, selected or not") {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const Circuit circuit = randomCircuit({3, 12}, random);
    NoiseModel noise;
    noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.1}, {}}});
    DenseDensity state(3);
    for (const Operation& operation : circuit.operations()) {
      state.apply(operation, {});
      if (operation.qubitCount() != 2) continue;
      state.apply(makeChannel({"depolarizing", {0.1}, {}}, 2), std::span(operation.qubits).first(2));
    }
    const std::vector<std::pair<const char*, int>> symmetries{{"Z0 Z1", 1}, {"X0 X1 Y2", -1}};
    for (const auto& [text, sign] : symmetries) {
      auto projector = pauliMatrix(parsePauli(text, 3), 8);
      for (std::size_t i = 0; i < 64; ++i) {
        projector[i] = (0.5 * sign) * projector[i];
        if (i % 9 == 0) projector[i].re += 0.5;
      }
      state.set(timesMatrix(timesMatrix(projector, state.rho(), 8), projector, 8));
    }
    const double inside = state.expectation({});
    // Y0 Y1 Z2 tells neither, Z0 Z1 X2 none but the first, X0 X1 Y2 is one itself, Y0 Y1 Y2 their product.
    const std::vector<Observable> observables{{{{1.0, parsePauli("Y0 Y1 Y2", 3)}, {0.5, parsePauli("X0 X1 Y2", 3)}}},
                                              {{{0.3, parsePauli("Z0 Y2", 3)}, {2.0, PauliTerm{}}}},
                                              {{{1.0, parsePauli("Z0 Z1", 3)}}}};
    std::vector<Observable> fitting;
    for (const Observable& observable : observables) {
      bool fits = true;
      for (const auto& part : observable.parts) {
        for (const auto& symmetry : symmetries) fits = fits && commute(part.term, parsePauli(symmetry.first, 3));
      }
      if (fits) fitting.push_back(observable);
    }
    REQUIRE(fitting.size() == 2);
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = fitting;
    Ledger ledger;
    for (const bool postSelect : {true, false}) {
      const Estimates found =
          MitigatedExecutor(std::make_shared<SymmetryVerification>(symmetric(symmetries, postSelect)),
                            std::make_shared<DensityExecutor>(noise))
              .execute(request, random, ledger);
      for (std::size_t o = 0; o < fitting.size(); ++o) {
        double expected = 0;
        for (const auto& part : fitting[o].parts) expected += part.coefficient * state.expectation(part.term) / inside;
        CHECK(found.values(0, o) == Approx(expected).margin(1e-10));
      }
      CHECK(found.evidence.at(0).values.back() == Approx(1 - inside).margin(1e-10));
    }
  }
}

TEST_CASE("settings that tell the symmetry are selected, the others are projected, and all share the shots") {
  FlippedGhz ghz(1000);
  ghz.observables.push_back({{{1.0, parsePauli("X0 X1 X2", 3)}}});
  ghz.request.observables = ghz.observables;
  const SymmetryVerification method(symmetric({{"Z0 Z1", 1}}));
  const auto runs = method.plan(ghz.request, Random(0));
  REQUIRE(runs.size() == 2);
  REQUIRE(measurementSettings(runs[0].observables).size() == 1);
  // ⟨Z0 Z1⟩; X0 X1 X2 and −Y0 Y1 X2
  REQUIRE(runs[1].observables.size() == 3);
  REQUIRE(measurementSettings(runs[1].observables).size() == 3);
  CHECK(runs[0].shots == 500);
  CHECK(runs[1].shots == 500);
  Ledger ledger;
  MitigatedExecutor(std::make_shared<SymmetryVerification>(method), std::make_shared<DensityExecutor>(ghz.noise))
      .execute(ghz.request, Random(0), ledger);
  CHECK(ledger.shots == 2 * 1000);
  CHECK(ledger.circuits == 4);
  ghz.request.shots = 0;
  const Estimates exact = ghz.run(symmetric({{"Z0 Z1", 1}}));
  CHECK(exact.values(0, 2) == Approx(1).epsilon(1e-10));  // bit flips change no X
  REQUIRE(exact.evidence[0].values.size() == 2);
  CHECK(exact.evidence[0].values[0] == Approx(0.18).epsilon(1e-10));  // 2 p (1 − p)
  CHECK(exact.evidence[0].values[1] == Approx(0.18).epsilon(1e-10));
}

// 800 seeds for each form. Binomial(800, 0.95) is below 734 or above 783 once in 10,000 and 20,000 times.
TEST_CASE("95 % intervals of verified expectations cover the exact ones, and discarded shares their own mean") {
  for (const bool postSelect : {true, false}) {
    const SymmetryVerificationOptions options = symmetric({{"Z0 Z1", 1}}, postSelect);
    const Estimates truth = FlippedGhz().run(options);
    const FlippedGhz sampled(1000);
    std::vector<int> covered(2, 0);
    std::vector<double> squares(2), variances(2);
    double discarded = 0;
    for (std::uint64_t seed = 0; seed < 800; ++seed) {
      const Estimates found = sampled.run(options, seed);
      for (std::size_t o = 0; o < 2; ++o) {
        const double error = std::abs(found.values(0, o) - truth.values(0, o));
        covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
        squares[o] += error * error;
        variances[o] += found.standardErrors(0, o) * found.standardErrors(0, o);
      }
      discarded += found.evidence.at(0).values.at(0) / 800;
    }
    for (const int count : covered) {
      INFO(postSelect << " " << count);
      CHECK(count >= 734);
      CHECK(count <= 783);
    }
    for (std::size_t o = 0; o < 2; ++o) {  // 800 draws know a variance to 5 %: 4.5 of those
      INFO(squares[o] / variances[o]);
      CHECK(squares[o] / variances[o] > 0.8);
      CHECK(squares[o] / variances[o] < 1.25);
    }
    // Binomial: 4.5 standard errors, missed once in 150,000 times.
    CHECK(std::abs(discarded - 0.18) < 4.5 * std::sqrt(0.18 * 0.82 / 800 / 1000));
  }
}

TEST_CASE("without symmetries, those that the circuit is known to have are verified, and named") {
  FlippedGhz ghz;
  ghz.observables = {{{{1.0, parsePauli("Z0 Z1", 3)}}}};
  ghz.request.observables = ghz.observables;
  ghz.request.evidence = true;
  const Estimates found = ghz.run({}), told = ghz.run(symmetric({{"X0 X1 X2", 1}, {"Z1 Z2", 1}}));
  CHECK(found.values(0, 0) == told.values(0, 0));
  REQUIRE(found.evidence.back().name == "symmetry-verification.symmetries");
  CHECK(found.evidence.back().values == std::vector<double>{7, 0, 1, 0, 6, 1});  // x, z and sign of each
  CHECK(found.evidence.back().values == told.evidence.back().values);
  const std::vector<Complex> start{{0, 0}, {1, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
  ghz.request.initialState = start;  // of which nothing is known
  CHECK(codeOf([&] { ghz.run({}); }) == ErrorCode::emptyData);
}

TEST_CASE("symmetries that can't be verified are refused") {
  const auto codeFor = [](std::vector<std::pair<const char*, int>> list) {
    return codeOf([&] { SymmetryVerification{symmetric(list)}; });
  };
  CHECK(codeFor({}) == std::nullopt);
  CHECK(codeOf([] { FlippedGhz().run({}); }) == ErrorCode::emptyData);  // all that is known is asked for
  CHECK(codeFor({{"Z0", 2}}) == ErrorCode::invalidOption);
  CHECK(codeFor({{"I", 1}}) == ErrorCode::invalidOption);
  CHECK(codeFor({{"Z0", 1}, {"X0", 1}}) == ErrorCode::invalidOption);
  CHECK(codeFor({{"Z0 Z1", 1}, {"Z1 Z2", 1}, {"Z0 Z2", -1}}) == ErrorCode::invalidOption);
  CHECK(codeFor({{"X0 X1", 1}, {"Z0 Z1", 1}}) == std::nullopt);
  CHECK(codeOf([] { FlippedGhz().run(symmetric({{"X0 X1 X2", 1}})); }) == ErrorCode::invalidOption);  // not with Z0
  SymmetryVerificationOptions beyond;
  beyond.symmetries = {{parsePauli("Z3", 4), 1}};
  CHECK(codeOf([&] { FlippedGhz().run(beyond); }) == ErrorCode::qubitOutOfRange);
  CHECK(codeOf([] { FlippedGhz(1).run(symmetric({{"Z0 Z1", 1}})); }) == ErrorCode::invalidShots);
  for (const bool postSelect : {true, false}) {  // a sector that the state has no part in
    CHECK(codeOf([=] { FlippedGhz(0, 0).run(symmetric({{"Z0 Z1", -1}}, postSelect)); }) == ErrorCode::emptyData);
    CHECK(codeOf([=] { FlippedGhz(100, 0).run(symmetric({{"Z0 Z1", -1}}, postSelect)); }) == ErrorCode::emptyData);
  }
}
