#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"

namespace qualm::testing {

/// What a version of OpenQASM can hold.
struct ProgramOptions {
  bool slots;          ///< parameters and features
  bool anyConditions;  ///< false: conditions read whole ranges that don't overlap
};

inline double randomConstant(Random& random) {
  switch (random.below(4)) {
    case 0:
      return static_cast<double>(random.below(33)) * 3.141592653589793 / 16 - 3.141592653589793;
    case 1:
      return static_cast<double>(random.below(9)) - 4;
    case 2:
      return random.uniform(-1, 1) * 1e-9;
    default:
      return random.uniform(-7, 7);
  }
}

inline Angle randomSlot(Random& random, const ProgramOptions& options) {
  const std::uint64_t kind = options.slots ? random.below(4) : 0;
  const double scale = random.below(2) == 0 ? 1 : randomConstant(random);
  const double offset = random.below(2) == 0 ? 0 : randomConstant(random);
  if (kind == 1) return Angle::parameter(random.below(4), scale, offset);
  if (kind == 2) return Angle::feature(random.below(3), scale, offset);
  if (kind == 3) return Angle::weighted(random.below(4), random.below(3), scale, offset);
  return Angle::constant(randomConstant(random));
}

inline Condition randomCondition(std::size_t bits, Random& random, const ProgramOptions& options) {
  Condition condition;
  if (options.anyConditions) {
    condition.mask = random.below((std::uint64_t{1} << bits) - 1) + 1;
  } else {
    constexpr std::uint64_t ranges[] = {0b00011, 0b00100, 0b11000};
    condition.mask = ranges[random.below(3)];
  }
  condition.value = random.next() & condition.mask;
  return condition;
}

/// Five qubits, five bits: gates of the whole table, measurements, resets, barriers and conditions.
inline Circuit randomProgram(Random& random, const ProgramOptions& options) {
  constexpr std::size_t size = 5;
  Circuit circuit(size, size);
  if (options.slots) {
    for (const char* name : {"a", "layer0.q1.ry0", "pi", "x_7"}) circuit.parameter(name);
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t step = 0; step < 30; ++step) {
    random.shuffle(order);
    const std::uint64_t kind = random.below(10);
    if (kind == 0) circuit.measure(order[0], random.below(size));
    if (kind == 1) circuit.reset(order[0]);
    if (kind == 2) circuit.barrier(std::span(order).first(1 + random.below(size)));
    if (kind >= 3) {
      const Gate& gate = gateTable()[random.below(gateTable().size())];
      std::vector<Angle> angles;
      for (std::size_t a = 0; a < gate.angles; ++a) angles.push_back(randomSlot(random, options));
      circuit.append(gate.name, std::span(order).first(gate.qubits()), angles);
    }
    if (kind != 2 && random.below(4) == 0) circuit.conditionLast(randomCondition(size, random, options));
  }
  return circuit;
}

}  // namespace qualm::testing
