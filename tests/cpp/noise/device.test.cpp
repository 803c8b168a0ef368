#include "qualm/noise/device.hpp"

#include <catch2/catch.hpp>

#include "noise/support.hpp"
#include "qualm/noise/channel_fidelity.hpp"
#include "qualm/noise/gate_error.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Four qubits in a row with different figures; two-qubit gates are published in one direction of an edge.
Device rowOfFour() {
  Device device;
  device.name = "row";
  device.qubits = 4;
  device.basis = {"rz", "sx", "cx"};
  device.edges = {{0, 1}, {1, 2}, {2, 3}};
  device.perQubit = {{1e-4, 8e-5, 0.03, 0.01}, {5e-5, 9e-5, 0.02, 0.01}, {2e-4, 1e-4, 0.02, 0.02}, {1e-4, {}, {}, {}}};
  device.gates = {{"rz", {}, 0.0, 0.0},        {"sx", {}, 4e-4, 3.5e-8},    {"sx", {1}, 9e-4, 5e-8},
                  {"cx", {0, 1}, 0.012, 3e-7}, {"cx", {2, 1}, 0.008, 4e-7}, {"cx", {2, 3}, 0.02, {}},
                  {"measure", {}, {}, 1.2e-6}};
  return device;
}

/// A two-qubit channel from one on either qubit.
GateMatrix lifted(const GateMatrix& k, std::size_t qubit) {
  GateMatrix result{4, {}};
  const std::size_t bit = std::size_t{1} << qubit;
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      if ((i & ~bit) == (j & ~bit)) result(i, j) = k((i >> qubit) & 1U, (j >> qubit) & 1U);
    }
  }
  return result;
}

/// The average gate fidelity of all that happens after the last operation of a circuit, from the products of Kraus
/// operators: F = (Σ|Tr K|²/d + 1)/(d + 1). The circuit's qubits are its own two, or one.
double fidelityAfter(const Circuit& circuit, const NoiseModel& model) {
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  const std::size_t qubits = circuit.operations().back().qubitCount(), d = std::size_t{1} << qubits;
  Channel whole;
  whole.qubits = qubits;
  whole.kraus = {identityOf(d)};
  for (const auto& step : schedule.steps) {
    if (!step.isChannel) continue;
    const Channel& channel = schedule.channels.at(step.index);
    std::vector<GateMatrix> longer;
    for (const GateMatrix& k : channel.kraus) {
      const bool inOrder = channel.qubits == 2 || qubits == 1;
      const std::size_t operand = step.qubits[0] == circuit.operations().back().qubits[0] ? 0 : 1;
      for (const GateMatrix& before : whole.kraus) longer.push_back(product(inOrder ? k : lifted(k, operand), before));
    }
    whole.kraus = longer;
  }
  double sum = 0;
  for (const GateMatrix& k : whole.kraus) {
    Complex trace;
    for (std::size_t i = 0; i < d; ++i) trace = trace + k(i, i);
    sum += squaredMagnitude(trace);
  }
  const double size = static_cast<double>(d);
  return (sum / size + 1) / (size + 1);
}

Circuit oneGate(std::size_t qubits, const char* gate, std::vector<std::size_t> on) {
  Circuit circuit(qubits);
  circuit.append(gate, on);
  return circuit;
}

std::size_t rulesNamed(const NoiseModel& model, const char* kind, const char* gate) {
  return static_cast<std::size_t>(std::count_if(model.rules.begin(), model.rules.end(), [&](const NoiseRule& rule) {
    return rule.channel.kind == kind && rule.on.at(0) == gate;
  }));
}

}  // namespace

TEST_CASE("a gate of a device has the published average gate fidelity, relaxation and all") {
  const Device device = rowOfFour();
  const NoiseModel model = deviceNoise(device, {0, 1, 2, 3});
  CHECK(fidelityAfter(oneGate(4, "sx", {0}), model) == Approx(1 - 4e-4).epsilon(1e-13));
  CHECK(fidelityAfter(oneGate(4, "cx", {0, 1}), model) == Approx(1 - 0.012).epsilon(1e-13));
  CHECK(fidelityAfter(oneGate(4, "cx", {1, 0}), model) == Approx(1 - 0.012).epsilon(1e-13));
  CHECK(fidelityAfter(oneGate(4, "cx", {1, 2}), model) == Approx(1 - 0.008).epsilon(1e-13));
  // A gate whose duration is not published has no relaxation of its own.
  CHECK(fidelityAfter(oneGate(4, "cx", {2, 3}), model) == Approx(1 - 0.02).epsilon(1e-13));
  CHECK(rulesNamed(model, "depolarizing", "rz") + rulesNamed(model, "thermal-relaxation", "rz") == 0);
}

TEST_CASE("chosen qubits are renumbered") {
  const NoiseModel model = deviceNoise(rowOfFour(), {2, 1});
  CHECK(fidelityAfter(oneGate(2, "sx", {1}), model) == Approx(1 - 9e-4).epsilon(1e-13));
  CHECK(fidelityAfter(oneGate(2, "cx", {0, 1}), model) == Approx(1 - 0.008).epsilon(1e-13));
  CHECK(model.idle.t1 == std::vector<double>{2e-4, 5e-5});
  CHECK(model.idle.t2 == std::vector<double>{1e-4, 9e-5});
  REQUIRE(model.readout.matrices.size() == 2);
  CHECK(model.readout.matrices[1].matrix(0, 1) == 0.02);
  CHECK(model.readout.matrices[1].matrix(1, 0) == 0.01);
}

TEST_CASE("where relaxation explains more than the published error there is no depolarizing part") {
  Device device = rowOfFour();
  device.gates = {{"sx", {}, 1e-5, 1e-6}};
  const NoiseModel model = deviceNoise(device, {0});
  CHECK(rulesNamed(model, "depolarizing", "sx") == 0);
  REQUIRE(rulesNamed(model, "thermal-relaxation", "sx") == 1);
  const double relaxation = (3 - 2 * std::exp(-1e-6 / 8e-5) - std::exp(-1e-6 / 1e-4)) / 6;
  CHECK(1 - fidelityAfter(oneGate(1, "sx", {0}), model) == Approx(relaxation).epsilon(1e-9));
}

TEST_CASE("without relaxation the error is that of depolarizing noise alone") {
  // error = p·4^k/(4^k − 1)·(d − 1)/d
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<RelaxationTimes> one(1, {infinity, infinity}), two(2, {infinity, infinity});
  CHECK(depolarizingRest(0.01, one, 0) == Approx(0.01 * 3 / 4 * 2).epsilon(1e-13));
  CHECK(depolarizingRest(0.01, two, 0) == Approx(0.01 * 15 / 16 * 4 / 3).epsilon(1e-13));
  CHECK(depolarizingRest(0, one, 0) == 0);
  CHECK(depolarizingRest(2.0 / 3, one, 0) == Approx(1).epsilon(1e-13));
  CHECK(codeOf([&] { depolarizingRest(0.7, one, 0); }) == ErrorCode::invalidNoise);
}

TEST_CASE("relaxation alone has the published average gate error") {
  const std::vector<RelaxationTimes> one{{50, 70}};
  CHECK(1 - relaxationError(one, 1) == Approx(0.99197173).margin(5e-9));
}

TEST_CASE("a device of medians needs one rule a gate, whatever its size") {
  Device device;
  device.name = "medians";
  device.qubits = 25;
  device.basis = {"rx", "rxx"};
  device.perQubit.assign(25, {10.0, 1.0, 0.004, 0.004});
  device.gates = {{"rx", {}, 5e-4, 1.35e-4}, {"rxx", {}, 4e-3, 6e-4}};
  std::vector<std::size_t> all(25);
  for (std::size_t i = 0; i < 25; ++i) all[i] = i;
  const NoiseModel model = deviceNoise(device, all);
  CHECK(model.rules.size() == 4);
  CHECK(model.durations.byName.size() == 2);
  Circuit pair(25);
  pair.append("rxx", {7, 3}, {Angle::constant(0.3)});
  CHECK(fidelityAfter(pair, model) == Approx(0.996).epsilon(1e-13));
}

TEST_CASE("figures that are absent stay absent") {
  Device device = rowOfFour();
  device.perQubit.assign(4, {});
  device.gates = {{"sx", {}, {}, 3e-8}, {"measure", {}, {}, 1e-6}};
  const NoiseModel model = deviceNoise(device, {0, 1});
  CHECK(model.isIdeal());
  CHECK(model.durations.byName.size() == 2);
}

TEST_CASE("figures that contradict a device are refused") {
  const auto refused = [](auto change) {
    Device device = rowOfFour();
    change(device);
    const auto code = codeOf([&] { deviceNoise(device, {0, 1}); });
    return code == ErrorCode::invalidNoise || code == ErrorCode::invalidChannel;
  };
  CHECK(refused([](Device& d) { d.perQubit.pop_back(); }));
  CHECK(refused([](Device& d) { d.edges.push_back({1, 4}); }));
  CHECK(refused([](Device& d) { d.gates[1].error = 1.5; }));
  CHECK(refused([](Device& d) { d.gates[1].seconds = -1; }));
  CHECK(refused([](Device& d) { d.gates[1].gate = "nonsense"; }));
  CHECK(refused([](Device& d) { d.gates[3].qubits = {0}; }));
  CHECK(refused([](Device& d) { d.gates.back().error = 0.1; }));
  CHECK(refused([](Device& d) { d.perQubit[0].t2 = 3e-4; }));
  CHECK(codeOf([] { deviceNoise(rowOfFour(), {4}); }) == ErrorCode::qubitOutOfRange);
  CHECK(codeOf([] { deviceNoise(rowOfFour(), {1, 1}); }) == ErrorCode::duplicateQubit);
}

TEST_CASE("the best connected qubits are chosen") {
  // Readout and sx cost 0.0204, 0.0159, 0.0204 and, where nothing is published, 1.0004; joins 0.012, 0.008, 0.02.
  CHECK(chooseQubits(rowOfFour(), 1) == std::vector<std::size_t>{1});
  CHECK(chooseQubits(rowOfFour(), 2) == std::vector<std::size_t>{1, 2});
  CHECK(chooseQubits(rowOfFour(), 3) == std::vector<std::size_t>{0, 1, 2});
  CHECK(chooseQubits(rowOfFour(), 4).size() == 4);
  CHECK(codeOf([] { chooseQubits(rowOfFour(), 5); }) == ErrorCode::registerTooLarge);
  Device apart = rowOfFour();
  apart.edges = {{0, 1}, {2, 3}};
  CHECK(chooseQubits(apart, 2) == std::vector<std::size_t>{0, 1});
  CHECK(codeOf([&] { chooseQubits(apart, 3); }) == ErrorCode::registerTooLarge);
}

TEST_CASE("equal qubits tie for the lower numbers, and an all-to-all device joins any two") {
  Device device = rowOfFour();
  device.perQubit.assign(4, {});
  device.gates.clear();
  CHECK(chooseQubits(device, 2) == std::vector<std::size_t>{0, 1});
  device.edges.clear();
  CHECK(chooseQubits(device, 3) == std::vector<std::size_t>{0, 1, 2});
}
