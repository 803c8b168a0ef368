#include "qualm/compile/operations.hpp"

#include <algorithm>

namespace qualm {

Operation gateOperation(const Gate& gate, std::initializer_list<std::size_t> qubits,
                        std::initializer_list<Angle> angles) {
  Operation operation;
  operation.gate = &gate;
  std::copy(qubits.begin(), qubits.end(), operation.qubits.begin());
  std::copy(angles.begin(), angles.end(), operation.angles.begin());
  return operation;
}

Operation gateOperation(std::string_view gate, std::initializer_list<std::size_t> qubits,
                        std::initializer_list<Angle> angles) {
  return gateOperation(findGate(gate), qubits, angles);
}

Operation relabeled(Operation operation, std::span<const std::size_t> layout) {
  for (std::size_t i = 0; i < operation.qubitCount(); ++i) operation.qubits[i] = layout[operation.qubits[i]];
  std::uint64_t fenced = 0;
  for (std::size_t q = 0; q < layout.size(); ++q) fenced |= ((operation.fenced >> q) & 1U) << layout[q];
  operation.fenced = fenced;
  return operation;
}

bool isPair(const Operation& operation) { return operation.isGate() && operation.gate->qubits() == 2; }

Circuit circuitOf(const Circuit& like, std::size_t qubits, std::span<const Operation> operations) {
  Circuit circuit(qubits, like.bits());
  for (const std::string& name : like.parameterNames()) circuit.parameter(name);
  for (const Operation& operation : operations) {
    circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
  }
  return circuit;
}

}  // namespace qualm
