#pragma once

#include "qualm/correct/code_experiment.hpp"

namespace qualm {

/// The rotated surface code: distance² data qubits in rows, qubit row·distance + column, then one qubit for each of
/// distance² − 1 checks. Checks of X end the top and the bottom, checks of Z the sides. Logical Z is Z on the first
/// row. Each check takes its four data qubits in an order such that an error on it halfway spreads along its own kind's
/// logical operator only across, never along (Tomita and Svore 2014, arXiv:1404.3747). A round has six steps: reset,
/// four of CX, measurement (Gidney et al. 2021, arXiv:2108.10457); with Hadamard gates before and after those of CX
/// eight (Fowler et al. 2012, arXiv:1208.0928). Throws requireCode()'s errors.
CodeExperiment surfaceCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise,
                           CheckCircuit circuit = CheckCircuit::direct);

}  // namespace qualm
