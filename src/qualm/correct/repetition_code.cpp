#include "qualm/correct/repetition_code.hpp"

#include "qualm/correct/code_builder.hpp"

namespace qualm {
namespace {

/// One round: the measurements of all parities, in the order of their qubits.
std::vector<std::size_t> measureParities(std::size_t qubits, CheckCircuit circuit, CodeBuilder& builder) {
  const bool hadamards = circuit == CheckCircuit::hadamards;
  const auto eachCheck = [&](auto operation) {
    for (std::size_t q = 1; q < qubits; q += 2) operation(q);
    builder.endStep();
  };
  const auto couple = [&](std::size_t data, std::size_t check) { builder.gate(hadamards ? "cz" : "cx", data, check); };
  const auto turn = [&](std::size_t check) { builder.gate("h", check); };
  for (std::size_t q = 0; q < qubits; q += 2) builder.flipData(q);
  eachCheck([&](std::size_t check) { builder.reset(check); });
  if (hadamards) eachCheck(turn);
  eachCheck([&](std::size_t check) { couple(check - 1, check); });
  eachCheck([&](std::size_t check) { couple(check + 1, check); });
  if (hadamards) eachCheck(turn);
  std::vector<std::size_t> measured;
  eachCheck([&](std::size_t check) { measured.push_back(builder.measure(check)); });
  return measured;
}

}  // namespace

CodeExperiment repetitionCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise, CheckCircuit circuit) {
  requireCode(distance, rounds, noise);
  const std::size_t qubits = 2 * distance - 1;
  CodeBuilder builder(qubits, noise);
  for (std::size_t q = 0; q < qubits; q += 2) builder.reset(q);
  std::vector<std::size_t> before;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::vector<std::size_t> now = measureParities(qubits, circuit, builder);
    for (std::size_t i = 0; i < now.size(); ++i) builder.compareRounds(before, now, i);
    before = now;
  }
  std::vector<std::size_t> data;
  for (std::size_t q = 0; q < qubits; q += 2) data.push_back(builder.measure(q));
  for (std::size_t i = 0; i + 1 < distance; ++i) builder.detector({before[i], data[i], data[i + 1]});
  return builder.finish({data[0]}, rounds);
}

}  // namespace qualm
