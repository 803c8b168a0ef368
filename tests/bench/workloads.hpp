#pragma once

#include <numbers>
#include <string>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"

namespace qualm::bench {

/// RY and RZ on every qubit and a CNOT ring, `layers` times, with constant random angles.
inline Circuit layered(std::size_t qubits, std::size_t layers) {
  Circuit circuit(qubits);
  Random random(1);
  const auto angle = [&] { return Angle::constant(random.uniform(-std::numbers::pi, std::numbers::pi)); };
  for (std::size_t layer = 0; layer < layers; ++layer) {
    for (std::size_t q = 0; q < qubits; ++q) {
      circuit.append("ry", {q}, {angle()});
      circuit.append("rz", {q}, {angle()});
    }
    for (std::size_t q = 0; q < qubits; ++q) circuit.append("cx", {q, (q + 1) % qubits});
  }
  return circuit;
}

/// A classifier: RX encoding, two layers of RZ·RY·RZ on every qubit and a CNOT ring; 6 parameters a qubit.
inline Circuit classifier(std::size_t qubits) {
  Circuit circuit(qubits);
  for (std::size_t q = 0; q < qubits; ++q) circuit.append("rx", {q}, {Angle::feature(q)});
  for (std::size_t layer = 0; layer < 2; ++layer) {
    for (std::size_t q = 0; q < qubits; ++q) {
      for (const char* gate : {"rz", "ry", "rz"}) {
        circuit.append(gate, {q},
                       {Angle::parameter(circuit.parameter(std::to_string(circuit.parameterNames().size())))});
      }
    }
    for (std::size_t q = 0; q < qubits; ++q) circuit.append("cx", {q, (q + 1) % qubits});
  }
  return circuit;
}

}  // namespace qualm::bench
