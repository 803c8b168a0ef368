#include "qualm/mitigate/learned_mitigation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/clifford_data_regression.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Steps of an Ising chain in a transverse field, with couplings and fields drawn at random.
struct IsingChain {
  static constexpr std::size_t qubits = 3;
  Circuit circuit{qubits};
  std::vector<Observable> observables{{{{1.0, parsePauli("Z0 Z1", qubits)}}}, {{{1.0, parsePauli("Z0", qubits)}}}};
  NoiseModel noise;
  Request request;

  explicit IsingChain(std::uint64_t seed, std::uint64_t shots = 0, std::size_t steps = 2) {
    Random random(seed);
    for (std::size_t step = 0; step < steps; ++step) {
      for (std::size_t q = 0; q + 1 < qubits; ++q) {
        circuit.append("cx", {q, q + 1});
        circuit.append("rz", {q + 1}, {Angle::constant(random.uniform(0.2, 1.2))});
        circuit.append("cx", {q, q + 1});
      }
      for (std::size_t q = 0; q < qubits; ++q) {
        circuit.append("rx", {q}, {Angle::constant(random.uniform(0.2, 1.2))});
      }
    }
    noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.03}, {}}});
    noise.rules.push_back({{"all"}, {}, {"amplitude-damping", {0.01}, {}}});
    request.circuit = &circuit;
    request.bindings = Matrix(1, 0);
    request.observables = observables;
    request.shots = shots;
  }

  Estimates run(std::shared_ptr<const Mitigation> method, std::uint64_t seed) const {
    Ledger ledger;
    const auto noisy = std::make_shared<DensityExecutor>(noise);
    if (!method) return noisy->execute(request, Random(seed), ledger);
    return MitigatedExecutor(std::move(method), noisy).execute(request, Random(seed), ledger);
  }

  Estimates ideal() const {
    Request exact = request;
    exact.shots = 0;
    Ledger ledger;
    return StatevectorExecutor().execute(exact, Random(0), ledger);
  }
};

LearnedMitigationOptions modelOf(LearnedModel model, double ridge = 0.01, bool angleCounts = true) {
  LearnedMitigationOptions options;
  options.model = model;
  options.ridge = ridge;
  options.angleCounts = angleCounts;
  return options;
}

}  // namespace

TEST_CASE("where noise shrinks all expectations alike, a ridge that hardly holds back recovers the ideal ones") {
  IsingChain chain(3);
  chain.noise = {};
  chain.noise.readout.matrices.push_back(confusionOf(0, 0.05, 0.05));  // ⟨Z⟩ shrinks to 0.9 of itself, on both qubits
  const Estimates ideal = chain.ideal();
  const Estimates raw = chain.run(nullptr, 0);
  for (const bool counts : {false, true}) {
    const Estimates found =
        chain.run(std::make_shared<LearnedMitigation>(modelOf(LearnedModel::ridge, 1e-9, counts)), 1);
    for (std::size_t o = 0; o < 2; ++o) {
      CHECK(found.values(0, o) == Approx(ideal.values(0, o)).margin(1e-5));
      CHECK(raw.values(0, o) == Approx(0.9 * ideal.values(0, o)));
      CHECK(found.standardErrors(0, o) == 0);
    }
  }
}

TEST_CASE("a forest never leaves what it has seen, and grows the same from the same seed") {
  IsingChain chain(2, 1000);
  chain.request.evidence = true;
  const auto forest = std::make_shared<LearnedMitigation>(modelOf(LearnedModel::forest));
  const Estimates found = chain.run(forest, 7), again = chain.run(forest, 7), other = chain.run(forest, 8);
  CHECK(found.values == again.values);
  CHECK(found.standardErrors == again.standardErrors);
  CHECK(!(found.values == other.values));
  const auto ideal = std::find_if(found.evidence.begin(), found.evidence.end(),
                                  [](const Evidence& evidence) { return evidence.name == "learned-mitigation.ideal"; });
  REQUIRE(ideal != found.evidence.end());
  REQUIRE(ideal->values.size() == 16 * 2);
  for (std::size_t o = 0; o < 2; ++o) {
    double low = 1, high = -1;
    for (std::size_t c = 0; c < 16; ++c) {
      low = std::min(low, ideal->values[2 * c + o]);
      high = std::max(high, ideal->values[2 * c + o]);
    }
    CHECK(found.values(0, o) >= low);
    CHECK(found.values(0, o) <= high);
    CHECK(found.standardErrors(0, o) > 0);
  }
}

TEST_CASE("ridge's coefficients make its estimate from what was read") {
  IsingChain chain(4, 3000);
  chain.request.evidence = true;
  const Estimates found = chain.run(std::make_shared<LearnedMitigation>(modelOf(LearnedModel::ridge)), 1);
  std::map<std::string, std::vector<double>> evidence;
  for (const Evidence& own : found.evidence) evidence[own.name] = own.values;
  std::vector<double> features = evidence["learned-mitigation.target"];
  const auto counts = quarterTurns(chain.circuit, {});
  features.insert(features.end(), counts.begin(), counts.end());
  features.push_back(1);
  const std::vector<double>& coefficients = evidence["learned-mitigation.coefficients"];
  REQUIRE(coefficients.size() == 2 * features.size());
  for (std::size_t o = 0; o < 2; ++o) {
    double value = 0;
    for (std::size_t j = 0; j < features.size(); ++j) value += coefficients[o * features.size() + j] * features[j];
    CHECK(found.values(0, o) == Approx(value));
  }
  CHECK(evidence["learned-mitigation.residuals"].size() == 2);
}

// 40 seeds of two estimates, of which a few percent are lost to what noisy features bend in a ridge. Binomial(80, 0.93)
// is below 64 once in 30,000 times.
TEST_CASE("learned mitigation takes the shots of the request, and its ridge knows the size of its shot noise") {
  const IsingChain sampled(5, 8000), exact(5);
  Ledger ledger;
  const auto ridge = std::make_shared<LearnedMitigation>(modelOf(LearnedModel::ridge, 0.01, false));
  MitigatedExecutor(ridge, std::make_shared<DensityExecutor>(sampled.noise))
      .execute(sampled.request, Random(0), ledger);
  CHECK(ledger.shots == 8000);
  CHECK(ledger.circuits == 17);
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Estimates found = sampled.run(ridge, seed), expected = exact.run(ridge, seed);
    for (std::size_t o = 0; o < 2; ++o) {
      const double error = std::abs(found.values(0, o) - expected.values(0, o));
      covered += error <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
    }
  }
  INFO(covered);
  CHECK(covered >= 64);
}

TEST_CASE("at equal shots: regression and ridge beat linear extrapolation on Ising chains, a forest does not") {
  std::map<std::string, std::shared_ptr<const Mitigation>> methods;
  ZeroNoiseOptions linear;
  linear.scales = {1, 3};
  methods["raw"] = nullptr;
  methods["zero noise, linear"] = std::make_shared<ZeroNoise>(linear);
  methods["Clifford data regression"] = std::make_shared<CliffordDataRegression>();
  methods["ridge"] = std::make_shared<LearnedMitigation>(modelOf(LearnedModel::ridge, 0.01, false));
  methods["forest"] = std::make_shared<LearnedMitigation>(modelOf(LearnedModel::forest));
  std::map<std::string, double> squares;
  for (std::uint64_t circuit = 0; circuit < 3; ++circuit) {
    const IsingChain chain(100 + circuit, 20'000, 3);
    const Estimates ideal = chain.ideal();
    for (const auto& [name, method] : methods) {
      for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const Estimates found = chain.run(method, seed);
        for (std::size_t o = 0; o < 2; ++o) {
          squares[name] += std::pow(found.values(0, o) - ideal.values(0, o), 2) / 30;
        }
      }
    }
  }
  for (const auto& [name, square] : squares) UNSCOPED_INFO(name << ": root mean square error " << std::sqrt(square));
  CHECK(squares["Clifford data regression"] < 0.5 * squares["zero noise, linear"]);
  CHECK(squares["ridge"] < 0.5 * squares["zero noise, linear"]);
  CHECK(squares["zero noise, linear"] < squares["raw"]);
  CHECK(squares["forest"] > squares["zero noise, linear"]);
}

TEST_CASE("models that can't be learned are refused") {
  const auto made = [](const LearnedMitigationOptions& options) { return codeOf([&] { LearnedMitigation{options}; }); };
  LearnedMitigationOptions options;
  options.training.circuits = 7;
  CHECK(made(options) == ErrorCode::tooFewRows);
  options = {};
  options.training.scales = {3};
  CHECK(made(options) == ErrorCode::invalidOption);
  CHECK(made(modelOf(LearnedModel::ridge, 0)) == ErrorCode::invalidOption);
  options = {};
  options.forest.trees = 1;
  CHECK(made(options) == ErrorCode::invalidOption);
  options = {};
  options.forest.columnsPerSplit = 7;
  const IsingChain chain(1, 1000), poor(1, 40);
  CHECK(codeOf([&] { chain.run(std::make_shared<LearnedMitigation>(options), 0); }) == ErrorCode::invalidOption);
  CHECK(codeOf([&] { poor.run(std::make_shared<LearnedMitigation>(), 0); }) == ErrorCode::invalidShots);
  IsingChain gone(1);
  gone.noise.rules.push_back({{"all"}, {}, {"depolarizing", {0.75}, {}}});
  for (const LearnedModel model : {LearnedModel::ridge, LearnedModel::forest}) {
    CHECK(codeOf([&] { gone.run(std::make_shared<LearnedMitigation>(modelOf(model)), 0); }) == ErrorCode::notConverged);
  }
}
