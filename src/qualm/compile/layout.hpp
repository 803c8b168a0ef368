#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "qualm/compile/coupling.hpp"
#include "qualm/compile/operations.hpp"

namespace qualm {

/// Which qubits of a circuit meet in pair gates: the graph that a layout has to lay into the coupling map.
/// Every qubit's partners, ascending, each once.
std::vector<std::vector<std::size_t>> partnersOf(std::span<const Operation> operations, std::size_t qubits);

/// A layout on which every pair gate is coupled, so that no swap is needed: the identity if it does, else one found by
/// backtracking, given up after 100,000 placements. Nothing where there is none or none was found.
std::optional<Layout> fittingLayout(const std::vector<std::vector<std::size_t>>& partners, const CouplingMap& map);

}  // namespace qualm
