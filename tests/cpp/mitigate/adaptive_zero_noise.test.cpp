#include "qualm/mitigate/adaptive_zero_noise.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// An odd number of X: ⟨Z0⟩ is −1, and −exp(−decay · scale) under depolarizing noise and folding.
struct Decay {
  Circuit circuit{1};
  std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 1)}}}};
  NoiseModel noise;
  Request request;
  double decay;

  explicit Decay(std::size_t gates = 11, double p = 0.015, std::uint64_t shots = 0)
      : decay(-static_cast<double>(gates) * std::log(1 - 4 * p / 3)) {
    for (std::size_t i = 0; i < gates; ++i) circuit.append("x", {0});
    noise.rules.push_back({{"1q"}, {}, {"depolarizing", {p}, {}}});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  Estimates run(const AdaptiveZeroNoiseOptions& options, std::uint64_t seed = 0) const {
    Ledger ledger;
    return AdaptiveZeroNoise(options, std::make_shared<DensityExecutor>(noise)).execute(request, Random(seed), ledger);
  }
};

}  // namespace

TEST_CASE("the scale that is best for an exponential is 1 + x/c with (x − 1)·eˣ = 1") {
  const double x = AdaptiveZeroNoise::shiftFactor;
  CHECK((x - 1) * std::exp(x) == Approx(1).epsilon(1e-12));
  // Errors of both values, with shots where they count, against the second scale: no other is better.
  for (const double decay : {0.05, 0.2, 0.7}) {
    const auto spread = [decay](double scale) {
      return (scale * std::exp(decay) + std::exp(decay * scale)) / (scale - 1);
    };
    const double best = 1 + x / decay;
    for (const double factor : {0.7, 0.95, 1.05, 1.4}) CHECK(spread(best) < spread(1 + (best - 1) * factor));
  }
}

TEST_CASE("a pure exponential decay is read exactly, from the scale that its decay asks for") {
  for (const double p : {0.005, 0.015, 0.04}) {
    Decay decay(11, p);
    decay.request.evidence = true;
    AdaptiveZeroNoiseOptions options;
    for (const bool known : {true, false}) {
      options.asymptote = known ? std::optional<double>(0) : std::nullopt;
      options.pilotScales = known ? std::vector<double>{1, 3} : std::vector<double>{1, 2, 3};
      const Estimates found = decay.run(options);
      CHECK(found.values(0, 0) == Approx(-1).epsilon(known ? 1e-9 : 1e-6));
      CHECK(found.standardErrors(0, 0) == 0);
      REQUIRE(found.evidence.at(0).name == "zero-noise.scales");
      REQUIRE(found.evidence[0].values.size() == options.pilotScales.size() + 1);
      const double wanted = std::min(1 + AdaptiveZeroNoise::shiftFactor / decay.decay, 9.0);
      CHECK(std::abs(found.evidence[0].values.back() - wanted) <= 1.0 / 11 + 1e-6);  // folding's step is 2/11
      REQUIRE(found.evidence.at(1).name == "zero-noise.values");
      CHECK(found.evidence[1].values.back() ==
            Approx(-std::exp(-decay.decay * found.evidence[0].values.back())).epsilon(1e-9));
    }
  }
}

TEST_CASE("both parts together take the shots of the request") {
  for (const std::uint64_t shots : {400, 997, 20'000}) {
    const Decay decay(11, 0.015, shots);
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      Ledger ledger;
      AdaptiveZeroNoise({}, std::make_shared<DensityExecutor>(decay.noise))
          .execute(decay.request, Random(seed), ledger);
      CHECK(ledger.shots == shots);
    }
  }
}

// 1000 seeds. Binomial(1000, 0.95) is below 922 or above 974 once in 9000 and 30,000 times.
TEST_CASE("95 % intervals cover the value without noise, though the scale was chosen by the same shots") {
  const Decay decay(11, 0.015, 3000);
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Estimates found = decay.run({}, seed);
    covered += std::abs(found.values(0, 0) + 1) <= 1.959964 * found.standardErrors(0, 0) ? 1 : 0;
  }
  INFO(covered);
  CHECK(covered >= 922);
  CHECK(covered <= 974);
}

// ⟨Z⟩ is ½, so that shots spread alike at all scales. With a decay of 0.06 the sensitivities of least squares at 0 are
// (1.59, −0.60) for scales of 1 and 3, and (0.89, 0.46, −0.38) with 9, the largest, beside them; at equal shots the
// squares of the sums of their sizes count: 4.8 and 3.0, a quotient of 0.62. 600 seeds know it to 0.05.
TEST_CASE("where noise is weak, a chosen scale beats fixed ones at the same number of shots") {
  Decay decay(0, 0.004, 3000);
  decay.circuit.append("ry", {0}, {Angle::constant(1.0471975511965976)});
  for (int i = 0; i < 12; ++i) decay.circuit.append("x", {0});
  decay.request.bindings = bindSlots(decay.circuit, {}, Matrix());
  ZeroNoiseOptions fixed;
  fixed.scales = {1, 3};
  fixed.extrapolation.kind = Extrapolation::exponential;
  const MitigatedExecutor plain(std::make_shared<ZeroNoise>(fixed), std::make_shared<DensityExecutor>(decay.noise));
  double adaptive = 0, without = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    Ledger ledger;
    const double found = decay.run({}, seed).values(0, 0) - 0.5;
    const double other = plain.execute(decay.request, Random(seed), ledger).values(0, 0) - 0.5;
    adaptive += found * found / 600;
    without += other * other / 600;
  }
  INFO(adaptive << " against " << without);
  CHECK(adaptive < 0.82 * without);
  CHECK(adaptive > 0.45 * without);
}

TEST_CASE("every row and shift has its scale, whatever part of a batch is asked for") {
  Circuit circuit(1);
  circuit.append("ry", {0}, {Angle::parameter(circuit.parameter("a"))});
  for (int i = 0; i < 8; ++i) circuit.append("x", {0});
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 1)}}}};
  NoiseModel noise;
  noise.rules.push_back({{"1q"}, {}, {"depolarizing", {0.02}, {}}});
  AdaptiveZeroNoiseOptions options;
  options.folding = Folding::random;
  const AdaptiveZeroNoise executor(options, std::make_shared<DensityExecutor>(noise));
  const std::vector<Shift> shifts{{{0, 0.3}}, {{0, -0.3}}};
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(4, 1);
  for (std::size_t r = 0; r < 4; ++r) request.bindings(r, 0) = 0.1 * static_cast<double>(r);
  request.shifts = shifts;
  request.observables = observables;
  request.shots = 2000;
  Ledger ledger;
  const Estimates all = executor.execute(request, Random(3), ledger);
  CHECK(ledger.shots == 8 * 2000);
  Request part = request;
  part.bindings = selectRows(request.bindings, std::vector<std::size_t>{2, 3});
  part.shifts = std::span(shifts).last(1);
  part.firstRow = 2;
  part.firstShift = 1;
  const Estimates some = executor.execute(part, Random(3), ledger);
  CHECK(some.values(0, 0) == all.values(5, 0));
  CHECK(some.standardErrors(1, 0) == all.standardErrors(7, 0));
}

TEST_CASE("adaptive extrapolation that can't work says so") {
  const auto codeFor = [](const AdaptiveZeroNoiseOptions& options, std::uint64_t shots = 0) {
    return codeOf([&] { Decay(5, 0.01, shots).run(options); });
  };
  AdaptiveZeroNoiseOptions options;
  options.pilotShare = 1;
  CHECK(codeFor(options) == ErrorCode::invalidOption);
  options = {};
  options.largestScale = 3;
  CHECK(codeFor(options) == ErrorCode::invalidOption);
  options = {};
  options.pilotScales = {1};
  CHECK(codeFor(options) == ErrorCode::tooFewRows);
  options = {};
  options.asymptote.reset();  // two points fix no exponential with a free asymptote
  CHECK(codeFor(options) == ErrorCode::tooFewRows);
  options = {};
  options.pilotScales = {1, 1.1};  // five gates reach 1 both times
  CHECK(codeFor(options) == ErrorCode::invalidOption);
  CHECK(codeFor({}, 3) == ErrorCode::invalidShots);
  CHECK(codeFor({}, 10) == ErrorCode::invalidShots);  // 3 for two scales
  Decay counted(5, 0.01, 100);
  counted.request.counts = true;
  CHECK(codeOf([&] { counted.run({}); }) == ErrorCode::unsupported);
  options = {};
  options.scaling = NoiseScaling::pulses;
  const Decay decay(5);
  Ledger ledger;
  const AdaptiveZeroNoise ideal(options, std::make_shared<StatevectorExecutor>());
  CHECK(codeOf([&] { ideal.execute(decay.request, Random(0), ledger); }) == ErrorCode::unsupported);
  CHECK(ideal.withNoise(2) == nullptr);
}
