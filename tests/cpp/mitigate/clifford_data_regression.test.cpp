#include "qualm/mitigate/clifford_data_regression.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// A circuit on two qubits, where depolarizing noise of both together is global: whatever the gates, every expectation
/// shrinks by one factor.
struct ShrunkPair {
  Circuit circuit{2};
  std::vector<Observable> observables{
      {{{1.0, parsePauli("Z0 Z1", 2)}}},
      {{{0.5, parsePauli("Z0", 2)}, {-0.25, parsePauli("Z1", 2)}, {0.25, PauliTerm{}}}}};
  NoiseModel noise;
  Request request;

  explicit ShrunkPair(std::uint64_t shots = 0) {
    const std::size_t a = circuit.parameter("a"), b = circuit.parameter("b");
    circuit.append("ry", {0}, {Angle::parameter(a)});
    circuit.append("ry", {1}, {Angle::parameter(b, 1, 0.4)});
    circuit.append("cx", {0, 1});
    circuit.append("u", {0}, {Angle::constant(0.7), Angle::parameter(a, 0.5), Angle::constant(-0.4)});
    circuit.append("rx", {1}, {Angle::constant(0.9)});
    circuit.append("crx", {1, 0}, {Angle::parameter(b)});
    circuit.append("rz", {0}, {Angle::constant(-1.1)});
    circuit.append("rzz", {0, 1}, {Angle::constant(0.6)});
    circuit.append("ry", {0}, {Angle::constant(0.8)});
    circuit.append("cx", {1, 0});
    noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.05}, {}}});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, std::vector<double>{0.8, -0.5}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  Estimates ideal() const {
    Request exact = request;
    exact.shots = 0;
    Ledger ledger;
    return StatevectorExecutor().execute(exact, Random(0), ledger);
  }

  Estimates run(const CliffordDataRegressionOptions& options, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::make_shared<CliffordDataRegression>(options),
                             std::make_shared<DensityExecutor>(noise))
        .execute(request, Random(seed), ledger);
  }
};

/// Noise that adds its strength times the expectation of X of qubit 0 to every expectation: no line undoes it, but what
/// two scales say together does.
class BentExecutor : public Executor {
 public:
  explicit BentExecutor(double scale = 1) : scale_(scale) {}

  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override {
    Estimates estimates = StatevectorExecutor().execute(request, random, ledger);
    const std::vector<Observable> bend{{{{1.0, parsePauli("X0", request.circuit->qubits())}}}};
    Request bent = request;
    bent.observables = bend;
    const Estimates away = StatevectorExecutor().execute(bent, random, ledger);
    for (std::size_t i = 0; i < estimates.values.values.size(); ++i) {
      estimates.values.values[i] += 0.1 * scale_ * away.values.values[i / request.observables.size()];
    }
    return estimates;
  }

  std::shared_ptr<const Executor> withNoise(double scale) const override {
    return std::make_shared<BentExecutor>(scale_ * scale);
  }

 private:
  double scale_;
};

CliffordDataRegressionOptions regressionAt(std::vector<double> scales, std::size_t circuits = 10) {
  CliffordDataRegressionOptions options;
  options.training.circuits = circuits;
  options.training.scales = std::move(scales);
  return options;
}

const std::vector<double>& regressionEvidence(const Estimates& estimates, const std::string& name) {
  for (const Evidence& evidence : estimates.evidence) {
    if (evidence.name == "clifford-data-regression." + name) return evidence.values;
  }
  FAIL("no evidence of " << name);
  throw 0;
}

}  // namespace

TEST_CASE("where noise shrinks all expectations alike, the ideal ones are recovered for every row and shift") {
  ShrunkPair shrunk;
  const std::vector<Shift> shifts{{}, {{1, 1.1}}};
  Matrix bindings(3, shrunk.circuit.slots().size());
  Random random(4);
  for (double& value : bindings.values) value = random.uniform(-2, 2);
  shrunk.request.bindings = bindings;
  shrunk.request.shifts = shifts;
  const Estimates ideal = shrunk.ideal();
  for (const std::vector<double>& scales : {std::vector<double>{1}, {1, 3}, {1, 2, 3}}) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      INFO(scales.size() << " scales, seed " << seed);
      const Estimates found = shrunk.run(regressionAt(scales), seed);
      for (std::size_t i = 0; i < ideal.values.values.size(); ++i) {
        CHECK(found.values.values[i] == Approx(ideal.values.values[i]).margin(1e-8));
        CHECK(found.standardErrors.values[i] == 0);
      }
    }
  }
}

TEST_CASE("variable noise undoes what grows with the noise and a line does not") {
  ShrunkPair bent;
  bent.request.evidence = true;
  const Estimates ideal = bent.ideal();
  CliffordDataRegressionOptions options = regressionAt({1, 2});
  options.training.scaling = NoiseScaling::pulses;
  Ledger ledger;
  const auto noisy = std::make_shared<BentExecutor>();
  const Estimates found = MitigatedExecutor(std::make_shared<CliffordDataRegression>(options), noisy)
                              .execute(bent.request, Random(2), ledger);
  const Estimates line = MitigatedExecutor(std::make_shared<CliffordDataRegression>(regressionAt({1})), noisy)
                             .execute(bent.request, Random(2), ledger);
  for (std::size_t o = 0; o < 2; ++o) {
    CHECK(found.values(0, o) == Approx(ideal.values(0, o)).margin(1e-8));
    CHECK(std::abs(line.values(0, o) - ideal.values(0, o)) > 1e-3);
    // Richardson's own coefficients for the scales 1 and 2.
    CHECK(regressionEvidence(found, "coefficients")[2 * o] == Approx(2).epsilon(1e-6));
    CHECK(regressionEvidence(found, "coefficients")[2 * o + 1] == Approx(-1).epsilon(1e-6));
    CHECK(regressionEvidence(line, "residuals")[o] > 1e-3);
  }
}

TEST_CASE("the circuit and its training circuits take the shots of the request to the last one") {
  ShrunkPair shrunk(10003);
  const std::vector<Shift> shifts{{}, {{0, 0.5}}};
  shrunk.request.shifts = shifts;
  for (const std::vector<double>& scales : {std::vector<double>{1}, {1, 3}}) {
    const CliffordDataRegression method(regressionAt(scales, 7));
    const auto runs = method.plan(shrunk.request, Random(1));
    REQUIRE(runs.size() == scales.size() * (1 + 2 * 7));
    std::uint64_t target = 0, training = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
      CHECK(runs[r].once == (r >= scales.size()));
      (runs[r].once ? training : target) += runs[r].shots;
      CHECK(runs[r].scale == scales[r % scales.size()]);
    }
    CHECK(2 * target + training == 2 * 10003);
    CHECK(training ==
          2 * 7 * scales.size() * (scales.size() == 1 ? 714 : 357));  // floor(10003 / 2 / 7), and half of that
    Ledger ledger;
    MitigatedExecutor(std::make_shared<CliffordDataRegression>(regressionAt(scales, 7)),
                      std::make_shared<DensityExecutor>(shrunk.noise))
        .execute(shrunk.request, Random(0), ledger);
    CHECK(ledger.shots == 2 * 10003);
    CHECK(ledger.circuits == runs.size() + scales.size());
  }
}

TEST_CASE("folding repeats the same gates in the circuit and in what it learns from") {
  ShrunkPair shrunk;
  CliffordDataRegressionOptions options = regressionAt({1, 1.8});
  options.training.folding = Folding::random;
  const auto runs = CliffordDataRegression(options).plan(shrunk.request, Random(3));
  for (std::size_t r = 2; r < runs.size(); ++r) {
    const auto &own = runs[r].circuit.operations(), &target = runs[r % 2].circuit.operations();
    CHECK(runs[r].scale == runs[r % 2].scale);
    REQUIRE(own.size() == target.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
      CHECK(own[i].gate == target[i].gate);
      CHECK(own[i].qubits == target[i].qubits);
    }
  }
}

// 400 seeds, 380 expected. Binomial(400, 0.95) is below 362 once in 15,000 times and above 395 once in 80,000 times,
// for each of two observables.
TEST_CASE("95 % intervals cover the value of the same fit at infinite shots, although no line fits the noise") {
  const ShrunkPair exact, sampled(6000);
  ReadoutConfusion confusion;  // of two bits that decay: a product of them is not on a line
  for (const std::size_t q : {std::size_t{0}, std::size_t{1}}) confusion.matrices.push_back(confusionOf(q, 0.2, 0.05));
  CliffordDataRegressionOptions options = regressionAt({1}, 6);
  options.training.candidates = 2;
  const MitigatedExecutor executor(std::make_shared<CliffordDataRegression>(options),
                                   std::make_shared<StatevectorExecutor>(confusion));
  std::array<int, 2> covered{};
  double bias = 0;
  Ledger ledger;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Estimates expected = executor.execute(exact.request, Random(seed), ledger);
    const Estimates found = executor.execute(sampled.request, Random(seed), ledger);
    for (std::size_t o = 0; o < 2; ++o) {
      const double error = std::abs(found.values(0, o) - expected.values(0, o));
      covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
    }
    bias += std::abs(expected.values(0, 0) - exact.ideal().values(0, 0)) / 400;
  }
  for (const int count : covered) {
    CHECK(count >= 362);
    CHECK(count <= 395);
  }
  CHECK(bias > 1e-3);
}

// 100 seeds. What is held back counts as an error, so that these intervals may cover more than they say, never less:
// Binomial(100, 0.95) is below 85 once in 27,000 times, for each of two observables.
TEST_CASE("with variable noise 95 % intervals cover the ideal value that noise of one factor leaves") {
  const ShrunkPair sampled(12000);
  const Estimates ideal = sampled.ideal();
  CliffordDataRegressionOptions options = regressionAt({1, 3}, 6);
  options.training.candidates = 2;
  std::array<int, 2> covered{};
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Estimates found = sampled.run(options, seed);
    for (std::size_t o = 0; o < 2; ++o) {
      const double error = std::abs(found.values(0, o) - ideal.values(0, o));
      covered[o] += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
    }
  }
  for (const int count : covered) CHECK(count >= 85);
}

TEST_CASE("a row is mitigated as it would be alone, whatever part of a batch is asked for") {
  ShrunkPair shrunk(5000);
  Matrix bindings(4, shrunk.circuit.slots().size());
  Random random(9);
  for (double& value : bindings.values) value = random.uniform(-2, 2);
  shrunk.request.bindings = bindings;
  const Estimates all = shrunk.run(regressionAt({1}), 5), again = shrunk.run(regressionAt({1}), 5);
  CHECK(all.values == again.values);
  shrunk.request.bindings = selectRows(bindings, std::vector<std::size_t>{2, 3});
  shrunk.request.firstRow = 2;
  const Estimates some = shrunk.run(regressionAt({1}), 5);
  for (std::size_t row = 0; row < 2; ++row) {
    for (std::size_t o = 0; o < 2; ++o) {
      CHECK(some.values(row, o) == all.values(row + 2, o));
      CHECK(some.standardErrors(row, o) == all.standardErrors(row + 2, o));
    }
  }
}

TEST_CASE("evidence says what was learned from, in shapes that add up") {
  ShrunkPair shrunk(2000);
  shrunk.request.evidence = true;
  shrunk.observables.push_back({{{2.0, PauliTerm{}}}});
  shrunk.request.observables = shrunk.observables;
  const Estimates found = shrunk.run(regressionAt({1, 3}));
  CHECK(found.values(0, 2) == 2);  // known without measuring
  CHECK(found.standardErrors(0, 2) == 0);
  CHECK(regressionEvidence(found, "nonCliffordFraction") == std::vector<double>{0.8});
  CHECK(regressionEvidence(found, "trainingNonCliffordFraction")[0] == Approx(0.4));
  CHECK(regressionEvidence(found, "scales") == std::vector<double>{1, 3});
  CHECK(regressionEvidence(found, "noisy").size() == 10 * 2 * 3);
  CHECK(regressionEvidence(found, "noisyErrors").size() == 10 * 2 * 3);
  CHECK(regressionEvidence(found, "ideal").size() == 10 * 3);
  CHECK(regressionEvidence(found, "target").size() == 2 * 3);
  CHECK(regressionEvidence(found, "targetErrors").size() == 2 * 3);
  CHECK(regressionEvidence(found, "coefficients").size() == 3 * 2);
  for (const char* name : {"residuals", "fitErrors", "directions"}) CHECK(regressionEvidence(found, name).size() == 3);
  const auto &coefficients = regressionEvidence(found, "coefficients"), &target = regressionEvidence(found, "target");
  CHECK(found.values(0, 1) == Approx(0.25 + coefficients[2] * target[1] + coefficients[3] * target[4]));
}

TEST_CASE("what can't be learned is refused in words") {
  const auto refused = [](const ShrunkPair& own, const CliffordDataRegressionOptions& options) {
    return codeOf([&] { own.run(options); });
  };
  CHECK(refused(ShrunkPair(), regressionAt({1}, 3)) == ErrorCode::tooFewRows);
  CHECK(refused(ShrunkPair(), regressionAt({})) == ErrorCode::tooFewRows);
  CHECK(refused(ShrunkPair(), regressionAt({1, 1})) == ErrorCode::invalidOption);
  CHECK(refused(ShrunkPair(), regressionAt({1, 1.01})) == ErrorCode::invalidOption);  // folding reaches 1 twice
  CHECK(refused(ShrunkPair(), regressionAt({-1})) == ErrorCode::invalidOption);
  CliffordDataRegressionOptions options = regressionAt({1});
  options.training.trainingShare = 1;
  CHECK(refused(ShrunkPair(), options) == ErrorCode::invalidOption);
  options = regressionAt({1});
  options.training.candidates = 0;
  CHECK(refused(ShrunkPair(), options) == ErrorCode::invalidOption);
  CHECK(refused(ShrunkPair(30), regressionAt({1})) == ErrorCode::invalidShots);  // one for each training circuit

  ShrunkPair drowned(100);  // ten shots for each training circuit, whose expectations shrink to 0.3
  drowned.noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.25}, {}}});
  CHECK(refused(drowned, regressionAt({1})) == ErrorCode::invalidShots);

  ShrunkPair gone;  // to nothing
  gone.noise.rules.push_back({{"2q"}, {}, {"depolarizing", {15.0 / 16}, {}}});
  CHECK(refused(gone, regressionAt({1})) == ErrorCode::notConverged);
  CHECK(refused(gone, regressionAt({1, 3})) == ErrorCode::notConverged);

  ShrunkPair still;  // Z is 1, whatever the angles
  still.circuit = Circuit(2);
  still.circuit.append("rz", {0}, {Angle::constant(0.4)});
  still.circuit.append("rzz", {0, 1}, {Angle::constant(0.4)});
  still.request.bindings = Matrix(1, 0);
  CHECK(refused(still, regressionAt({1})) == ErrorCode::tooFewRows);
  CHECK_FALSE(refused(still, regressionAt({1, 3})));  // a factor is learned from one value; a line needs two

  ShrunkPair started;
  const std::vector<Complex> state{{0, 0}, {1, 0}, {0, 0}, {0, 0}};
  started.request.initialState = state;
  CHECK(refused(started, regressionAt({1})) == ErrorCode::unsupported);
}
