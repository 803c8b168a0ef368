#pragma once

#include "convert.hpp"
#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"

namespace qualm::bindings {

/// { qubits, bits, operations: [{ gate, qubits: [0], angles: [0.3 | {param, scale, offset} | {feature, scale, offset} |
/// {param, feature, scale, offset}], bit, condition: { bits: [0], value: 1 } }] }; beside the names of the gate table,
/// `gate` may be measure (into `bit`), reset or barrier.
Circuit toCircuit(const val& plain);
val toPlain(const Circuit& circuit);

/// [[[coefficient, "Z0 Z1"], …], …]
std::vector<Observable> toObservables(const val& plain, std::size_t qubits);
val toPlain(std::span<const Observable> observables);

/// The rows of { features, rows }.
Matrix toFeatures(const val& options);

/// The bindings that { params, features, rows } ask for. Throws unbound-slot for a missing parameter or feature and
/// shape-mismatch where the rows have more columns than the circuit has features.
Matrix toBindings(const Circuit& circuit, const val& options);

}  // namespace qualm::bindings
