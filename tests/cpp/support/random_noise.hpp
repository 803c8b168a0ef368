#pragma once

#include <array>
#include <cmath>
#include <utility>

#include "qualm/core/random.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm::testing {

/// T1, and a T2 up to its limit of 2·T1: half of them above T1.
inline std::pair<double, double> randomLifetimes(Random& random) {
  const double t1 = random.uniform(20e-6, 80e-6);
  return {t1, random.uniform(0.1, 2) * t1};
}

/// A random turn of one qubit with some probability, nothing otherwise; written as Kraus operators.
inline ChannelSpec randomKraus(Random& random) {
  const double p = random.uniform(0.05, 0.3);
  const std::array<double, 3> angles{random.uniform(-3, 3), random.uniform(-3, 3), random.uniform(-3, 3)};
  GateMatrix turn = findGate("u").matrix(angles), stay = findGate("id").matrix({});
  for (std::size_t e = 0; e < 4; ++e) {
    turn.entries[e] = std::sqrt(p) * turn.entries[e];
    stay.entries[e] = std::sqrt(1 - p) * stay.entries[e];
  }
  return {"kraus", {}, {turn, stay}};
}

/// A random legal channel on one qubit: every kind of the table that there is on one.
inline ChannelSpec randomChannel(Random& random) {
  const double p = random.uniform(0, 0.3), q = random.uniform(0, 0.3), angle = random.uniform(-0.3, 0.3);
  const auto [t1, t2] = randomLifetimes(random);
  switch (random.below(14)) {
    case 0:
      return {"bit-flip", {p}, {}};
    case 1:
      return {"phase-flip", {p}, {}};
    case 2:
      return {"bit-phase-flip", {p}, {}};
    case 3:
      return {"pauli", {p, q, random.uniform(0, 0.3)}, {}};
    case 4:
      return {"depolarizing", {p}, {}};
    case 5:
      return {"amplitude-damping", {p}, {}};
    case 6:
      return {"generalized-amplitude-damping", {p, q}, {}};
    case 7:
      return {"phase-damping", {p}, {}};
    case 8:
      return {"thermal-relaxation", {t1, t2, p * t1, q}, {}};
    case 9:
      return {"reset", {p}, {}};
    case 10:
      return {"over-rotation-x", {angle}, {}};
    case 11:
      return {"over-rotation-y", {angle}, {}};
    case 12:
      return {"over-rotation-z", {angle}, {}};
    default:
      return randomKraus(random);
  }
}

/// Qubits that relax while they wait, for times that are not short beside their lifetimes.
inline void addRandomIdle(NoiseModel& noise, std::size_t qubits, Random& random) {
  for (std::size_t q = 0; q < qubits; ++q) {
    const auto [t1, t2] = randomLifetimes(random);
    noise.idle.t1.push_back(t1);
    noise.idle.t2.push_back(t2);
  }
  for (const char* name : {"1q", "2q", "3q", "measure", "reset"}) {
    noise.durations.byName.emplace_back(name, random.uniform(1e-6, 10e-6));
  }
  noise.durations.onQubits.push_back(
      {"h", {static_cast<std::size_t>(random.below(qubits))}, random.uniform(1e-6, 10e-6)});
}

/// Noise after every gate on one qubit, and jointly after every gate on two; in half of the models also while qubits
/// wait and between two neighbours; with readout confusion where asked for.
inline NoiseModel randomNoise(std::size_t qubits, Random& random, bool misread = false) {
  NoiseModel noise;
  noise.rules.push_back({{"1q"}, {}, randomChannel(random)});
  noise.rules.push_back({{"2q"}, {}, randomChannel(random)});
  noise.rules.push_back({{"2q"}, {}, {"depolarizing", {random.uniform(0, 0.2)}, {}}});
  noise.rules.push_back({{"2q"}, {}, {"zz-crosstalk", {random.uniform(-0.3, 0.3)}, {}}});
  noise.rules.push_back({{"3q"}, {}, randomChannel(random)});
  if (random.below(2) == 0) addRandomIdle(noise, qubits, random);
  if (qubits > 1 && !noise.idle.t1.empty()) noise.crosstalk.push_back({0, 1, random.uniform(-3e4, 3e4)});
  if (!misread) return noise;
  for (std::size_t q = 0; q < qubits; ++q) {
    noise.readout.matrices.push_back(confusionOf(q, random.uniform(0, 0.1), random.uniform(0, 0.1)));
  }
  return noise;
}

}  // namespace qualm::testing
