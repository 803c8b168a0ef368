#pragma once

#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/mitigate/symmetry.hpp"

namespace qualm {

/// Products of Pauli operators that the circuit's ideal state has a known sign of: generators of what is left of the
/// stabilizers of |0…0⟩ (Gottesman 1997, arXiv:quant-ph/9705052) when through each gate only those pass that it takes
/// to a product again, at its constant angles and at any of the parameters and features that the others follow. What a
/// circuit measures, resets or decides ends those on its qubits.
///
/// Of these the ones that commute with all terms of the observables; and no product of them is such a term, whose value
/// is to be measured.
std::vector<Symmetry> knownSymmetries(const Circuit& circuit, std::span<const Observable> observables);

}  // namespace qualm
