#include "qualm/noise/channel.hpp"

#include <catch2/catch.hpp>

#include "noise/support.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Legal values of a kind: times from nanoseconds to seconds, T2 at most 2·T1, Pauli probabilities below 1 together.
std::vector<double> randomValues(const ChannelKind& kind, Random& random) {
  if (kind.name == "thermal-relaxation") {
    const double t1 = std::pow(10, random.uniform(-9, 1));
    return {t1, t1 * random.uniform(1e-3, 2), t1 * std::pow(10, random.uniform(-6, 3)), random.uniform()};
  }
  std::vector<double> values;
  for (const ChannelRange& range : kind.ranges) {
    values.push_back(random.uniform(std::max(range.least, -7.0), std::min(range.most, 7.0)));
  }
  if (kind.name == "pauli") {
    for (double& value : values) value /= 3;
  }
  return values;
}

/// Every combination of the ends and the middle of the ranges that is legal.
std::vector<std::vector<double>> gridOf(const ChannelKind& kind) {
  if (kind.name == "thermal-relaxation") {
    const double infinity = std::numeric_limits<double>::infinity();
    std::vector<std::vector<double>> grid;
    for (const double t1 : {1e-300, 5e-5, 1.0, infinity}) {
      for (const double ratio : {1e-6, 0.5, 1.0, 1.0000001, 1.5, 1.9999999, 2.0}) {
        for (const double t : {0.0, 1e-300, 1e-9, 1e-4, 3.0, 1e6, 1e308}) {
          for (const double population : {0.0, 1e-16, 0.3, 0.5, 1.0}) grid.push_back({t1, t1 * ratio, t, population});
        }
      }
    }
    return grid;
  }
  if (kind.name == "pauli") return {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.1, 0.2, 0.7}, {0.2, 0.2, 0.2}};
  std::vector<std::vector<double>> grid{{}};
  for (const ChannelRange& range : kind.ranges) {
    std::vector<std::vector<double>> longer;
    for (const auto& values : grid) {
      for (const double part : {0.0, 1e-16, 1e-8, 0.3, 0.5, 0.75, 1 - 1e-16, 1.0}) {
        longer.push_back(values);
        longer.back().push_back(range.most > 1 ? 10 * part - 5 : part);
      }
    }
    grid = longer;
  }
  return grid;
}

std::vector<std::size_t> sizesOf(const ChannelKind& kind) {
  if (kind.qubits == "1 or 2") return {1, 2};
  return {kind.qubits == "1" ? 1U : 2U};
}

ErrorCode codeOfChannel(const char* kind, std::vector<double> values, std::size_t qubits = 1) {
  return codeOf([&] { channelOf(kind, values, qubits); }).value_or(ErrorCode::internal);
}

}  // namespace

TEST_CASE("every channel is complete at the ends and in the middle of its ranges") {
  for (const ChannelKind& kind : channelKinds()) {
    if (kind.build == nullptr) continue;
    for (const auto& values : gridOf(kind)) {
      for (const std::size_t qubits : sizesOf(kind)) {
        const Channel channel = makeChannel({std::string(kind.name), values, {}}, qubits);
        INFO(kind.name << " " << (values.size() > 2 ? values[0] : 0) << " " << values[0] << " " << values.back());
        CHECK(incompleteness(channel) <= 1e-12);
        CHECK(channel.qubits == qubits);
        CHECK(channel.name == kind.name);
      }
    }
  }
}

TEST_CASE("every channel is complete for random legal parameters and keeps a state a state") {
  const std::uint64_t seed = 20260101;
  INFO("seed " << seed);
  Random random(seed);
  for (const ChannelKind& kind : channelKinds()) {
    if (kind.build == nullptr) continue;
    for (int trial = 0; trial < 300; ++trial) {
      const auto values = randomValues(kind, random);
      for (const std::size_t qubits : sizesOf(kind)) {
        INFO(kind.name << ", trial " << trial);
        const Channel channel = makeChannel({std::string(kind.name), values, {}}, qubits);
        CHECK(incompleteness(channel) <= 1e-12);
        const GateMatrix rho = applied(channel, randomPureState(std::size_t{1} << qubits, random));
        CHECK(expectation(identityOf(rho.dimension), rho) == Approx(1).margin(1e-12));
        CHECK(distance(rho, adjoint(rho)) < 1e-14);
      }
    }
  }
}

TEST_CASE("where Pauli probabilities are given, the mixture is the channel") {
  const std::uint64_t seed = 3;
  INFO("seed " << seed);
  Random random(seed);
  std::size_t mixtures = 0;
  for (const ChannelKind& kind : channelKinds()) {
    if (kind.build == nullptr) continue;
    for (const std::size_t qubits : sizesOf(kind)) {
      const Channel channel = makeChannel({std::string(kind.name), randomValues(kind, random), {}}, qubits);
      if (channel.pauli.empty()) continue;
      ++mixtures;
      INFO(kind.name);
      REQUIRE(channel.pauli.size() == (qubits == 1 ? 4U : 16U));
      const GateMatrix rho = randomPureState(std::size_t{1} << qubits, random);
      GateMatrix sum{rho.dimension, {}};
      for (std::size_t digits = 0; digits < channel.pauli.size(); ++digits) {
        GateMatrix p = pauliOn(digits & 3U, 0, qubits);
        if (qubits == 2) p = product(pauliOn(digits >> 2, 1, 2), p);
        const GateMatrix part = product(product(p, rho), adjoint(p));
        for (std::size_t i = 0; i < 16; ++i) sum.entries[i] = sum.entries[i] + channel.pauli[digits] * part.entries[i];
      }
      CHECK(distance(sum, applied(channel, rho)) < 1e-14);
    }
  }
  CHECK(mixtures == 7);  // three flips, pauli, depolarizing on one and two qubits, phase damping
}

TEST_CASE("an illegal parameter is refused") {
  const double nan = std::nan("");
  for (const ChannelKind& kind : channelKinds()) {
    if (kind.build == nullptr) continue;
    INFO(kind.name);
    Random random(1);
    const auto legal = randomValues(kind, random);
    for (std::size_t i = 0; i < legal.size(); ++i) {
      for (const double bad : {nan, -0.001, kind.ranges[i].most + 0.001, std::numeric_limits<double>::infinity()}) {
        auto values = legal;
        values[i] = bad;
        if (bad >= kind.ranges[i].least && bad <= kind.ranges[i].most) continue;
        CHECK(codeOfChannel(kind.name.data(), values, kind.qubits == "2" ? 2 : 1) == ErrorCode::invalidChannel);
      }
    }
    auto longer = legal;
    longer.push_back(0.1);
    CHECK(codeOfChannel(kind.name.data(), longer, kind.qubits == "2" ? 2 : 1) == ErrorCode::invalidChannel);
    CHECK(codeOfChannel(kind.name.data(), legal, 3) == ErrorCode::invalidChannel);
  }
  CHECK(codeOfChannel("pauli", {0.5, 0.3, 0.3}) == ErrorCode::invalidChannel);
  CHECK(codeOfChannel("thermal-relaxation", {50, 100.1, 1, 0}) == ErrorCode::invalidChannel);
  CHECK(codeOfChannel("thermal-relaxation", {0, 0, 1, 0}) == ErrorCode::invalidChannel);
  CHECK(codeOfChannel("amplitude-damping", {0.1}, 2) == ErrorCode::invalidChannel);
  CHECK(codeOfChannel("zz-crosstalk", {0.1}, 1) == ErrorCode::invalidChannel);
  CHECK(codeOfChannel("no-such-channel", {}) == ErrorCode::invalidChannel);
}

TEST_CASE("arbitrary Kraus operators are taken as they are, if they are complete") {
  const std::vector<GateMatrix> damping = channelOf("amplitude-damping", {0.2}).kraus;
  CHECK(makeChannel({"kraus", {}, damping}, 1).kraus.size() == 2);
  const std::vector<GateMatrix> joint = channelOf("depolarizing", {0.2}, 2).kraus;
  CHECK(makeChannel({"kraus", {}, joint}, 2).kraus.size() == 16);

  const auto refused = [](std::vector<GateMatrix> kraus, std::size_t qubits) {
    return codeOf([&] { makeChannel({"kraus", {}, kraus}, qubits); }) == ErrorCode::invalidChannel;
  };
  CHECK(refused({}, 1));
  CHECK(refused({damping[0]}, 1));
  CHECK(refused(damping, 2));
  auto nearly = damping;
  nearly[0](0, 0).re += 1e-11;
  CHECK(refused(nearly, 1));
  nearly[0](0, 0).re = std::nan("");
  CHECK(refused(nearly, 1));
}

TEST_CASE("depolarizing noise follows the convention p/(4^k - 1)") {
  const GateMatrix z = pauliOn(3, 0, 1);
  const GateMatrix zero = stateOf(0, 2);
  CHECK(expectation(z, applied(channelOf("depolarizing", {0.1}), zero)) == Approx(0.86666667).margin(5e-9));
  // Qiskit's λ = 0.1 is p = 3/4 · 0.1.
  CHECK(expectation(z, applied(channelOf("depolarizing", {0.075}), zero)) == Approx(0.9).margin(1e-14));
  const GateMatrix half{2, {Complex{0.5, 0}, {}, {}, {0.5, 0}}};
  CHECK(distance(applied(channelOf("depolarizing", {0.75}), plusState()), half) < 1e-15);
  const GateMatrix zz = product(pauliOn(3, 0, 2), pauliOn(3, 1, 2));
  const GateMatrix pair = applied(channelOf("depolarizing", {0.1}, 2), bellState());
  CHECK(expectation(zz, pair) == Approx(0.89333333).margin(5e-9));
}

TEST_CASE("damping channels follow their closed forms") {
  const GateMatrix one = stateOf(1, 2);
  for (const double strength : {0.0, 0.19, 0.36, 1.0}) {
    CHECK(applied(channelOf("amplitude-damping", {strength}), one)(0, 0).re == Approx(strength).margin(1e-15));
    CHECK(applied(channelOf("amplitude-damping", {strength}), plusState())(0, 1).re ==
          Approx(0.5 * std::sqrt(1 - strength)).margin(1e-15));
    CHECK(applied(channelOf("phase-damping", {strength}), plusState())(0, 1).re ==
          Approx(0.5 * std::sqrt(1 - strength)).margin(1e-15));
    CHECK(applied(channelOf("phase-flip", {strength}), plusState())(0, 1).re ==
          Approx(0.5 * (1 - 2 * strength)).margin(1e-15));
    CHECK(applied(channelOf("reset", {strength}), one)(0, 0).re == Approx(strength).margin(1e-15));
    CHECK(applied(channelOf("reset", {strength}), plusState())(0, 1).re == Approx(0.5 * (1 - strength)).margin(1e-15));
  }
  // The fixed point of generalized amplitude damping has the excited-state population that was asked for.
  const GateMatrix thermal{2, {Complex{0.8, 0}, {}, {}, {0.2, 0}}};
  CHECK(distance(applied(channelOf("generalized-amplitude-damping", {0.3, 0.2}), thermal), thermal) < 1e-15);
  CHECK(applied(channelOf("generalized-amplitude-damping", {1, 0.2}), one)(1, 1).re == Approx(0.2));
}

TEST_CASE("coherent errors turn a state without mixing it") {
  const GateMatrix x = applied(channelOf("over-rotation-x", {0.3}), stateOf(0, 2));
  CHECK(expectation(pauliOn(2, 0, 1), x) == Approx(-std::sin(0.3)));
  const GateMatrix y = applied(channelOf("over-rotation-y", {0.3}), stateOf(0, 2));
  CHECK(expectation(pauliOn(1, 0, 1), y) == Approx(std::sin(0.3)));
  const GateMatrix z = applied(channelOf("over-rotation-z", {0.3}), plusState());
  CHECK(expectation(pauliOn(2, 0, 1), z) == Approx(std::sin(0.3)));
  // |++⟩ under ZZ: ⟨X0⟩ = cos θ, ⟨Y0 Z1⟩ = sin θ.
  GateMatrix plus{4, {}};
  plus.entries.fill({0.25, 0});
  const GateMatrix pair = applied(channelOf("zz-crosstalk", {0.3}, 2), plus);
  CHECK(expectation(pauliOn(1, 0, 2), pair) == Approx(std::cos(0.3)));
  CHECK(expectation(product(pauliOn(2, 0, 2), pauliOn(3, 1, 2)), pair) == Approx(std::sin(0.3)));
}

TEST_CASE("a scale multiplies strengths and nothing else") {
  CHECK(scaledChannel({"depolarizing", {0.1}, {}}, 3).values[0] == Approx(0.3));
  CHECK(scaledChannel({"over-rotation-z", {-0.2}, {}}, 2).values[0] == Approx(-0.4));
  const ChannelSpec relaxation = scaledChannel({"thermal-relaxation", {5e-5, 7e-5, 1e-6, 0.1}, {}}, 2);
  CHECK(relaxation.values == std::vector<double>{5e-5, 7e-5, 2e-6, 0.1});
  const ChannelSpec damping = scaledChannel({"generalized-amplitude-damping", {0.1, 0.2}, {}}, 2);
  CHECK(damping.values == std::vector<double>{0.2, 0.2});

  const auto refused = [](const ChannelSpec& spec, double factor) {
    return codeOf([&] { scaledChannel(spec, factor); }) == ErrorCode::invalidNoise;
  };
  CHECK(refused({"depolarizing", {0.5}, {}}, 2.1));
  CHECK(refused({"pauli", {0.2, 0.2, 0.2}, {}}, 2));
  CHECK(refused({"bit-flip", {0.1}, {}}, -1));
  CHECK(refused({"bit-flip", {0.1}, {}}, std::nan("")));
  const ChannelSpec kraus{"kraus", {}, channelOf("bit-flip", {0.1}).kraus};
  CHECK(refused(kraus, 2));
  CHECK(scaledChannel(kraus, 1).kraus.size() == 2);
  CHECK(distance(scaledChannel(kraus, 0).kraus.at(0), identityOf(2)) == 0);
}
