#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm::testing {

struct RandomCircuitOptions {
  std::size_t qubits, gates;
  std::size_t parameters = 0, features = 0;  ///< angles draw from these, with random scales and offsets, if any
  bool weighted = false;                     ///< products of both, too
};

inline Angle randomAngle(const RandomCircuitOptions& options, Random& random) {
  const std::uint64_t kind = random.below(options.weighted ? 4 : 3);
  const double scale = random.uniform(-2, 2), offset = random.uniform(-3, 3);
  if (kind == 1 && options.parameters > 0) return Angle::parameter(random.below(options.parameters), scale, offset);
  if (kind == 2 && options.features > 0) return Angle::feature(random.below(options.features), scale, offset);
  if (kind == 3) {
    return Angle::weighted(random.below(options.parameters), random.below(options.features), scale, offset);
  }
  return Angle::constant(offset);
}

/// Gates drawn from the whole table, as many as fit the register.
inline Circuit randomCircuit(const RandomCircuitOptions& options, Random& random) {
  Circuit circuit(options.qubits);
  for (std::size_t p = 0; p < options.parameters; ++p) circuit.parameter("p" + std::to_string(p));
  std::vector<std::size_t> order(options.qubits);
  std::iota(order.begin(), order.end(), std::size_t{0});
  while (circuit.operations().size() < options.gates) {
    const Gate& gate = gateTable()[random.below(gateTable().size())];
    if (gate.qubits() > options.qubits) continue;
    random.shuffle(order);
    std::vector<Angle> angles;
    for (std::size_t a = 0; a < gate.angles; ++a) angles.push_back(randomAngle(options, random));
    circuit.append(gate.name, std::span(order).first(gate.qubits()), angles);
  }
  return circuit;
}

inline Matrix randomMatrix(std::size_t rows, std::size_t columns, Random& random) {
  Matrix matrix(rows, columns);
  for (double& value : matrix.values) value = random.uniform(-3, 3);
  return matrix;
}

/// Shifts that move every slot from number `first` on.
inline std::vector<Shift> randomShifts(std::size_t count, std::size_t slots, Random& random, std::size_t first = 0) {
  std::vector<Shift> shifts(count);
  for (Shift& shift : shifts) {
    for (std::size_t slot = first; slot < slots; ++slot) shift.push_back({slot, random.uniform(-3, 3)});
  }
  return shifts;
}

/// A binding under a shift, for simulators that know one binding at a time.
inline std::vector<double> moved(std::span<const double> binding, const Shift& shift) {
  std::vector<double> result(binding.begin(), binding.end());
  for (const SlotMove& move : shift) result[move.slot] += move.amount;
  return result;
}

}  // namespace qualm::testing
