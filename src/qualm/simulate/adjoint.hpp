#pragma once

#include <span>

#include "qualm/simulate/executor.hpp"

namespace qualm {

/// Exact derivatives of ideal expectations in about three runs of the circuit, whatever the number of slots: the state
/// is run forwards once, then it and O|ψ⟩ are taken back gate by gate (Jones and Gacon 2020, arXiv:2009.02823).
/// Neighbouring gates on one qubit are taken back as one: all their derivatives follow from Im⟨λ|σ|ψ⟩ for the three
/// Pauli matrices. `request` gives circuit, bindings, observables and the initial state; `slots` are the wanted ones.
/// Throws not-unitary for a circuit that measures, resets or decides, and what validateRequest() throws.
SlotDerivatives adjointDerivatives(const Request& request, std::span<const std::size_t> slots);

}  // namespace qualm
