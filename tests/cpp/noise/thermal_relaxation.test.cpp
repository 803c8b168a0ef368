#include <catch2/catch.hpp>

#include "noise/support.hpp"
#include "qualm/noise/channel_fidelity.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

Channel relaxation(double t1, double t2, double t, double population = 0) {
  return channelOf("thermal-relaxation", {t1, t2, t, population});
}

/// Populations approach the thermal ones by 1 − e^{−t/T1}, coherence shrinks by e^{−t/T2}.
GateMatrix relaxed(const GateMatrix& rho, double t1, double t2, double t, double population) {
  const double kept = std::exp(-t / t1), coherence = std::exp(-t / t2);
  GateMatrix result;
  result(1, 1).re = population + (rho(1, 1).re - population) * kept;
  result(0, 0).re = 1 - result(1, 1).re;
  result(0, 1) = coherence * rho(0, 1);
  result(1, 0) = coherence * rho(1, 0);
  return result;
}

}  // namespace

TEST_CASE("thermal relaxation is what T1 and T2 mean, on both sides of T2 = T1") {
  const std::uint64_t seed = 42;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 2000; ++trial) {
    const double t1 = std::pow(10, random.uniform(-6, 2)), ratio = random.uniform(0.05, 2);
    const double t = t1 * std::pow(10, random.uniform(-5, 1)), population = trial % 3 == 0 ? 0 : random.uniform();
    const GateMatrix rho = randomPureState(2, random);
    INFO("trial " << trial << ": T2/T1 = " << ratio << ", t/T1 = " << t / t1 << ", population " << population);
    const GateMatrix after = applied(relaxation(t1, t1 * ratio, t, population), rho);
    CHECK(distance(after, relaxed(rho, t1, t1 * ratio, t, population)) < 1e-14);
  }
}

TEST_CASE("the two ways to build thermal relaxation meet at T2 = T1") {
  Random random(5);
  const GateMatrix rho = randomPureState(2, random);
  const GateMatrix below = applied(relaxation(1, 1, 0.3, 0.1), rho);
  const GateMatrix above = applied(relaxation(1, 1 + 1e-13, 0.3, 0.1), rho);
  CHECK(distance(below, above) < 1e-12);
}

TEST_CASE("T2 = 2 T1 is amplitude damping and an infinite T1 is phase damping") {
  Random random(6);
  const double infinity = std::numeric_limits<double>::infinity();
  const GateMatrix rho = randomPureState(2, random);
  const Channel damping = channelOf("amplitude-damping", {1 - std::exp(-0.3)});
  CHECK(distance(applied(relaxation(1, 2, 0.3), rho), applied(damping, rho)) < 1e-15);
  const Channel dephasing = channelOf("phase-damping", {1 - std::exp(-0.6)});
  CHECK(distance(applied(relaxation(infinity, 1, 0.3), rho), applied(dephasing, rho)) < 1e-15);
  CHECK(relaxation(infinity, 1, 0.3).pauli.size() == 4);
  CHECK(distance(applied(relaxation(1, 2, 0), rho), rho) == 0);
}

TEST_CASE("published figures of thermal relaxation") {
  // T1 = 50, T2 = 70, t = 1.
  const Channel longer = relaxation(50, 70, 1);
  CHECK(applied(longer, stateOf(1, 2))(0, 0).re == Approx(0.01980133).margin(5e-9));
  CHECK(2 * applied(longer, plusState())(0, 1).re == Approx(0.98581584).margin(5e-9));
  CHECK(averageGateFidelity(longer) == Approx(0.99197173).margin(5e-9));
  CHECK(longer.pauli.empty());
  // T1 = 100, T2 = 80, t = 0.3: Z with probability 0.00037374. It is the operator with a negative entry.
  const Channel shorter = relaxation(100, 80, 0.3);
  double flip = 0;
  for (const GateMatrix& k : shorter.kraus) {
    if (k(1, 1).re < 0) flip = k(1, 1).re * k(1, 1).re;
  }
  CHECK(flip == Approx(0.00037374).margin(5e-9));
}

TEST_CASE("process fidelity is the overlap with the identity on half of an entangled pair") {
  // The average over the six Pauli eigenstates, a 2-design, is the average gate fidelity.
  const Channel channel = relaxation(1, 1.4, 0.5, 0.2);
  double average = 0;
  for (std::size_t digit = 1; digit <= 3; ++digit) {
    for (const double sign : {1.0, -1.0}) {
      GateMatrix rho = identityOf(2);
      const GateMatrix p = pauliOn(digit, 0, 1);
      for (std::size_t i = 0; i < 4; ++i) rho.entries[i] = 0.5 * (rho.entries[i] + sign * p.entries[i]);
      average += expectation(rho, applied(channel, rho)) / 6;
    }
  }
  CHECK(averageGateFidelity(channel) == Approx(average).epsilon(1e-14));
}
