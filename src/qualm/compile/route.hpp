#pragma once

#include <cstddef>

#include "qualm/compile/coupling.hpp"
#include "qualm/compile/dependencies.hpp"
#include "qualm/compile/operations.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

/// A circuit on the places of a coupling map, every pair gate on a coupled pair.
struct Routing {
  Operations operations;  ///< with the swaps that were put in
  Layout initial, final;  ///< qubit of the circuit → place before and after
  std::size_t swaps = 0;
};

/// Puts swaps into a circuit by the search of Li, Ding and Xie, "Tackling the qubit mapping problem for NISQ-era
/// quantum devices" (ASPLOS 2019, arXiv:1809.02573): of all swaps next to a blocked gate, the one that brings the
/// blocked gates, and with half the weight the next 20, nearest to their qubits, with a decay that spreads swaps over
/// qubits. `initial` is a permutation of the map's places, the map is connected, and gates have at most two qubits.
Routing route(const Operations& operations, const CouplingMap& map, const Layout& initial, Random& random);

/// The better start for the circuit that the same search finds by going through it forwards and then backwards.
Layout improvedLayout(const Operations& operations, const CouplingMap& map, Layout layout, Random& random);

}  // namespace qualm
