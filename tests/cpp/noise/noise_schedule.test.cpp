#include "qualm/noise/noise_schedule.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "noise/support.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

constexpr double ns = 1e-9;

/// "op 0 | depolarizing 0 1 | op 1": what a simulator would do, in words.
std::string words(const NoiseSchedule& schedule) {
  std::string text;
  for (const auto& step : schedule.steps) {
    text += text.empty() ? "" : " | ";
    if (!step.isChannel) {
      text += "op " + std::to_string(step.index);
      continue;
    }
    const Channel& channel = schedule.channels.at(step.index);
    text += channel.name;
    for (std::size_t q = 0; q < channel.qubits; ++q) text += " " + std::to_string(step.qubits[q]);
  }
  return text;
}

NoiseRule rule(std::vector<std::string> on, const char* kind, double value, std::vector<std::size_t> qubits = {}) {
  return {std::move(on), std::move(qubits), {kind, {value}, {}}};
}

IdleNoise idle(std::size_t qubits) { return {std::vector<double>(qubits, 1e-4), std::vector<double>(qubits, 5e-5)}; }

/// How much of its coherence a channel leaves.
double coherence(const Channel& channel) { return 2 * applied(channel, plusState())(0, 1).re; }

}  // namespace

TEST_CASE("rules put their channels after the operations that they name, in the order of the rules") {
  Circuit circuit(3, 1);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  circuit.append("ccx", {2, 0, 1});
  circuit.measure(2, 0);
  circuit.reset(2);
  NoiseModel model;
  model.rules = {rule({"all"}, "bit-flip", 0.1), rule({"2q", "1q"}, "depolarizing", 0.2),
                 rule({"measure"}, "phase-flip", 0.3), rule({"reset"}, "amplitude-damping", 0.4),
                 rule({"cx"}, "zz-crosstalk", 0.5)};
  CHECK(words(scheduleNoise(circuit, model)) ==
        "op 0 | bit-flip 0 | depolarizing 0 | op 1 | bit-flip 0 | bit-flip 1 | depolarizing 0 1 | zz-crosstalk 0 1 | "
        "op 2 | bit-flip 2 | bit-flip 0 | bit-flip 1 | phase-flip 2 | op 3 | op 4 | amplitude-damping 2");
}

TEST_CASE("a rule may hold for some qubits only, in their order, and for one operand") {
  Circuit circuit(3);
  circuit.append("cx", {0, 1});
  circuit.append("cx", {1, 0});
  circuit.append("x", {1});
  NoiseModel model;
  model.rules = {rule({"cx"}, "depolarizing", 0.1, {1, 0}), rule({"1q"}, "bit-flip", 0.1, {1})};
  NoiseRule second = rule({"cx"}, "phase-flip", 0.1);
  second.operand = 1;
  model.rules.push_back(second);
  CHECK(words(scheduleNoise(circuit, model)) ==
        "op 0 | phase-flip 1 | op 1 | depolarizing 1 0 | phase-flip 0 | op 2 | bit-flip 1");
}

TEST_CASE("equal channels are built once") {
  Circuit circuit(2);
  for (int i = 0; i < 50; ++i) circuit.append("x", {0});
  circuit.append("cx", {0, 1});
  NoiseModel model;
  model.rules = {rule({"x", "cx"}, "depolarizing", 0.1), rule({"x"}, "depolarizing", 0.2)};
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  CHECK(schedule.channels.size() == 3);  // 0.1 on one and on two qubits, 0.2 on one
  CHECK(schedule.steps.size() == 51 + 101);
}

TEST_CASE("idle windows are those worked out by hand") {
  // h 0: 0 to 50 ns; cx 0 1: 50 to 350; x 2: 0 to 50; cx 1 2: 350 to 650; measure 0: 350 to 1350, the end.
  // Qubit 2 waits from 50 to 350, qubits 1 and 2 from 650 to 1350; qubit 1 rests in |0⟩ until 50.
  Circuit circuit(3, 1);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  circuit.append("x", {2});
  circuit.append("cx", {1, 2});
  circuit.measure(0, 0);
  NoiseModel model;
  model.idle = idle(3);
  model.durations.byName = {{"1q", 50 * ns}, {"2q", 300 * ns}, {"measure", 1000 * ns}};
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  CHECK(schedule.seconds == Approx(1350 * ns));
  CHECK(words(schedule) ==
        "op 0 | op 1 | op 2 | thermal-relaxation 2 | op 3 | op 4 | thermal-relaxation 1 | thermal-relaxation 2");
  REQUIRE(schedule.channels.size() == 2);
  CHECK(coherence(schedule.channels[0]) == Approx(std::exp(-300 * ns / 5e-5)).epsilon(1e-14));
  CHECK(coherence(schedule.channels[1]) == Approx(std::exp(-700 * ns / 5e-5)).epsilon(1e-14));
}

TEST_CASE("a register that does not start in |0⟩ relaxes from the start of the circuit") {
  // x 1: 0 to 100 ns; cx 0 1: 100 to 400. Qubit 0 waits until 100 and qubit 2 until the end.
  Circuit circuit(3);
  circuit.append("x", {1});
  circuit.append("cx", {0, 1});
  NoiseModel model;
  model.idle = idle(3);
  model.durations.byName = {{"1q", 100 * ns}, {"2q", 300 * ns}};
  CHECK(words(scheduleNoise(circuit, model)) == "op 0 | op 1");
  const std::vector<Complex> prepared(8, {1 / std::sqrt(8.0), 0});
  const NoiseSchedule schedule = scheduleNoise(circuit, model, prepared);
  CHECK(words(schedule) == "op 0 | thermal-relaxation 0 | op 1 | thermal-relaxation 2");
  CHECK(coherence(schedule.channels.at(0)) == Approx(std::exp(-100 * ns / 5e-5)).epsilon(1e-14));
  CHECK(coherence(schedule.channels.at(1)) == Approx(std::exp(-400 * ns / 5e-5)).epsilon(1e-14));
}

TEST_CASE("a duration is looked up on its qubits, then by name, then by class") {
  Circuit circuit(3);
  circuit.append("x", {0});
  circuit.append("sx", {0});
  circuit.append("x", {1});
  circuit.append("cx", {2, 1});
  circuit.append("rz", {1}, {Angle::constant(1)});
  GateDurations durations;
  durations.byName = {{"1q", 10 * ns}, {"x", 20 * ns}, {"rz", 0}};
  durations.onQubits = {{"x", {1}, 30 * ns}, {"cx", {1, 2}, 500 * ns}, {"2q", {2, 1}, 400 * ns}};
  NoiseModel model;
  model.durations = durations;
  CHECK(scheduleNoise(circuit, model).seconds == Approx(430 * ns));
  Circuit first(1);
  first.append("x", {0});
  first.append("sx", {0});
  CHECK(scheduleNoise(first, {{}, {}, {{{"1q", 10 * ns}, {"x", 20 * ns}}, {}}, {}, {}}).seconds == Approx(30 * ns));
}

TEST_CASE("what follows a barrier waits for all of its qubits") {
  Circuit circuit(2);
  circuit.append("x", {0});
  circuit.append("h", {1});
  const std::size_t both[] = {0, 1};
  circuit.barrier(both);
  circuit.append("x", {0});
  circuit.append("x", {1});
  NoiseModel model;
  model.idle = idle(2);
  model.durations.byName = {{"x", 100 * ns}, {"h", 40 * ns}};
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  CHECK(schedule.seconds == Approx(200 * ns));
  CHECK(words(schedule) == "op 0 | op 1 | op 2 | op 3 | thermal-relaxation 1 | op 4");
  CHECK(coherence(schedule.channels.at(0)) == Approx(std::exp(-60 * ns / 5e-5)).epsilon(1e-14));
}

TEST_CASE("a conditional gate waits for the bit that it reads, and its noise shares its condition") {
  Circuit circuit(2, 1);
  circuit.append("x", {1});
  circuit.measure(0, 0);
  circuit.append("x", {1});
  circuit.conditionLast({1, 1});
  NoiseModel model;
  model.idle = idle(2);
  model.durations.byName = {{"x", 50 * ns}, {"measure", 1000 * ns}};
  model.rules = {rule({"x"}, "bit-flip", 0.1)};
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  CHECK(words(schedule) ==
        "op 0 | bit-flip 1 | op 1 | thermal-relaxation 1 | op 2 | bit-flip 1 | thermal-relaxation 0");
  CHECK(coherence(schedule.channels.at(1)) == Approx(std::exp(-950 * ns / 5e-5)).epsilon(1e-14));
  CHECK(coherence(schedule.channels.at(2)) == Approx(std::exp(-50 * ns / 5e-5)).epsilon(1e-14));
  CHECK(schedule.steps[1].condition == Condition{});
  CHECK(schedule.steps[3].condition == Condition{});
  CHECK(schedule.steps[5].condition == Condition{1, 1});
}

TEST_CASE("crosstalk lasts for the whole circuit and is split where its qubits are touched, in the order of time") {
  // Qubit 1 is turned at 20 ns, qubit 0 again at 100 ns, although the circuit names that one first.
  Circuit circuit(3);
  circuit.append("h", {0});   // 0 to 100
  circuit.append("x", {0});   // 100 to 200
  circuit.append("y", {1});   // 0 to 20
  circuit.append("z", {1});   // 20 to 25
  circuit.append("id", {2});  // nobody's neighbor
  NoiseModel model;
  model.durations.byName = {{"h", 100 * ns}, {"x", 100 * ns}, {"y", 20 * ns}, {"z", 5 * ns}};
  model.crosstalk = {{0, 1, 1e6}};
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  CHECK(words(schedule) == "op 0 | op 2 | op 4 | zz-crosstalk 0 1 | op 3 | zz-crosstalk 0 1 | op 1 | zz-crosstalk 0 1");
  // After h: ⟨X0⟩ = cos θ for a qubit 1 in a basis state; the angles add up to rate × duration.
  double total = 0;
  for (const auto& step : schedule.steps) {
    if (!step.isChannel) continue;
    const GateMatrix k = schedule.channels.at(step.index).kraus.at(0);
    total += 2 * std::atan2(-k(0, 0).im, k(0, 0).re);
  }
  CHECK(total == Approx(1e6 * 200 * ns).epsilon(1e-12));
  CHECK(2 * std::atan2(-schedule.channels[0].kraus[0](0, 0).im, schedule.channels[0].kraus[0](0, 0).re) ==
        Approx(0.02).epsilon(1e-12));
}

TEST_CASE("under crosstalk a measurement does not overtake the gate that reads its bit's former value") {
  Circuit circuit(4, 1);
  circuit.measure(0, 0);
  circuit.append("h", {1});
  circuit.append("x", {1});
  circuit.conditionLast({1, 1});
  circuit.measure(2, 0);
  NoiseModel model;
  model.durations.byName = {{"measure", 10 * ns}, {"h", 500 * ns}};
  model.crosstalk = {{2, 3, 1e6}};
  CHECK(words(scheduleNoise(circuit, model)) == "op 0 | op 1 | op 2 | zz-crosstalk 2 3 | op 3 | zz-crosstalk 2 3");
}

TEST_CASE("an ideal model adds nothing") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  const NoiseSchedule schedule = scheduleNoise(circuit, {});
  CHECK(words(schedule) == "op 0 | op 1");
  CHECK(schedule.seconds == 0);
}
