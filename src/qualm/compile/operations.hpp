#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "qualm/circuit/circuit.hpp"

namespace qualm {

/// What the passes of the compiler rewrite: the operations of a circuit, without its slots.
using Operations = std::vector<Operation>;

/// One gate, unchecked: the caller names qubits and angles that fit it.
Operation gateOperation(const Gate& gate, std::initializer_list<std::size_t> qubits,
                        std::initializer_list<Angle> angles = {});
Operation gateOperation(std::string_view gate, std::initializer_list<std::size_t> qubits,
                        std::initializer_list<Angle> angles = {});

/// The operation on other qubits: q becomes layout[q].
Operation relabeled(Operation operation, std::span<const std::size_t> layout);

/// A gate on two qubits, whatever its condition: what a coupling map restricts.
bool isPair(const Operation& operation);

/// A circuit of `qubits` qubits with the parameters, features and classical bits of `like`.
Circuit circuitOf(const Circuit& like, std::size_t qubits, std::span<const Operation> operations);

}  // namespace qualm
