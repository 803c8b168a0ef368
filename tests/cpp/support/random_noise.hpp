#pragma once

#include "qualm/core/random.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm::testing {

/// A random legal channel of the table on one qubit.
inline ChannelSpec randomChannel(Random& random) {
  const double p = random.uniform(0, 0.3), q = random.uniform(0, 0.3);
  switch (random.below(9)) {
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
    default:
      return {"over-rotation-x", {random.uniform(-0.3, 0.3)}, {}};
  }
}

/// Noise after every gate on one qubit, and jointly after every gate on two; with readout confusion where asked for.
inline NoiseModel randomNoise(std::size_t qubits, Random& random, bool misread = false) {
  NoiseModel noise;
  noise.rules.push_back({{"1q"}, {}, randomChannel(random)});
  noise.rules.push_back({{"2q"}, {}, randomChannel(random)});
  noise.rules.push_back({{"2q"}, {}, {"depolarizing", {random.uniform(0, 0.2)}, {}}});
  noise.rules.push_back({{"3q"}, {}, randomChannel(random)});
  if (!misread) return noise;
  for (std::size_t q = 0; q < qubits; ++q) {
    noise.readout.matrices.push_back(confusionOf(q, random.uniform(0, 0.1), random.uniform(0, 0.1)));
  }
  return noise;
}

}  // namespace qualm::testing
