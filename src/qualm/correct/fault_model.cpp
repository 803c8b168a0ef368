#include "qualm/correct/fault_model.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/correct/repetition_code.hpp"
#include "qualm/correct/surface_code.hpp"

namespace qualm {
namespace {

constexpr std::array table{
    FaultModel{"circuit-level",
               "Every reset, gate, measurement and step of waiting fails with p; a round of the surface code has six "
               "steps, one of the repetition code four (SD6 of Gidney et al. 2021, arXiv:2108.10457)",
               CheckCircuit::direct, &CodeNoise::circuitLevel},
    FaultModel{
        "hadamards",
        "The same where X is prepared and read out by Hadamard gates: rounds of eight steps (Fowler et al. 2012, "
        "arXiv:1208.0928) and of six, with CZ (Kelly et al. 2015, arXiv:1411.7403)",
        CheckCircuit::hadamards, &CodeNoise::circuitLevel},
    FaultModel{"operations-only",
               "Resets, gates and measurements fail with p, and qubits that wait stay as they are (as Cao et al. 2025, "
               "arXiv:2501.03582, run the repetition code)",
               CheckCircuit::direct, &CodeNoise::operationsOnly},
    FaultModel{"phenomenological", "Before each round data flip with p, and measurements are misread with p",
               CheckCircuit::direct, &CodeNoise::phenomenological},
    FaultModel{"code-capacity", "Before each round data flip with p, and all else is perfect", CheckCircuit::direct,
               &CodeNoise::codeCapacity},
};

}  // namespace

std::span<const FaultModel> faultModels() { return table; }

const FaultModel& faultModelNamed(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const FaultModel& row) { return row.name == name; });
  if (found != table.end()) return *found;
  std::string names;
  for (const FaultModel& row : table) names += (names.empty() ? "" : ", ") + std::string(row.name);
  throw Error(ErrorCode::invalidOption, "There is no such model of faults.", std::string(name), names);
}

CodeExperiment codeExperiment(Code code, std::size_t distance, std::size_t rounds, const CodeNoise& noise,
                              CheckCircuit circuit) {
  return code == Code::surface ? surfaceCode(distance, rounds, noise, circuit)
                               : repetitionCode(distance, rounds, noise, circuit);
}

CodeExperiment codeExperiment(Code code, std::size_t distance, std::size_t rounds, const FaultModel& model, double p) {
  return codeExperiment(code, distance, rounds, model.noise(p), model.circuit);
}

}  // namespace qualm
