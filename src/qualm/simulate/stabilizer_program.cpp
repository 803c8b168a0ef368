#include "qualm/simulate/stabilizer_program.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/readout.hpp"

namespace qualm {
namespace {

constexpr double mixtureRounding = 1e-9;

void requireMixture(std::span<const double> probabilities, std::size_t qubits) {
  double sum = 0;
  for (const double p : probabilities) sum += p >= 0 ? p : NAN;
  const bool sized = (qubits == 1 || qubits == 2) && probabilities.size() == std::size_t{1} << (2 * qubits);
  if (sized && std::fabs(sum - 1) <= mixtureRounding) return;
  throw Error(ErrorCode::invalidChannel, "A mixture of Pauli operators needs 4^k probabilities that add up to 1.",
              std::to_string(probabilities.size()) + " that add up to " + numberText(sum), "4 or 16");
}

void appendChannel(const NoiseSchedule& schedule, const NoiseSchedule::Step& step, CliffordProgram& program) {
  const Channel& channel = schedule.channels[step.index];
  if (channel.pauli.empty()) {
    throw Error(
        ErrorCode::unsupported,
        "The stabilizer simulator runs mixtures of Pauli operators, and channel \"" + channel.name + "\" is none.",
        channel.name, "bit-flip, phase-flip, bit-phase-flip, pauli, depolarizing, phase-damping");
  }
  program.mixture(channel.pauli, std::span(step.qubits).first(channel.qubits));
}

void appendReading(const ReadoutConfusion& confusion, std::size_t qubit, std::size_t bit, RecordedProgram& result) {
  const double p10 = probabilityReadsOne(confusion, qubit, false).value_or(0);
  const double p11 = probabilityReadsOne(confusion, qubit, true).value_or(1);
  result.program.measure(qubit, 1 - p11, p10);
  result.bits.push_back(bit);
}

void requireUnconditional(const Operation& operation) {
  if (operation.condition.mask == 0) return;
  throw Error(ErrorCode::unsupported, "Pauli frames run circuits without feedback; a tableau runs it shot by shot.",
              "a conditional " + std::string(operation.name()), "operations without conditions");
}

void appendStep(const Operation& operation, std::span<const double> binding, const ReadoutConfusion& confusion,
                RecordedProgram& result) {
  requireUnconditional(operation);
  switch (operation.kind) {
    case Operation::Kind::gate:
      result.program.gate(*operation.gate, std::span(operation.qubits).first(operation.qubitCount()),
                          boundAngles(operation, binding));
      break;
    case Operation::Kind::measure:
      appendReading(confusion, operation.qubits[0], operation.bit, result);
      break;
    case Operation::Kind::reset:
      result.program.reset(operation.qubits[0]);
      break;
    case Operation::Kind::barrier:
      break;
  }
}

}  // namespace

CliffordProgram::CliffordProgram(std::size_t qubits) : qubits_(qubits) {
  if (qubits == 0) throw Error(ErrorCode::registerTooLarge, "A program has at least one qubit.", "0", "1 or more");
}

void CliffordProgram::append(Step::Kind kind, std::size_t index, std::span<const std::size_t> qubits) {
  Step step{kind, index, {}};
  for (std::size_t i = 0; i < qubits.size(); ++i) {
    if (qubits[i] >= qubits_) {
      throw Error(ErrorCode::qubitOutOfRange, "The program has no qubit " + std::to_string(qubits[i]) + ".",
                  std::to_string(qubits[i]), "0 to " + std::to_string(qubits_ - 1));
    }
    if (std::find(step.qubits.begin(), step.qubits.begin() + i, qubits[i]) != step.qubits.begin() + i) {
      throw Error(ErrorCode::duplicateQubit, "An operation names one qubit twice.", std::to_string(qubits[i]),
                  "different qubits");
    }
    step.qubits[i] = qubits[i];
  }
  steps_.push_back(step);
}

void CliffordProgram::gate(const Gate& gate, std::span<const std::size_t> qubits, std::array<double, 3> angles) {
  const auto [place, isNew] = known_.try_emplace({&gate, angles}, gates_.size());
  if (isNew) {
    Operation operation;
    operation.gate = &gate;
    for (std::size_t a = 0; a < gate.angles; ++a) operation.angles[a] = Angle::constant(angles[a]);
    gates_.push_back(requireClifford(operation, {}));
  }
  if (qubits.size() != gate.qubits()) {
    throw Error(ErrorCode::wrongArity, "Gate \"" + std::string(gate.name) + "\" has another number of qubits.",
                std::to_string(qubits.size()), std::to_string(gate.qubits()));
  }
  append(Step::Kind::gate, place->second, qubits);
}

void CliffordProgram::gate(std::string_view name, std::initializer_list<std::size_t> qubits) {
  gate(findGate(name), std::span(qubits.begin(), qubits.size()));
}

std::size_t CliffordProgram::measure(std::size_t qubit, double p01, double p10) {
  append(Step::Kind::measure, measurements_.size(), std::array{qubit});
  measurements_.push_back({qubit, p01, p10});
  return measurements_.size() - 1;
}

void CliffordProgram::reset(std::size_t qubit) { append(Step::Kind::reset, 0, std::array{qubit}); }

void CliffordProgram::mixture(std::span<const double> probabilities, std::span<const std::size_t> qubits) {
  requireMixture(probabilities, qubits.size());
  std::vector<double> values(probabilities.begin(), probabilities.end());
  const auto known = std::find(mixtures_.begin(), mixtures_.end(), values);
  append(Step::Kind::mixture, static_cast<std::size_t>(known - mixtures_.begin()), qubits);
  if (known == mixtures_.end()) mixtures_.push_back(std::move(values));
}

std::span<const std::size_t> CliffordProgram::qubitsOf(const Step& step) const {
  std::size_t count = 1;
  if (step.kind == Step::Kind::gate) count = gates_[step.index].qubits;
  if (step.kind == Step::Kind::mixture) count = mixtures_[step.index].size() == 4 ? 1 : 2;
  return std::span(step.qubits).first(count);
}

RecordedProgram programOf(const Circuit& circuit, std::span<const double> binding, const NoiseModel& noise) {
  RecordedProgram result{CliffordProgram(circuit.qubits()), {}};
  const NoiseSchedule schedule = scheduleNoise(circuit, noise);
  for (const NoiseSchedule::Step& step : schedule.steps) {
    if (step.isChannel) {
      appendChannel(schedule, step, result.program);
    } else {
      appendStep(circuit.operations()[step.index], binding, noise.readout, result);
    }
  }
  for (std::size_t q = 0; !circuit.measures() && q < circuit.qubits(); ++q) {
    appendReading(noise.readout, q, q, result);
  }
  return result;
}

}  // namespace qualm
