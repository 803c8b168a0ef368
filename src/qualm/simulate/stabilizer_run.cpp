#include "qualm/simulate/stabilizer_run.hpp"

namespace qualm {

void applyOperation(const Operation& operation, std::span<const double> binding, std::uint64_t& bits, Tableau& tableau,
                    Random& random) {
  if (!operation.condition.holds(bits)) return;
  const std::uint64_t bit = std::uint64_t{1} << operation.bit;
  switch (operation.kind) {
    case Operation::Kind::gate:
      tableau.apply(requireClifford(operation, binding), std::span(operation.qubits).first(operation.qubitCount()));
      break;
    case Operation::Kind::measure:
      bits = tableau.measure(operation.qubits[0], random) ? bits | bit : bits & ~bit;
      break;
    case Operation::Kind::reset:
      tableau.reset(operation.qubits[0], random);
      break;
    case Operation::Kind::barrier:
      break;
  }
}

std::uint64_t runCircuit(const Circuit& circuit, std::span<const double> binding, Tableau& tableau, Random& random) {
  std::uint64_t bits = 0;
  for (const Operation& operation : circuit.operations()) applyOperation(operation, binding, bits, tableau, random);
  return bits;
}

}  // namespace qualm
