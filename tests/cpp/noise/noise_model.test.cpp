#include "qualm/noise/noise_model.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

NoiseModel fullModel() {
  NoiseModel model;
  model.rules = {{{"1q"}, {}, {"depolarizing", {0.01}, {}}},
                 {{"cx"}, {0, 1}, {"thermal-relaxation", {1, 1.5, 0.1, 0}, {}}}};
  model.idle = {{1, 2}, {1.5, 2}};
  model.durations.byName = {{"1q", 0.1}, {"cx", 0.3}};
  model.crosstalk = {{0, 1, 0.5}};
  model.readout.matrices = {confusionOf(0, 0.05, 0.02)};
  return model;
}

bool refused(const NoiseModel& model, std::size_t qubits = 2) {
  const auto code = codeOf([&] { validateNoise(model, qubits); });
  return code == ErrorCode::invalidNoise || code == ErrorCode::invalidChannel;
}

NoiseModel withRule(NoiseRule rule) {
  NoiseModel model;
  model.rules = {std::move(rule)};
  return model;
}

}  // namespace

TEST_CASE("a model that says what it means is accepted") {
  CHECK_FALSE(refused(fullModel()));
  CHECK_FALSE(refused({}));
  CHECK(NoiseModel{}.isIdeal());
  CHECK_FALSE(fullModel().isIdeal());
}

TEST_CASE("a rule that cannot mean anything is refused") {
  const ChannelSpec flip{"bit-flip", {0.1}, {}}, crosstalk{"zz-crosstalk", {0.1}, {}};
  CHECK(refused(withRule({{"no-such-gate"}, {}, flip})));
  CHECK(refused(withRule({{}, {}, flip})));
  CHECK(refused(withRule({{"cx"}, {0, 2}, flip})));
  CHECK(refused(withRule({{"cx"}, {0, 0}, flip})));
  CHECK(refused(withRule({{"cx"}, {0}, flip})));
  CHECK(refused(withRule({{"cx"}, {}, {"bit-flip", {1.1}, {}}})));
  CHECK(refused(withRule({{"all"}, {}, crosstalk})));
  CHECK(refused(withRule({{"x"}, {}, crosstalk})));
  CHECK(refused(withRule({{"measure"}, {}, crosstalk})));
  CHECK(refused(withRule({{"cx"}, {}, crosstalk, 0})));
  CHECK(refused(withRule({{"cx"}, {}, flip, 2})));
  CHECK_FALSE(refused(withRule({{"cx"}, {}, flip, 1})));
  CHECK_FALSE(refused(withRule({{"2q"}, {1, 0}, crosstalk})));
}

TEST_CASE("idle times, durations, crosstalk and readout are checked") {
  const auto refusedWith = [](auto change) {
    NoiseModel model = fullModel();
    change(model);
    return refused(model);
  };
  CHECK(refusedWith([](NoiseModel& m) { m.idle.t1.pop_back(); }));
  CHECK(refusedWith([](NoiseModel& m) { m.idle.t2[0] = 2.01; }));
  CHECK(refusedWith([](NoiseModel& m) { m.idle.t1[0] = 0; }));
  CHECK(refusedWith([](NoiseModel& m) { m.durations.byName[0].second = -1; }));
  CHECK(refusedWith([](NoiseModel& m) { m.durations.byName[0].second = std::nan(""); }));
  CHECK(refusedWith([](NoiseModel& m) { m.durations.byName[0].first = "all"; }));
  CHECK(refusedWith([](NoiseModel& m) { m.durations.onQubits = {{"cx", {0}, 1}}; }));
  CHECK(refusedWith([](NoiseModel& m) { m.crosstalk[0].second = 0; }));
  CHECK(refusedWith([](NoiseModel& m) { m.crosstalk[0].second = 2; }));
  CHECK(refusedWith([](NoiseModel& m) { m.crosstalk[0].zz = std::nan(""); }));
  CHECK(refusedWith([](NoiseModel& m) { m.readout.matrices[0].matrix(0, 0) = 0.5; }));
}

TEST_CASE("a scale reaches every strength and no duration") {
  const NoiseModel scaled = scaledNoise(fullModel(), 2);
  CHECK(scaled.rules[0].channel.values[0] == Approx(0.02));
  CHECK(scaled.rules[1].channel.values == std::vector<double>{1, 1.5, 0.2, 0});
  CHECK(scaled.idle.t1 == std::vector<double>{0.5, 1});
  CHECK(scaled.idle.t2 == std::vector<double>{0.75, 1});
  CHECK(scaled.crosstalk[0].zz == Approx(1));
  CHECK(scaled.durations.byName == fullModel().durations.byName);
  CHECK(scaled.readout.matrices[0].matrix(0, 1) == Approx(0.1));
  CHECK(scaled.readout.matrices[0].matrix(0, 0) == Approx(0.96));
  CHECK_FALSE(refused(scaled));
}

TEST_CASE("a scale of 0 is ideal, of 1 the model itself, and what it would break is refused") {
  CHECK(scaledNoise(fullModel(), 0).isIdeal());
  const NoiseModel same = scaledNoise(fullModel(), 1);
  CHECK(same.rules[0].channel.values == fullModel().rules[0].channel.values);
  CHECK(same.idle.t1 == fullModel().idle.t1);
  const auto refusedAt = [](double factor) {
    return codeOf([&] { scaledNoise(fullModel(), factor); }) == ErrorCode::invalidNoise;
  };
  CHECK(refusedAt(-0.1));
  CHECK(refusedAt(std::nan("")));
  CHECK(refusedAt(21));   // p01 × 21 is more than 1
  CHECK(refusedAt(101));  // depolarizing p × 101 is more than 1
  CHECK_FALSE(refusedAt(20));
}

TEST_CASE("each copy of a register suffers what the first does, and is as long as it") {
  const NoiseModel copies = onCopies(fullModel(), 2, 3);
  CHECK_FALSE(refused(copies, 6));
  CHECK(refused(fullModel(), 6));
  CHECK(copies.rules.size() == 4);  // what names no qubits is there once
  CHECK(copies.rules[3].qubits == std::vector<std::size_t>{4, 5});
  CHECK(copies.idle.t1 == std::vector<double>{1, 2, 1, 2, 1, 2});
  CHECK(copies.crosstalk[2].first == 4);
  CHECK(copies.crosstalk[2].second == 5);
  CHECK(copies.readout.matrices[1].qubits == std::vector<std::size_t>{2});
  NoiseModel detuned;
  detuned.detuning.sigma = {3};
  CHECK(onCopies(detuned, 2, 2).detuning.sigma == std::vector<double>{3});  // one for all
  detuned.detuning.sigma = {3, 4};
  CHECK(onCopies(detuned, 2, 2).detuning.sigma == std::vector<double>{3, 4, 3, 4});
}
