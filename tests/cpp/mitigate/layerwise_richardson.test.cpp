#include "qualm/mitigate/layerwise_richardson.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>

#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"
#include "qualm/mitigate/fold.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// A device whose expectation falls by a polynomial of the number of gates: by name an error each, and the square of
/// their sum times `bend`.
class CountingExecutor : public Executor {
 public:
  explicit CountingExecutor(double bend) : bend_(bend) {}

  Estimates execute(const Request& request, const Random&, Ledger&) const override {
    const std::map<std::string_view, double> errors{{"h", 0.03}, {"x", 0.01}, {"cx", 0.07}, {"z", 0.002}};
    double sum = 0;
    for (const Operation& operation : request.circuit->operations()) sum += errors.at(operation.name());
    Estimates estimates = expectationsFor(request);
    for (double& value : estimates.values.values) value = 0.8 - sum + bend_ * sum * sum;
    return estimates;
  }

 private:
  double bend_;
};

/// Four layers: h, x and z; cx; x; z.
struct Layered {
  Circuit circuit{2};
  std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 2)}}}};
  Request request;

  explicit Layered(std::uint64_t shots = 0) {
    circuit.append("h", {0});
    circuit.append("x", {1});
    circuit.append("cx", {0, 1});
    circuit.append("x", {1});
    circuit.append("z", {1});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  double run(const LayerwiseRichardsonOptions& options, const std::shared_ptr<const Executor>& executor) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<LayerwiseRichardson>(options), executor)
        .execute(request, Random(0), ledger)
        .values(0, 0);
  }
};

/// An odd number of X with depolarizing noise: ⟨Z⟩ is −(1 − 4p/3)^gates.
struct NoisyFlips {
  Circuit circuit{1};
  std::vector<Observable> observables{{{{1.0, parsePauli("Z0", 1)}}}};
  NoiseModel noise;
  Request request;

  explicit NoisyFlips(double p, std::uint64_t shots = 0) {
    for (int i = 0; i < 5; ++i) circuit.append("x", {0});
    noise.rules.push_back({{"1q"}, {}, {"depolarizing", {p}, {}}});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  Estimates run(std::shared_ptr<const Mitigation> method, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::move(method), std::make_shared<DensityExecutor>(noise))
        .execute(request, Random(seed), ledger);
  }
};

}  // namespace

// The reference implementation (unitaryfund/mitiq, tests of mitiq.lre) has these numbers.
TEST_CASE("scales and coefficients are the published ones") {
  CHECK(layerScales(3, 1, 1).values == std::vector<double>{1, 1, 1, 3, 1, 1, 1, 3, 1, 1, 1, 3});
  CHECK(layerScales(3, 2, 2).values ==
        std::vector<double>{1, 1, 1, 5, 1, 1, 1, 5, 1, 1, 1, 5, 9, 1, 1, 5, 5, 1, 5, 1, 5, 1, 9, 1, 1, 5, 5, 1, 1, 9});
  const std::vector<double> two{1.5555555555555578,  -0.38888888888888934, -0.38888888888888934,
                                0.09722222222222215, 0.027777777777777804, 0.09722222222222232};
  const std::vector<double> three{2.40625, -0.6875, -0.6875, -0.6875, 0.15625,
                                  0.0625,  0.0625,  0.15625, 0.0625,  0.15625};
  const auto foundTwo = layerCoefficients(layerScales(2, 2, 3), 2);
  const auto foundThree = layerCoefficients(layerScales(3, 2, 2), 2);
  REQUIRE(foundTwo.size() == two.size());
  REQUIRE(foundThree.size() == three.size());
  for (std::size_t i = 0; i < two.size(); ++i) CHECK(foundTwo[i] == Approx(two[i]).epsilon(1e-10));
  for (std::size_t i = 0; i < three.size(); ++i) CHECK(foundThree[i] == Approx(three[i]).epsilon(1e-10));
}

TEST_CASE("a degree of 1 has the coefficients 1 + groups/(2·multiplier) and −1/(2·multiplier)") {
  for (const std::size_t groups : {1, 2, 7}) {
    for (const std::size_t multiplier : {1, 3}) {
      const auto found = layerCoefficients(layerScales(groups, 1, multiplier), 1);
      const auto folds = static_cast<double>(2 * multiplier);
      CHECK(found[0] == Approx(1 + static_cast<double>(groups) / folds).epsilon(1e-12));
      for (std::size_t g = 1; g <= groups; ++g) CHECK(found[g] == Approx(-1 / folds).epsilon(1e-12));
    }
  }
}

TEST_CASE(
    "noise of first order is undone exactly, of second order by a degree of 2, layers as different as they like") {
  const Layered layered;
  const auto straight = std::make_shared<CountingExecutor>(0), bent = std::make_shared<CountingExecutor>(2);
  for (const std::size_t chunks : {0, 1, 2, 3}) {
    for (const std::size_t multiplier : {1, 2}) {
      CHECK(layered.run({chunks, 1, multiplier}, straight) == Approx(0.8).epsilon(1e-10));
      CHECK(layered.run({chunks, 2, multiplier}, bent) == Approx(0.8).epsilon(1e-10));
    }
  }
  CHECK(std::abs(layered.run({}, bent) - 0.8) > 0.01);
}

TEST_CASE("each run folds the layers that its scales name, and does the same") {
  Random random(4);
  Circuit circuit = randomCircuit({3, 12, 1}, random);
  const std::vector<Observable> observables{{{{1.0, parsePauli("X0 Y1 Z2", 3)}}}, {{{1.0, parsePauli("Z0", 3)}}}};
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, std::vector<double>{0.3}, Matrix());
  request.observables = observables;
  Ledger ledger;
  const auto ideal = std::make_shared<StatevectorExecutor>();
  const Estimates plain = ideal->execute(request, random, ledger);
  for (const std::size_t chunks : {0, 2}) {
    const LayerwiseRichardson method({chunks});
    const auto runs = method.plan(request, random);
    const std::size_t layers = foldableLayers(circuit);
    CHECK(runs.size() == 1 + (chunks == 0 ? layers : chunks));
    std::size_t added = 0;  // over the runs with one group folded once, every gate comes twice more
    for (const PlannedRun& run : runs) added += gateTotals(run.circuit).gates - gateTotals(circuit).gates;
    CHECK(added == 2 * gateTotals(circuit).gates);
    const Estimates found =
        MitigatedExecutor(std::make_shared<LayerwiseRichardson>(method), ideal).execute(request, random, ledger);
    for (std::size_t o = 0; o < 2; ++o) CHECK(found.values(0, o) == Approx(plain.values(0, o)).margin(1e-9));
  }
}

TEST_CASE("groups of layers that can't be equal are larger at the front") {
  const Layered layered;
  const auto runs = LayerwiseRichardson({3}).plan(layered.request, Random(0));
  REQUIRE(runs.size() == 4);
  const std::vector<std::size_t> gates{5, 5 + 2 * 3, 5 + 2, 5 + 2};  // h, x and cx; x; z
  for (std::size_t r = 0; r < 4; ++r) {
    CHECK(gateTotals(runs[r].circuit).gates == gates[r]);
    CHECK(runs[r].scale == Approx(static_cast<double>(gates[r]) / 5).epsilon(1e-12));
  }
}

TEST_CASE("under depolarizing noise the value is what theory gives, and what is left is of second order") {
  const auto biasAt = [](double p) {
    const double kept = 1 - 4 * p / 3;
    const double value = NoisyFlips(p).run(std::make_shared<LayerwiseRichardson>()).values(0, 0);
    CHECK(value == Approx(-3.5 * std::pow(kept, 5) + 2.5 * std::pow(kept, 7)).epsilon(1e-10));
    return value + 1;
  };
  CHECK(biasAt(0.002) / biasAt(0.001) == Approx(4).epsilon(0.03));
}

// 1000 seeds. Binomial(1000, 0.95) is below 922 or above 974 once in 9000 and 30,000 times.
TEST_CASE("95 % intervals of layerwise extrapolation cover its own infinite-shot value, and shots add up") {
  const NoisyFlips sampled(0.015, 3000);
  for (const bool weighted : {true, false}) {
    LayerwiseRichardsonOptions options;
    options.weightedShots = weighted;
    const auto method = std::make_shared<LayerwiseRichardson>(options);
    const double expected = NoisyFlips(0.015).run(method).values(0, 0);
    int covered = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      const Estimates found = sampled.run(method, seed);
      covered += std::abs(found.values(0, 0) - expected) <= 1.959964 * found.standardErrors(0, 0) ? 1 : 0;
    }
    INFO(covered);
    CHECK(covered >= 922);
    CHECK(covered <= 974);
    std::uint64_t total = 0;
    for (const PlannedRun& run : method->plan(sampled.request, Random(0))) total += run.shots;
    CHECK(total == 3000);
  }
}

TEST_CASE("layerwise extrapolation shows what it went by") {
  NoisyFlips flips(0.01, 900);
  flips.request.evidence = true;
  const Estimates found = flips.run(std::make_shared<LayerwiseRichardson>());
  REQUIRE(found.evidence.size() == 4);
  CHECK(found.evidence[0].name == "layerwise-richardson.scales");
  CHECK(found.evidence[0].values == layerScales(5, 1, 1).values);
  const auto& coefficients = found.evidence[1].values;
  const auto& values = found.evidence[2].values;
  CHECK(found.evidence[3].values.size() == 6);
  CHECK(std::inner_product(values.begin(), values.end(), coefficients.begin(), 0.0) ==
        Approx(found.values(0, 0)).epsilon(1e-12));
}

TEST_CASE("layers that can't be folded on their own are refused") {
  CHECK(codeOf([] { LayerwiseRichardson({0, 0}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { LayerwiseRichardson({0, 1, 0}); }) == ErrorCode::invalidOption);
  const auto ideal = std::make_shared<StatevectorExecutor>();
  CHECK(codeOf([&] { Layered().run({5}, ideal); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { Layered().run({0, 20}, ideal); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { Layered(8).run({}, ideal); }) == ErrorCode::invalidShots);
  Layered empty;
  empty.circuit = Circuit(2);
  CHECK(codeOf([&] { empty.run({}, ideal); }) == ErrorCode::emptyData);
  CHECK(codeOf([&] { foldLayers(Layered().circuit, std::vector<std::size_t>{1}); }) == ErrorCode::shapeMismatch);
}
