#include "qualm/mitigate/quasi_probability.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/insertion.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/optimize/linear_program.hpp"
#include "qualm/simulate/transfer_operation.hpp"

namespace qualm {
namespace {

constexpr double negligible = 1e-12;  // of a weight

constexpr std::array insertions{Insertion::nothing, Insertion::x,     Insertion::y,
                                Insertion::z,       Insertion::reset, Insertion::resetToOne};

/// a after b.
TransferMatrix product(const TransferMatrix& a, const TransferMatrix& b) {
  TransferMatrix result{a.dimension, std::vector<double>(a.dimension * a.dimension, 0.0)};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    double* to = result.values.data() + i * a.dimension;
    for (std::size_t m = 0; m < a.dimension; ++m) {
      const double factor = a(i, m);
      if (factor == 0) continue;  // most are
      const double* from = b.values.data() + m * a.dimension;
      for (std::size_t j = 0; j < a.dimension; ++j) to[j] += factor * from[j];
    }
  }
  return result;
}

/// One on each qubit of a pair; the first qubit's digit is the least significant.
TransferMatrix onPair(const TransferMatrix& first, const TransferMatrix& second) {
  TransferMatrix result{16, std::vector<double>(256)};
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t j = 0; j < 16; ++j) result.values[i * 16 + j] = first(i % 4, j % 4) * second(i / 4, j / 4);
  }
  return result;
}

/// One insertion as it really runs: its operations and the noise that meets them.
TransferMatrix noisyInsertion(Insertion insertion, std::size_t qubit, std::size_t registerQubits,
                              const NoiseModel& model) {
  Circuit circuit(registerQubits);
  appendInsertion(circuit, qubit, insertion);
  TransferMatrix result = transferMatrix(findGate("id"), {});
  const NoiseSchedule schedule = scheduleNoise(circuit, model);
  for (const NoiseSchedule::Step& step : schedule.steps) {
    if (step.isChannel) {
      result = product(transferMatrix(schedule.channels[step.index]), result);
      continue;
    }
    const Operation& operation = circuit.operations()[step.index];
    result = product(
        operation.isGate() ? transferMatrix(*operation.gate, {}) : transferMatrix(makeChannel({"reset", {1}, {}}, 1)),
        result);
  }
  return result;
}

std::vector<TransferMatrix> noisyInsertions(std::size_t qubit, std::size_t registerQubits, const NoiseModel& model) {
  std::vector<TransferMatrix> result;
  for (const Insertion insertion : insertions) {
    result.push_back(noisyInsertion(insertion, qubit, registerQubits, model));
  }
  return result;
}

struct Candidate {
  std::array<Insertion, 2> insertions;
  TransferMatrix undone;  ///< the channel and then the insertions
};

std::vector<Candidate> candidatesFor(const PlacedChannel& placed, const NoiseModel& model) {
  const TransferMatrix noise = transferMatrix(*placed.channel);
  const std::vector<TransferMatrix> first = noisyInsertions(placed.qubits[0], placed.registerQubits, model);
  std::vector<Candidate> result;
  if (placed.channel->qubits == 1) {
    for (std::size_t a = 0; a < first.size(); ++a) {
      result.push_back({{insertions[a], Insertion::nothing}, product(first[a], noise)});
    }
    return result;
  }
  const std::vector<TransferMatrix> second = noisyInsertions(placed.qubits[1], placed.registerQubits, model);
  for (std::size_t a = 0; a < first.size(); ++a) {
    for (std::size_t b = 0; b < second.size(); ++b) {
      result.push_back({{insertions[a], insertions[b]}, product(onPair(first[a], second[b]), noise)});
    }
  }
  return result;
}

/// Σ weight · candidate = identity, entry by entry; each weight as the difference of two numbers that are not negative.
/// Entries that no candidate has are left out.
std::vector<double> cheapestWeights(const std::vector<Candidate>& candidates) {
  const std::size_t count = candidates.size(), size = candidates[0].undone.dimension;
  std::vector<std::size_t> entries;
  for (std::size_t e = 0; e < size * size; ++e) {
    bool used = e / size == e % size;
    for (const Candidate& candidate : candidates) used = used || std::abs(candidate.undone.values[e]) > 1e-14;
    if (used) entries.push_back(e);
  }
  Matrix constraints(entries.size(), 2 * count);
  std::vector<double> right;
  for (std::size_t r = 0; r < entries.size(); ++r) {
    for (std::size_t c = 0; c < count; ++c) {
      constraints(r, c) = candidates[c].undone.values[entries[r]];
      constraints(r, count + c) = -constraints(r, c);
    }
    right.push_back(entries[r] / size == entries[r] % size ? 1 : 0);
  }
  const std::vector<double> parts = solveLinearProgram(constraints, right, std::vector<double>(2 * count, 1.0));
  std::vector<double> weights;
  for (std::size_t c = 0; c < count; ++c) weights.push_back(parts[c] - parts[count + c]);
  return weights;
}

[[noreturn]] void refuse(const Channel& channel) {
  throw Error(ErrorCode::unsupported,
              "This noise can't be undone by Pauli gates and resets: no quasi-probability has a finite gamma.",
              "\"" + channel.name + "\" on " + std::to_string(channel.qubits) + " qubits",
              "Pauli mixtures that leave something, damping, relaxation; others once they are twirled");
}

}  // namespace

QuasiProbability undo(const PlacedChannel& placed, const NoiseModel& model) {
  const std::vector<Candidate> candidates = candidatesFor(placed, model);
  std::vector<double> weights;
  try {
    weights = cheapestWeights(candidates);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::notConverged) refuse(*placed.channel);
    throw;
  }
  QuasiProbability result;
  result.gamma = 0;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    if (std::abs(weights[c]) < negligible) continue;
    result.parts.push_back({candidates[c].insertions, weights[c]});
    result.gamma += std::abs(weights[c]);
  }
  return result;
}

const QuasiProbability::Part& QuasiProbability::draw(Random& random) const {
  double left = random.uniform() * gamma;
  for (const Part& part : parts) {
    left -= std::abs(part.weight);
    if (left < 0) return part;
  }
  return parts.back();
}

double samplesFor(double gamma, double precision) {
  if (!(precision > 0) || !std::isfinite(precision)) {
    throw Error(ErrorCode::invalidOption, "A precision is a standard error to reach.", numberText(precision),
                "more than 0");
  }
  return std::ceil(gamma / precision * (gamma / precision));
}

}  // namespace qualm
