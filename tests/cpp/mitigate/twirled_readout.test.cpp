#include "qualm/mitigate/twirled_readout.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "qualm/core/bits.hpp"
#include "qualm/core/error.hpp"
#include "qualm/mitigate/readout_mitigation.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// A column-stochastic matrix on all qubits: any outcome may be read as any other, most often as itself.
Matrix randomConfusion(std::size_t qubits, Random& random) {
  const std::size_t outcomes = std::size_t{1} << qubits;
  Matrix matrix(outcomes, outcomes);
  for (std::size_t was = 0; was < outcomes; ++was) {
    double others = 0;
    for (std::size_t read = 0; read < outcomes; ++read) {
      if (read == was) continue;
      matrix(read, was) = random.uniform() * 0.4 / static_cast<double>(outcomes);
      others += matrix(read, was);
    }
    matrix(was, was) = 1 - others;
  }
  return matrix;
}

/// A random circuit, observables in three settings, and misreadings.
struct TwirlCase {
  Circuit circuit;
  std::vector<Observable> observables;
  ReadoutConfusion confusion;
  Matrix matrix;  ///< where misreadings are correlated
  Request request;

  TwirlCase(std::size_t qubits, std::uint64_t seed, std::uint64_t shots, bool correlated) : circuit(qubits) {
    Random random(seed);
    circuit = randomCircuit({qubits, 5 * qubits}, random);
    observables = {{{{1.0, parsePauli("Z0", qubits)}, {-0.5, parsePauli("Z0 Z2", qubits)}, {0.25, PauliTerm{}}}},
                   {{{0.7, parsePauli("X0 X1", qubits)}, {0.4, parsePauli("Y0 Y1 Y2", qubits)}}}};
    if (correlated) {
      std::vector<std::size_t> all;
      for (std::size_t q = 0; q < qubits; ++q) all.push_back(q);
      matrix = randomConfusion(qubits, random);
      confusion.matrices.push_back({all, matrix});
    } else {
      for (std::size_t q = 0; q < qubits; ++q)
        confusion.matrices.push_back(confusionOf(q, 0.09 - 0.02 * static_cast<double>(q), 0.02));
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

  Estimates run(std::shared_ptr<const Mitigation> method, std::uint64_t seed = 0) const {
    Ledger ledger;
    return MitigatedExecutor(std::move(method), std::make_shared<StatevectorExecutor>(confusion))
        .execute(request, Random(seed), ledger);
  }

  double worst(const Estimates& found) const {
    double worst = 0;
    const Estimates truth = ideal();
    for (std::size_t o = 0; o < 2; ++o) worst = std::max(worst, std::abs(found.values(0, o) - truth.values(0, o)));
    return worst;
  }
};

std::shared_ptr<const TwirledReadout> twirling(std::size_t instances = 16, double share = 0.5) {
  return std::make_shared<TwirledReadout>(TwirledReadoutOptions{instances, share});
}

const std::vector<double>& valuesOf(const Estimates& estimates, const std::string& name) {
  const auto found = std::find_if(estimates.evidence.begin(), estimates.evidence.end(),
                                  [&](const Evidence& evidence) { return evidence.name == name; });
  REQUIRE(found != estimates.evidence.end());
  return found->values;
}

/// f(P) from its definition: the mean over all flips of what is read of |0…0⟩ flipped, and flipped back.
double factorByDefinition(const Matrix& confusion, std::uint64_t support) {
  double sum = 0;
  for (std::size_t flips = 0; flips < confusion.columns; ++flips) {
    for (std::size_t read = 0; read < confusion.rows; ++read) {
      sum += confusion(read, flips) * paritySign((read ^ flips) & support);
    }
  }
  return sum / static_cast<double>(confusion.columns);
}

}  // namespace

TEST_CASE("flips are X gates just before the measurement, Z gates where X is measured") {
  const TwirlCase twirl(3, 1, 6400, false);
  const auto runs = twirling()->plan(twirl.request, Random(2));
  REQUIRE(runs.size() == (3 + 1) * 8);  // Z; X0 X1; Y0 Y1 Y2; and calibration, with all 8 flips of 3 qubits
  const std::vector<PauliTerm> bases{parsePauli("Z0 Z2", 3), parsePauli("X0 X1", 3), parsePauli("Y0 Y1 Y2", 3), {}};
  const std::size_t before = twirl.circuit.operations().size();
  std::uint64_t total = 0;
  std::vector<std::uint64_t> masks(8);
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const PauliTerm& basis = bases[r / 8];
    const auto& operations = runs[r].circuit.operations();
    std::uint64_t mask = 0;
    for (std::size_t i = runs[r].once ? 0 : before; i < operations.size(); ++i) {
      const std::uint64_t bit = operations[i].qubitMask();
      CHECK(operations[i].name() == ((basis.x & ~basis.z & bit) != 0 ? "z" : "x"));
      mask |= bit;
    }
    if (r < 8) masks[r] = mask;
    CHECK(mask == masks[r % 8]);  // the same flips in every setting, and in calibration
    CHECK(measurementSettings(runs[r].observables).size() == 1);
    CHECK(runs[r].once == (r >= 24));
    total += runs[r].shots;
  }
  CHECK(std::set<std::uint64_t>(masks.begin(), masks.end()).size() == 8);
  CHECK(total == 3 * 6400);
  CHECK(runs.back().shots * 8 == 3 * 3200);
}

TEST_CASE("what is flipped is flipped back: without misreadings nothing changes") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    TwirlCase twirl(4, seed, 0, false);
    twirl.confusion = {};
    const Estimates found = twirl.run(twirling(5), seed);  // 5 of 16 flips
    CHECK(twirl.worst(found) < 1e-10);
    for (std::size_t o = 0; o < 2; ++o) CHECK(found.standardErrors(0, o) < 1e-10);
  }
}

TEST_CASE("with all flips and exact outcomes any misreading is undone, where inversion qubit by qubit is biased") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    TwirlCase correlated(3, seed, 0, true);
    correlated.request.evidence = true;
    const Estimates found = correlated.run(twirling());
    CHECK(correlated.worst(found) < 1e-10);
    for (std::size_t o = 0; o < 2; ++o) CHECK(found.standardErrors(0, o) < 1e-10);
    const std::vector<std::uint64_t> supports{1, 5, 3, 7};
    for (std::size_t t = 0; t < supports.size(); ++t) {
      CHECK(valuesOf(found, "twirled-readout.factors")[t] ==
            Approx(factorByDefinition(correlated.matrix, supports[t])).epsilon(1e-10));
    }
    CHECK(correlated.worst(correlated.run(std::make_shared<ReadoutMitigation>())) > 1e-3);
  }
}

TEST_CASE("where qubits are misread one by one, a factor is the product of 1 − p01 − p10") {
  TwirlCase separate(3, 5, 0, false);
  separate.request.evidence = true;
  const Estimates found = separate.run(twirling());
  CHECK(separate.worst(found) < 1e-10);
  const std::vector<double> kept{0.89, 0.91, 0.93},
      expected{kept[0], kept[0] * kept[2], kept[0] * kept[1], kept[0] * kept[1] * kept[2]};
  for (std::size_t t = 0; t < 4; ++t) {
    CHECK(valuesOf(found, "twirled-readout.factors")[t] == Approx(expected[t]).epsilon(1e-10));
    CHECK(valuesOf(found, "twirled-readout.factorErrors")[t] == Approx(0).margin(1e-10));
  }
  CHECK(valuesOf(found, "twirled-readout.instances") == std::vector<double>{8});
}

TEST_CASE("depolarizing noise of the flips themselves cancels where misreadings are separate") {
  TwirlCase separate(3, 6, 0, false);
  separate.circuit = Circuit(3);
  separate.circuit.append("ry", {0}, {Angle::constant(0.7)});
  separate.circuit.append("cx", {0, 1});
  separate.circuit.append("ry", {2}, {Angle::constant(-1.1)});
  separate.request.bindings = bindSlots(separate.circuit, {}, Matrix());
  NoiseModel noise;
  noise.readout = separate.confusion;
  noise.rules.push_back({{"x"}, {}, {"depolarizing", {0.05}, {}}});
  separate.observables.pop_back();
  separate.request.observables = separate.observables;
  Ledger ledger;
  const MitigatedExecutor executor(twirling(), std::make_shared<DensityExecutor>(noise));
  const double found = executor.execute(separate.request, Random(0), ledger).values(0, 0);
  CHECK(found == Approx(separate.ideal().values(0, 0)).epsilon(1e-10));
}

// 600 seeds. The mean is within 4.5 of its standard errors: missed once in 150,000 times, for each of two observables
// and two registers. The bias of a quotient, its denominator's relative variance, is 1e-4 of the value here, and a
// tenth of that standard error. Intervals: where all flips are drawn, Binomial(600, 0.95) is below 548 or above 590
// once in 10,000 times. Where 8 of 32 are, their spread has seven degrees of freedom, which widens what coverage may
// be: between that of a t-distribution taken for a normal one (0.909; Binomial is below 510 once in 3000 times) and 1.
TEST_CASE("correlated misreadings are undone without bias, and intervals cover") {
  for (const auto& [qubits, instances] : {std::pair<std::size_t, std::size_t>{3, 16}, {5, 8}}) {
    const TwirlCase twirl(qubits, 3, 3000, true);
    const Estimates truth = twirl.ideal();
    std::vector<double> sums(2), squares(2), variances(2);
    std::vector<int> covered(2, 0);
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
      const Estimates found = twirl.run(twirling(instances), seed);
      for (std::size_t o = 0; o < 2; ++o) {
        const double error = found.values(0, o) - truth.values(0, o);
        sums[o] += error;
        squares[o] += error * error;
        variances[o] += found.standardErrors(0, o) * found.standardErrors(0, o);
        covered[o] += std::abs(error) <= 1.959964 * found.standardErrors(0, o) ? 1 : 0;
      }
    }
    for (std::size_t o = 0; o < 2; ++o) {
      INFO(qubits << " qubits, covered " << covered[o] << ", bias " << sums[o] / 600 << " variances "
                  << squares[o] / variances[o]);
      CHECK(std::abs(sums[o] / 600) < 4.5 * std::sqrt(squares[o]) / 600);
      CHECK(covered[o] >= (qubits == 3 ? 548 : 510));
      CHECK(covered[o] <= (qubits == 3 ? 590 : 599));
      // A variance from 600 draws is known to 6 %: 4 of those, and what truncation at 0 adds to few instances.
      CHECK(squares[o] / variances[o] > (qubits == 3 ? 0.77 : 0.6));
      CHECK(squares[o] / variances[o] < 1.27);
    }
  }
}

TEST_CASE("twirled rows and shifts are what they are alone, and constants need no measurement") {
  Random random(5);
  const Circuit circuit = randomCircuit({2, 8, 1, 2}, random);
  const std::vector<Observable> observables{{{{1.0, parsePauli("Z0 X1", 2)}, {2.0, PauliTerm{}}}}};
  ReadoutConfusion confusion;
  confusion.matrices.push_back({{0, 1}, randomConfusion(2, random)});
  const MitigatedExecutor executor(twirling(), std::make_shared<StatevectorExecutor>(confusion));
  const std::vector<Shift> shifts = randomShifts(2, circuit.slots().size(), random);
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, std::vector<double>{0.4}, randomMatrix(3, circuit.features(), random));
  request.shifts = shifts;
  request.observables = observables;
  request.shots = 800;
  Ledger ledger;
  const Estimates all = executor.execute(request, Random(3), ledger);
  Request part = request;
  part.bindings = selectRows(request.bindings, std::vector<std::size_t>{2});
  part.shifts = std::span(shifts).last(1);
  part.firstRow = 2;
  part.firstShift = 1;
  const Estimates some = executor.execute(part, Random(3), ledger);
  CHECK(some.values(0, 0) == all.values(5, 0));
  CHECK(some.standardErrors(0, 0) == all.standardErrors(5, 0));
  const std::vector<Observable> numbers{{{{2.5, PauliTerm{}}}}};
  request.observables = numbers;
  CHECK(executor.execute(request, Random(3), ledger).values(4, 0) == 2.5);
}

TEST_CASE("twirled readout inside zero-noise extrapolation leaves what extrapolation alone would without misreadings") {
  const TwirlCase correlated(3, 2, 0, true);
  NoiseModel noise;
  noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.02}, {}}});
  const auto read = std::make_shared<DensityExecutor>(noise);
  noise.readout = correlated.confusion;
  const auto misread = std::make_shared<DensityExecutor>(noise);
  const auto zero = std::make_shared<ZeroNoise>(ZeroNoiseOptions{});
  const auto twirled = std::make_shared<MitigatedExecutor>(twirling(), misread);
  Request request = correlated.request;
  request.evidence = true;
  Ledger ledger;
  const Estimates expected = MitigatedExecutor(zero, read).execute(request, Random(0), ledger);
  const Estimates found = MitigatedExecutor(zero, twirled).execute(request, Random(0), ledger);
  for (std::size_t o = 0; o < 2; ++o) CHECK(found.values(0, o) == Approx(expected.values(0, o)).margin(1e-10));
  CHECK(valuesOf(found, "zero-noise.scales").size() == 3);
  CHECK(valuesOf(found, "twirled-readout.factors").size() == 4);
  const MitigatedExecutor wrongWay(twirling(), std::make_shared<MitigatedExecutor>(zero, misread));
  CHECK(codeOf([&] { wrongWay.execute(request, Random(0), ledger); }) == ErrorCode::unsupported);
}

TEST_CASE("twirled readout that can't work is refused") {
  CHECK(codeOf([] { TwirledReadout({1}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { TwirledReadout({16, 0}); }) == ErrorCode::invalidOption);
  CHECK(codeOf([] { TwirlCase(3, 0, 10, false).run(twirling()); }) == ErrorCode::invalidShots);
  TwirlCase blind(3, 0, 0, false);
  blind.confusion.matrices[0] = confusionOf(0, 0.5, 0.5);
  CHECK(codeOf([&] { blind.run(twirling()); }) == ErrorCode::invalidOption);
  blind.confusion.matrices[0] = confusionOf(0, 0.5, 0.49);  // a factor of 0.01, and errors of 0.02
  CHECK(codeOf([&] { blind.run(twirling()); }) == std::nullopt);
  blind.request.shots = 2000;
  CHECK(codeOf([&] { blind.run(twirling()); }) == ErrorCode::invalidOption);
}
