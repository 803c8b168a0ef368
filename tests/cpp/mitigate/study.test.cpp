#include <catch2/catch.hpp>

#include "support/mitigation_study.hpp"

// A part of the study of mitigation; the whole of it is tests/bench/mitigation_study.cpp.

using namespace qualm;
using namespace qualm::testing;

namespace {

std::vector<StudyCell> studiedCells() {
  const StudyCircuit ghz = ghzCircuit(3), mirror = mirrorCircuit(3, 1), qaoa = qaoaCircuit(3);
  const std::vector<StudyNoise> noises = studyNoises(3);
  std::vector<StudyCell> cells;
  for (const auto& [circuit, noise] :
       {std::pair(&ghz, &noises[1]), {&mirror, &noises[0]}, {&mirror, &noises[3]}, {&qaoa, &noises[2]}}) {
    const auto inner = std::make_shared<RecordedExecutor>(noise->model);
    for (const StudyMethod& method : studyMethods()) {
      if (method.drawsCircuits) continue;  // too costly here
      cells.push_back(StudyMeasurement(*circuit, *noise, method, inner).run(method.shots, 300));
    }
  }
  return cells;
}

std::string sentenceOf(const StudyCell& cell) {
  return cell.circuit + ", " + cell.noise + ", " + cell.method + ": mean squared error " +
         std::to_string(cell.squaredErrors.mean) + ", predicted " + std::to_string(cell.predicted) + ", covered " +
         std::to_string(cell.covered) + " of " + std::to_string(cell.answered());
}

template <class Chance>
void checkNoneOutside(std::span<const StudyCell> cells, const Chance& chance) {
  for (const std::size_t i : outsideOf(cells, chance)) FAIL_CHECK(sentenceOf(cells[i]));
}

}  // namespace

TEST_CASE("the study's executor draws what a density matrix does, bit for bit") {
  const StudyCircuit circuit = ghzCircuit(3);
  const StudyNoise noise = studyNoises(3)[1];
  const RecordedExecutor recorded(noise.model);
  const DensityExecutor density(noise.model);
  Ledger ledger;
  for (const std::uint64_t shots : {std::uint64_t{0}, std::uint64_t{200}}) {
    const Request request = studyRequest(circuit, shots);
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      const Estimates a = recorded.execute(request, Random(seed), ledger);
      const Estimates b = density.execute(request, Random(seed), ledger);
      CHECK(a.values(0, 0) == b.values(0, 0));
      CHECK(a.standardErrors(0, 0) == b.standardErrors(0, 0));
    }
  }
}

TEST_CASE("14 circuits of 3 to 8 qubits, none of whose observables is ideally 0") {
  const auto circuits = studyCircuits();
  CHECK(circuits.size() == 14);
  for (const StudyCircuit& circuit : circuits) {
    INFO(circuit.name);
    CHECK(circuit.qubits() >= 3);
    CHECK(circuit.qubits() <= 8);
    CHECK(std::abs(circuit.ideal()) > 0.3);
    for (const Symmetry& symmetry : circuit.symmetries) {
      const Observable term{{{1.0, symmetry.term}}};
      CHECK(idealExpectations(circuit.circuit, std::span(&term, 1))[0] == Approx(symmetry.sign));
    }
  }
}

TEST_CASE("the study's classifier is right about the signs of products") {
  for (const double a : {-0.8, 0.8}) {
    for (const double b : {-0.8, 0.8}) CHECK(classifierCircuit({a, b}).ideal() * a * b > 0);
  }
}

// Holm's bounds at 1 % over all cells, for the mean squared error, for intervals that are too narrow and for a bias
// from finite shots of linear estimators: a false alarm in 33 sets of seeds, and these seeds are fixed.
TEST_CASE("methods of mitigation have the mean squared error and the coverage that theory predicts") {
  const std::vector<StudyCell> cells = studiedCells();
  std::vector<std::string> refused;
  for (const StudyCell& cell : cells) {
    if (!cell.applies()) refused.push_back(cell.circuit + ", " + cell.method);
  }
  CHECK(cells.size() == 64);
  // Fewer layers than groups of them.
  CHECK(refused == std::vector<std::string>{"ghz3, layerwise Richardson"});
  checkNoneOutside(cells, [](const StudyCell& cell) { return cell.errorChance(); });
  checkNoneOutside(cells, [](const StudyCell& cell) { return cell.narrowChance(); });
  checkNoneOutside(cells, [](const StudyCell& cell) { return cell.linear ? cell.biasChance() : 1; });
}

// Means of 400 seeds within 4 standard errors: missed once in 16,000 times, for each of 3.
TEST_CASE("error cancellation is unbiased on circuits of the study, whose noise it knows") {
  const StudyCircuit ghz = ghzCircuit(3), clifford = randomCliffordCircuit(3, 4), mirror = mirrorCircuit(3, 1);
  const std::vector<StudyNoise> noises = studyNoises(3);
  const StudyMethod method = errorCancellationMethod();
  for (const auto& [circuit, noise] : {std::pair(&ghz, &noises[3]), {&clifford, &noises[1]}, {&mirror, &noises[1]}}) {
    INFO(circuit->name << ", " << noise->name);
    const StudyNoise gates{noise->name, withoutReadout(noise->model)};
    const auto inner = std::make_shared<RecordedExecutor>(gates.model);
    const StudyCell cell = StudyMeasurement(*circuit, gates, method, inner).run(100, 400);
    REQUIRE(cell.applies());
    CHECK(std::abs(cell.values.mean - cell.ideal) < 4 * cell.values.error);
  }
}

// Before the settings shared it, 18 % were missing here. The mean of 300 variances is good to 1 %.
TEST_CASE("what a calibration misses by is common to all settings of an observable") {
  const StudyCircuit circuit = ghzCircuit(3);  // two settings
  const StudyNoise noise = studyNoises(3)[1];
  const auto inner = std::make_shared<RecordedExecutor>(noise.model);
  const StudyMethod method = tensoredMethod();
  const StudyCell cell = StudyMeasurement(circuit, noise, method, inner).run(2000, 300);
  const Request request = studyRequest(circuit, 2000);
  CHECK(cell.reportedVariance == Approx(*method.variance(circuit, noise.model, request, *inner)).epsilon(0.05));
}
