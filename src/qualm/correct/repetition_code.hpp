#pragma once

#include "qualm/correct/code_experiment.hpp"

namespace qualm {

/// A bit in `distance` copies, against X errors alone: qubits 0, 2, 4, … are data, and each qubit between two of them
/// measures their parity in every round. Logical Z is that of qubit 0. A round has four steps: reset, two of CX,
/// measurement; with Hadamard gates six: reset, Hadamard, two of CZ, Hadamard, measurement (as run by Kelly et al.
/// 2015, arXiv:1411.7403). Throws requireCode()'s errors.
CodeExperiment repetitionCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise,
                              CheckCircuit circuit = CheckCircuit::direct);

}  // namespace qualm
