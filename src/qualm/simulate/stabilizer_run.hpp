#pragma once

#include <cstdint>
#include <span>

#include "qualm/simulate/stabilizer_tableau.hpp"

namespace qualm {

/// Applies one operation of a circuit, where its condition holds. `bits` is the classical register. Throws unsupported,
/// naming the gate, where it is not Clifford under the binding.
void applyOperation(const Operation& operation, std::span<const double> binding, std::uint64_t& bits, Tableau& tableau,
                    Random& random);

/// One shot of a circuit on a tableau of at least its qubits, feedback included: the classical register at the end.
std::uint64_t runCircuit(const Circuit& circuit, std::span<const double> binding, Tableau& tableau, Random& random);

}  // namespace qualm
