#include "qualm/mitigate/readout_mitigation.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/unfold.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// A random circuit whose bits are misread, and observables in two measurement settings.
struct Misread {
  Circuit circuit{3};
  std::vector<Observable> observables;
  ReadoutConfusion confusion;
  Request request;

  explicit Misread(std::uint64_t seed, std::uint64_t shots = 0, bool correlated = false) {
    Random random(seed);
    circuit = randomCircuit({3, 15}, random);
    observables = {{{{1.0, parsePauli("Z0", 3)}, {-0.5, parsePauli("Z0 Z2", 3)}, {0.25, PauliTerm{}}}},
                   {{{0.7, parsePauli("X0 X1", 3)}}}};
    if (correlated) {
      Matrix pair(4, 4, 0.02);
      for (std::size_t i = 0; i < 4; ++i) pair(i, i) = 0.94;
      pair(3, 0) += 0.03;
      pair(0, 0) -= 0.03;
      confusion.matrices.push_back({{0, 2}, pair});
      confusion.matrices.push_back(confusionOf(1, 0.05, 0.02));
    } else {
      const std::vector<double> p01{0.03, 0.05, 0.07}, p10{0.08, 0.06, 0.04};
      for (std::size_t q = 0; q < 3; ++q) confusion.matrices.push_back(confusionOf(q, p01[q], p10[q]));
    }
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, {}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  Estimates ideal() const {
    Ledger ledger;
    Request exact = request;
    exact.shots = 0;
    return StatevectorExecutor().execute(exact, Random(0), ledger);
  }

  Estimates run(const ReadoutMitigationOptions& options, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<ReadoutMitigation>(options),
                             std::make_shared<StatevectorExecutor>(confusion))
        .execute(request, Random(seed), ledger);
  }
};

double worstOf(const Estimates& a, const Estimates& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.values.values.size(); ++i) {
    worst = std::max(worst, std::abs(a.values.values[i] - b.values.values[i]));
  }
  return worst;
}

}  // namespace

TEST_CASE("with exact outcomes inversion, least squares and the subspace undo misreadings exactly") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    const Misread separate(seed);
    for (const Calibration calibration : {Calibration::tensored, Calibration::full}) {
      CHECK(worstOf(separate.run({calibration, Correction::inversion}), separate.ideal()) < 1e-10);
      CHECK(worstOf(separate.run({calibration, Correction::leastSquares}), separate.ideal()) < 1e-6);
      CHECK(worstOf(separate.run({calibration, Correction::subspace}), separate.ideal()) < 1e-10);
      CHECK(worstOf(separate.run({calibration, Correction::bayesian, 3000}), separate.ideal()) < 0.02);
    }
  }
}

TEST_CASE("correlated misreadings need the full calibration") {
  const Misread correlated(4, 0, true);
  CHECK(worstOf(correlated.run({Calibration::full}), correlated.ideal()) < 1e-10);
  CHECK(worstOf(correlated.run({Calibration::tensored}), correlated.ideal()) > 1e-3);
}

TEST_CASE("calibration circuits meet the same noise, and take their shots from the budget") {
  Misread misread(1, 3000);
  NoiseModel noise;
  noise.readout = misread.confusion;
  noise.rules.push_back({{"x"}, {}, {"amplitude-damping", {0.1}, {}}});
  Ledger ledger;
  const auto noisy = std::make_shared<DensityExecutor>(noise);
  MitigatedExecutor(std::make_shared<ReadoutMitigation>(), noisy).execute(misread.request, Random(1), ledger);
  CHECK(ledger.circuits == 2 + 2);
  CHECK(ledger.shots <= 6000);
  CHECK(ledger.shots >= 5990);

  // What prepares 1 decays on the way: p01 is taken for 0.03 + 0.97 · 0.1 of qubit 0, which corrects too much.
  misread.request.shots = 0;
  const Estimates found =
      MitigatedExecutor(std::make_shared<ReadoutMitigation>(), noisy).execute(misread.request, Random(1), ledger);
  CHECK(worstOf(found, misread.ideal()) > 0.01);
}

// 1000 seeds of 3 estimates at 95 %. Binomial(1000, 0.95) is below 922 or above 975 once in 9000 and 60,000 times.
TEST_CASE("95 % intervals of inversion cover the truth, calibration's own shots included") {
  for (const Calibration calibration : {Calibration::tensored, Calibration::full}) {
    const Misread misread(2, 2000);
    const Estimates truth = misread.ideal();
    std::vector<int> covered(2, 0);
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      const Estimates found = misread.run({calibration}, seed);
      for (std::size_t o = 0; o < 2; ++o) {
        const double error = std::abs(found.values(0, o) - truth.values(0, o));
        covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
      }
    }
    for (const int count : covered) {
      CHECK(count >= 922);
      CHECK(count <= 975);
    }
  }
}

// 25 shots for each calibration circuit, of which all but one hardly matter. Binomial(1000, 0.95) is below 922 once in
// 9000 times; by a circuit's own spread alone 889 were held.
TEST_CASE("95 % intervals cover the truth where a calibration circuit may misread nothing by chance") {
  Misread misread(2, 400);  // one setting, half of whose shots calibrate
  misread.circuit = Circuit(3);
  misread.circuit.append("x", {0});
  misread.request.bindings = Matrix(1, 0);
  misread.observables.resize(1);
  misread.observables[0] = {{{1.0, parsePauli("Z0 Z1", 3)}}};
  misread.request.observables = misread.observables;
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Estimates found = misread.run({Calibration::full}, seed);
    covered += std::abs(found.values(0, 0) + 1) <= 1.959964 * found.standardErrors(0, 0) ? 1 : 0;
  }
  CHECK(covered >= 922);
}

TEST_CASE("what was read becomes a distribution") {
  const TensoredConfusion confusion({0.05, 0.1}, {0.1, 0.02}, 100);
  const std::vector<double> read{0.9, 0.02, 0.08, 0.0};  // inversion makes a share negative
  std::vector<double> inverted = read;
  confusion.invertShares(inverted);
  CHECK(*std::min_element(inverted.begin(), inverted.end()) < 0);
  const std::vector<double> closest = closestDistribution(confusion, read);
  const std::vector<double> bayesian = bayesianDistribution(confusion, read, 10);
  for (const auto& shares : {closest, bayesian}) {
    double sum = 0;
    for (const double share : shares) {
      CHECK(share >= 0);
      sum += share;
    }
    CHECK(sum == Approx(1).epsilon(1e-9));
  }
  // Karush, Kuhn and Tucker: the slope is the same on all shares that are positive, and no less elsewhere.
  std::vector<double> slope(4, 0.0);
  for (std::size_t was = 0; was < 4; ++was) {
    for (std::size_t i = 0; i < 4; ++i) {
      double explained = -read[i];
      for (std::size_t j = 0; j < 4; ++j) explained += confusion.chance(i, j) * closest[j];
      slope[was] += confusion.chance(i, was) * explained;
    }
  }
  for (std::size_t was = 0; was < 4; ++was) {
    if (closest[was] > 1e-9) {
      CHECK(slope[was] == Approx(slope[0]).margin(1e-8));
    } else {
      CHECK(slope[was] >= slope[0] - 1e-8);
    }
  }
}

TEST_CASE("readout mitigation inside zero-noise extrapolation") {
  const Misread misread(3);
  NoiseModel noise;
  noise.readout = misread.confusion;
  noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.01}, {}}});
  const auto noisy = std::make_shared<DensityExecutor>(noise);
  const auto readout = std::make_shared<MitigatedExecutor>(std::make_shared<ReadoutMitigation>(), noisy);
  ZeroNoiseOptions options;
  options.extrapolation.kind = Extrapolation::richardson;
  const auto zero = std::make_shared<ZeroNoise>(options);
  Ledger ledger;
  const double raw = worstOf(noisy->execute(misread.request, Random(0), ledger), misread.ideal());
  const double alone =
      worstOf(MitigatedExecutor(zero, noisy).execute(misread.request, Random(0), ledger), misread.ideal());
  const double stacked =
      worstOf(MitigatedExecutor(zero, readout).execute(misread.request, Random(0), ledger), misread.ideal());
  CHECK(stacked < 0.2 * alone);
  CHECK(stacked < 0.1 * raw);
  const MitigatedExecutor wrongWay(std::make_shared<ReadoutMitigation>(),
                                   std::make_shared<MitigatedExecutor>(zero, noisy));
  CHECK(codeOf([&] { wrongWay.execute(misread.request, Random(0), ledger); }) == ErrorCode::unsupported);
}

TEST_CASE("a calibration measured once serves all requests, and is billed once") {
  const Misread exact(7), misread(7, 500);
  const auto device = std::make_shared<StatevectorExecutor>(misread.confusion);
  for (const Calibration kind : {Calibration::tensored, Calibration::full}) {
    Ledger ledger;
    const MitigatedExecutor known(
        std::make_shared<ReadoutMitigation>(ReadoutMitigationOptions{},
                                            calibrateReadout(*device, 3, kind, 0, Random(1), ledger)),
        device);
    CHECK(worstOf(known.execute(exact.request, Random(0), ledger), exact.ideal()) < 1e-10);

    ledger = {};
    const MitigatedExecutor sampled(
        std::make_shared<ReadoutMitigation>(ReadoutMitigationOptions{},
                                            calibrateReadout(*device, 3, kind, 4000, Random(1), ledger)),
        device);
    CHECK(ledger.shots == 4000);
    CHECK(ledger.circuits == (kind == Calibration::full ? 8 : 2));
    for (std::uint64_t seed = 0; seed < 3; ++seed) sampled.execute(misread.request, Random(seed), ledger);
    CHECK(ledger.shots == 4000 + 3 * 2 * 500);  // two settings, all of their shots
  }
}

// 100 seeds of 20 requests and two observables. Half of each budget for calibration doubles the variance of the shots
// and adds its own; half of all for one calibration doubles it, too, but adds 1/20 of that, so theory says a quotient
// below 1 that depends on the misreadings; fresh calibrations keep that much even where they are weighed best.
TEST_CASE("at the same total shots one calibration leaves smaller errors than one for each request") {
  const std::uint64_t requests = 20, shots = 500;
  Misread fresh(2, shots), shared(2, shots - 50);  // 50 of each request's shots, in two settings, for one calibration
  const Estimates truth = fresh.ideal();
  const auto device = std::make_shared<StatevectorExecutor>(fresh.confusion);
  double freshSquares = 0, sharedSquares = 0;
  const auto squares = [&](const Estimates& found) {
    double sum = 0;
    for (std::size_t o = 0; o < 2; ++o) sum += std::pow(found.values(0, o) - truth.values(0, o), 2);
    return sum;
  };
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Ledger ledger, freshLedger;
    const auto calibration =
        calibrateReadout(*device, 3, Calibration::tensored, requests * 2 * 50, Random(seed).stream("once"), ledger);
    const MitigatedExecutor once(std::make_shared<ReadoutMitigation>(ReadoutMitigationOptions{}, calibration), device);
    const MitigatedExecutor each(std::make_shared<ReadoutMitigation>(), device);
    for (std::uint64_t r = 0; r < requests; ++r) {
      const Random random = Random(seed).stream(r);
      sharedSquares += squares(once.execute(shared.request, random, ledger));
      freshSquares += squares(each.execute(fresh.request, random, freshLedger));
    }
    CHECK(ledger.shots == freshLedger.shots);
  }
  INFO(sharedSquares / freshSquares);
  CHECK(sharedSquares < 0.6 * freshSquares);
}

// 1000 seeds, as above.
TEST_CASE("95 % intervals cover the truth with a calibration of its own shots") {
  const Misread misread(2, 1000);
  const Estimates truth = misread.ideal();
  const auto device = std::make_shared<StatevectorExecutor>(misread.confusion);
  std::vector<int> covered(2, 0);
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Ledger ledger;
    const auto calibration =
        calibrateReadout(*device, 3, Calibration::tensored, 600, Random(seed).stream("once"), ledger);
    const Estimates found =
        MitigatedExecutor(std::make_shared<ReadoutMitigation>(ReadoutMitigationOptions{}, calibration), device)
            .execute(misread.request, Random(seed), ledger);
    for (std::size_t o = 0; o < 2; ++o) {
      const double error = std::abs(found.values(0, o) - truth.values(0, o));
      covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
    }
  }
  for (const int count : covered) {
    CHECK(count >= 922);
    CHECK(count <= 975);
  }
}

TEST_CASE("a calibration that does not fit is refused") {
  const Misread misread(0, 100);
  const auto device = std::make_shared<StatevectorExecutor>(misread.confusion);
  Ledger ledger;
  CHECK(codeOf([&] { calibrateReadout(*device, 3, Calibration::tensored, 3, Random(0), ledger); }) ==
        ErrorCode::invalidShots);
  CHECK(codeOf([&] { calibrateReadout(*device, 11, Calibration::full, 0, Random(0), ledger); }) ==
        ErrorCode::registerTooLarge);
  CHECK(codeOf([] { ReadoutMitigation({}, {Calibration::full, 0, Matrix(2, 8)}); }) == ErrorCode::shapeMismatch);
  CHECK(codeOf([] {
          ReadoutMitigation({}, {Calibration::tensored, 0, Matrix(2, 2, 0.5)});
        }) == ErrorCode::invalidOption);
  Matrix ideal(2, 2);
  ideal(0, 0) = ideal(1, 1) = 1;
  const MitigatedExecutor other(std::make_shared<ReadoutMitigation>(
                                    ReadoutMitigationOptions{}, ReadoutCalibration{Calibration::tensored, 0, ideal}),
                                device);
  CHECK(codeOf([&] { other.execute(misread.request, Random(0), ledger); }) == ErrorCode::shapeMismatch);
}

TEST_CASE("misreadings that can't be undone are refused") {
  CHECK(codeOf([] { TensoredConfusion({0.5}, {0.5}, 0); }) == ErrorCode::invalidOption);
  Matrix same(2, 2, 0.5);
  CHECK(codeOf([&] { FullConfusion(same, 0); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { Misread(0, 3).run({}); }) == ErrorCode::invalidShots);
  ReadoutMitigationOptions options;
  options.calibrationShare = 1;
  CHECK(codeOf([&] { ReadoutMitigation{options}; }) == ErrorCode::invalidOption);
}
