#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/deploy/choose_executor.hpp"
#include "qualm/deploy/compiled_executor.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Five qubits in a line with figures of round numbers; the last edge is the best.
Device line() {
  Device device;
  device.name = "line";
  device.qubits = 5;
  device.basis = {"rz", "sx", "x", "cx"};
  device.edges = {{0, 1}, {1, 2}, {2, 3}, {3, 4}};
  device.perQubit.assign(5, {100e-6, 80e-6, 0.02, 0.01});
  device.gates = {{"sx", {}, 3e-4, 35e-9}, {"x", {}, 3e-4, 35e-9}, {"rz", {}, 0.0, 0.0}};
  for (std::size_t i = 0; i < 4; ++i) {
    device.gates.push_back({"cx", {i, i + 1}, i == 3 ? 0.005 : 0.01, 300e-9});
    device.gates.push_back({"cx", {i + 1, i}, i == 3 ? 0.005 : 0.01, 300e-9});
  }
  return device;
}

std::vector<Observable> someTerms(std::size_t qubits, Random& random) {
  const std::uint64_t mask = (std::uint64_t{1} << qubits) - 1;
  std::vector<Observable> list(4);
  for (auto& observable : list) observable.parts.push_back({1.0, {random.next() & mask, random.next() & mask}});
  return list;
}

}  // namespace

TEST_CASE("a compiled circuit gives what the original gives: values, shifts, probabilities, counts") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 2 + random.below(4);
    const Circuit circuit = randomCircuit({qubits, 15, 2, 2}, random);
    const auto observables = someTerms(qubits, random);
    const auto shifts = randomShifts(2, circuit.slots().size(), random);
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, randomMatrix(1, 2, random).values, randomMatrix(3, 2, random));
    request.observables = observables;
    request.shifts = shifts;
    request.probabilities = true;
    const DevicePlacement placement = placeOnDevice(circuit, line(), Random(seed));
    const auto ideal = std::make_shared<StatevectorExecutor>();
    const CompiledExecutor compiled(qubits, circuit.slots().size(), placement, ideal);
    Ledger one, two;
    const Estimates a = ideal->execute(request, Random(0), one), b = compiled.execute(request, Random(0), two);
    for (std::size_t i = 0; i < a.values.values.size(); ++i) {
      CHECK(b.values.values[i] == Approx(a.values.values[i]).margin(1e-10));
    }
    for (std::size_t i = 0; i < a.probabilities.values.size(); ++i) {
      CHECK(b.probabilities.values[i] == Approx(a.probabilities.values[i]).margin(1e-10));
    }
    CHECK(one.circuits == two.circuits);
    CHECK(two.gates == placement.circuit.operations().size() * two.circuits);
  }
}

TEST_CASE("automatic choice says why") {
  Circuit bell(2);
  bell.append("h", {0});
  bell.append("cx", {0, 1});
  CHECK(chooseExecutor(bell, {}).simulator == Simulator::statevector);
  Deployment noisy;
  noisy.noise.rules.push_back({{"2q"}, {}, {"depolarizing", {0.02}, {}}});
  const ChosenExecutor density = chooseExecutor(bell, noisy);
  CHECK(density.simulator == Simulator::density);
  CHECK(density.reason.find("2 qubits") != std::string::npos);
  Circuit large(12);
  for (std::size_t q = 0; q + 1 < 12; ++q) large.append("cx", {q, q + 1});
  CHECK(chooseExecutor(large, noisy).simulator == Simulator::trajectories);
  Deployment onlyMisread;
  onlyMisread.noise.readout.matrices.push_back(confusionOf(0, 0.1, 0.1));
  CHECK(chooseExecutor(large, onlyMisread).simulator == Simulator::statevector);
  noisy.scale = 0;
  CHECK(chooseExecutor(large, noisy).simulator == Simulator::statevector);
  noisy.scale = 1;
  noisy.simulator = Simulator::statevector;
  CHECK_THROWS_AS(chooseExecutor(bell, noisy), Error);
  noisy.scale = 4;
  CHECK_THROWS_AS(chooseExecutor(bell, noisy), Error);
}

TEST_CASE("a device runs its own gates on its own qubits, and noise falls with the scale") {
  Circuit bell(2);
  bell.append("h", {0});
  bell.append("cx", {0, 1});
  const std::vector<Observable> zz{{{{1.0, parsePauli("Z0 Z1", 2)}}}};
  double last = 1.0;
  for (const double scale : {0.0, 0.5, 1.0, 2.0, 3.0}) {
    Deployment deployment;
    deployment.device = line();
    deployment.placement = placeOnDevice(bell, line(), Random(0));
    deployment.scale = scale;
    const ChosenExecutor chosen = chooseExecutor(bell, deployment);
    CHECK(chosen.qubits == std::vector<std::size_t>{3, 4});
    REQUIRE(chosen.compiled);
    CHECK(chosen.compiled->twoQubitGates == 1);
    Request request;
    request.circuit = &bell;
    request.bindings = Matrix(1, 0);
    request.observables = zz;
    Ledger ledger;
    const double value = chosen.executor->execute(request, Random(0), ledger).values(0, 0);
    if (scale == 0) {
      CHECK(value == Approx(1));
    } else {
      CHECK(value < last);
    }
    last = value;
  }
}

TEST_CASE("stepping gate by gate, a device's figures stand for the gates as drawn") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("rz", {0}, {Angle::constant(0.3)});
  circuit.append("crx", {0, 1}, {Angle::constant(0.3)});
  Deployment deployment;
  deployment.device = line();
  const NoiseModel noise = noiseAsDrawn(circuit, deployment).model;
  const NoiseSchedule schedule = scheduleNoise(circuit, noise);
  std::vector<std::size_t> channelsAfter(3, 0);
  std::size_t operation = 0;
  for (const auto& step : schedule.steps) {
    if (!step.isChannel) operation = step.index;
    if (step.isChannel) ++channelsAfter[operation];
  }
  CHECK(channelsAfter[0] > 0);
  CHECK(channelsAfter[1] == 0);
  CHECK(channelsAfter[2] > 0);
  // Qubits that are not coupled, and gates that the device does not have.
  Circuit apart(4);
  apart.append("cz", {0, 3});
  CHECK(scheduleNoise(apart, noiseAsDrawn(apart, deployment).model).steps.size() > 1);
  Circuit toffoli(3);
  toffoli.append("ccx", {0, 1, 2});
  CHECK(noiseAsDrawn(toffoli, deployment).reasons.size() == 1);
}
