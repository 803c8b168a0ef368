#include "qualm/correct/code_builder.hpp"

#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

/// Each Pauli operator but the identity with the same probability, p in all.
std::vector<double> uniformErrors(double p, std::size_t qubits) {
  const std::size_t paulis = std::size_t{1} << (2 * qubits);
  std::vector<double> probabilities(paulis, p / static_cast<double>(paulis - 1));
  probabilities[0] = 1 - p;
  return probabilities;
}

}  // namespace

CodeBuilder::CodeBuilder(std::size_t qubits, const CodeNoise& noise)
    : noise_(noise), experiment_{CliffordProgram(qubits), {}, {}, 0}, busy_(qubits, false) {}

void CodeBuilder::flip(double p, std::size_t qubit) {
  if (p > 0) experiment_.program.mixture(std::array{1 - p, p, 0.0, 0.0}, std::array{qubit});
}

void CodeBuilder::depolarize(double p, std::size_t qubit) {
  if (p > 0) experiment_.program.mixture(uniformErrors(p, 1), std::array{qubit});
}

void CodeBuilder::flipData(std::size_t qubit) { flip(noise_.data, qubit); }

void CodeBuilder::gate(std::string_view name, std::size_t qubit) {
  busy_[qubit] = true;
  experiment_.program.gate(name, {qubit});
  depolarize(noise_.oneQubit, qubit);
}

void CodeBuilder::gate(std::string_view name, std::size_t control, std::size_t target) {
  busy_[control] = busy_[target] = true;
  experiment_.program.gate(name, {control, target});
  if (noise_.twoQubit > 0) experiment_.program.mixture(uniformErrors(noise_.twoQubit, 2), std::array{control, target});
}

void CodeBuilder::reset(std::size_t qubit) {
  busy_[qubit] = true;
  experiment_.program.reset(qubit);
  flip(noise_.resetFlip, qubit);
}

void CodeBuilder::resetX(std::size_t qubit) {
  reset(qubit);
  experiment_.program.gate("h", {qubit});
}

std::size_t CodeBuilder::measure(std::size_t qubit) {
  busy_[qubit] = true;
  flip(noise_.measurementFlip, qubit);
  return experiment_.program.measure(qubit);
}

std::size_t CodeBuilder::measureX(std::size_t qubit) {
  experiment_.program.gate("h", {qubit});
  return measure(qubit);
}

void CodeBuilder::endStep() {
  for (std::size_t q = 0; q < busy_.size(); ++q) {
    if (!busy_[q]) depolarize(noise_.idle, q);
    busy_[q] = false;
  }
}

void CodeBuilder::compareRounds(std::span<const std::size_t> before, std::span<const std::size_t> now,
                                std::size_t check) {
  if (before.empty()) return detector({now[check]});
  detector({before[check], now[check]});
}

CodeExperiment CodeBuilder::finish(std::vector<std::size_t> observable, std::size_t rounds) {
  experiment_.observable = std::move(observable);
  experiment_.rounds = rounds;
  return std::move(experiment_);
}

void requireCode(std::size_t distance, std::size_t rounds, const CodeNoise& noise) {
  if (distance < 3 || distance % 2 == 0) {
    throw Error(ErrorCode::invalidOption, "A code's distance is odd and at least 3.", std::to_string(distance),
                "3, 5, 7, ...");
  }
  if (rounds == 0) throw Error(ErrorCode::invalidOption, "An experiment has at least one round.", "0", "1 or more");
  for (const double p :
       {noise.data, noise.oneQubit, noise.twoQubit, noise.resetFlip, noise.measurementFlip, noise.idle}) {
    if (p >= 0 && p <= 1) continue;
    throw Error(ErrorCode::invalidOption, "The noise on a code is given as probabilities.", numberText(p), "0 to 1");
  }
}

}  // namespace qualm
