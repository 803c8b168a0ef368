#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "qualm/correct/code_experiment.hpp"

namespace qualm {

enum class Code : std::uint8_t { repetition, surface };

/// What goes wrong, and in which circuit, at one physical error rate p: a row of a table.
struct FaultModel {
  std::string_view name, doc;
  CheckCircuit circuit;
  CodeNoise (*noise)(double p);
};

/// The standard model is the first: every operation and every step of waiting fails with p. Where distances 5 and 7
/// cross in failures of as many rounds as the distance, decoded by union-find (40,000 shots or more a point):
///
///     name              surface code       repetition code
///     circuit-level     0.66 ± 0.01 %      4.5 ± 0.1 %
///     hadamards         0.46 ± 0.01 %      2.9 ± 0.1 %
///     operations-only   0.82 ± 0.02 %      7.9 ± 0.2 %
///
/// Published of surface codes under the first: 0.5 to 0.7 %, by matching that heeds correlations (Gidney et al. 2021,
/// arXiv:2108.10457). Of toric codes under circuit-level depolarizing noise: 0.62 % by weighted union-find, as here,
/// and 0.72 % by matching (Huang, Newman and Brown 2020, arXiv:2004.04693). Of matching, by model and circuit: 0.502 %
/// to 1.140 % (Stephens 2014, arXiv:1311.5003).
///
/// The figure that is often named for the repetition code, about 3 %, has no source that is known here. It is found
/// where data wait for four steps of each round, with Hadamard gates, and not where they wait for two. Thresholds of
/// other circuits and models: Vodola et al. 2021 (arXiv:2104.04847), Cao et al. 2025 (arXiv:2501.03582). Under
/// phenomenological noise its threshold is that of a square lattice, 9.9 % by union-find (Delfosse and Nickerson 2021,
/// arXiv:1709.06218).
std::span<const FaultModel> faultModels();

/// Throws invalid-option for a name that is none.
const FaultModel& faultModelNamed(std::string_view name);

/// The experiment of a code. Throws invalid-option for a distance, a number of rounds or a probability that is none.
CodeExperiment codeExperiment(Code code, std::size_t distance, std::size_t rounds, const CodeNoise& noise,
                              CheckCircuit circuit = CheckCircuit::direct);
CodeExperiment codeExperiment(Code code, std::size_t distance, std::size_t rounds, const FaultModel& model, double p);

}  // namespace qualm
