#pragma once

#include "qualm/correct/code_experiment.hpp"

namespace qualm {

/// The rotated surface code: distance² data qubits in rows, qubit row·distance + column, then one qubit for each of
/// distance² − 1 checks. Checks of X end the top and the bottom, checks of Z the sides. Logical Z is Z on the first
/// row. Each check takes its four data qubits in an order such that an error on it halfway spreads along its own kind's
/// logical operator only across, never along (Tomita and Svore 2014, arXiv:1404.3747). Throws requireCode()'s errors.
CodeExperiment surfaceCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise);

}  // namespace qualm
