#include "qualm/simulate/lane_operations.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "qualm/simulate/kernels.hpp"

namespace qualm {
namespace {

constexpr std::array<Complex, 4> identity{{{1, 0}, {}, {}, {1, 0}}};

PairOperation singleQubit(std::size_t qubit) {
  PairOperation pair;
  pair.bitCount = 1;
  pair.bits[0] = static_cast<std::uint8_t>(qubit);
  pair.offset1 = std::size_t{1} << qubit;
  return pair;
}

void fillPlanes(double* planes, const LaneMatrices& matrices) {
  for (std::size_t l = 0; l < matrices.size(); ++l) {
    for (std::size_t e = 0; e < 4; ++e) {
      planes[(2 * e) * batchLanes + l] = matrices[l][e].re;
      planes[(2 * e + 1) * batchLanes + l] = matrices[l][e].im;
    }
  }
}

void writePlanes(PairProgram& program, PairOperation& pair, const LaneMatrices& matrices) {
  pair.perRow = true;
  pair.shape = PairShape::general;
  pair.firstCoefficient = program.coefficients.size();
  program.coefficients.resize(program.coefficients.size() + 8 * batchLanes);
  fillPlanes(program.coefficients.data() + pair.firstCoefficient, matrices);
}

/// Tr(K ρ K†) for one lane of reducedDensity().
double weightOf(const GateMatrix& k, std::span<const Complex> rho, std::size_t lane, std::size_t lanes) {
  double sum = 0;
  for (std::size_t row = 0; row < k.dimension; ++row) {
    for (std::size_t i = 0; i < k.dimension; ++i) {
      for (std::size_t j = 0; j < k.dimension; ++j) {
        sum += (k(row, i) * rho[(i * k.dimension + j) * lanes + lane] * conjugate(k(row, j))).re;
      }
    }
  }
  return sum;
}

/// K†K as a multiple of the identity, where it is one: then the operator's probability does not depend on the state.
std::optional<double> constantWeight(const GateMatrix& k) {
  double weight = 0;
  for (std::size_t i = 0; i < k.dimension; ++i) {
    for (std::size_t j = 0; j < k.dimension; ++j) {
      Complex sum;
      for (std::size_t row = 0; row < k.dimension; ++row) sum = sum + conjugate(k(row, i)) * k(row, j);
      if (i == 0 && j == 0) weight = sum.re;
      if (squaredMagnitude(sum - Complex{i == j ? weight : 0.0, 0}) > 1e-30) return std::nullopt;
    }
  }
  return weight;
}

/// The Kraus operator that a lane takes, and the factor that normalises what it leaves.
struct Choice {
  std::size_t index = 0;
  double factor = 1;
};

/// Draws for every lane. Operators with a constant weight come first in the draw: mostly one of them it is, and then
/// nothing need be known of the state.
class KrausDraw {
 public:
  KrausDraw(const State& state, const Channel& channel, std::span<const std::size_t> qubits)
      : state_(state), channel_(channel), qubits_(qubits) {
    for (const GateMatrix& k : channel.kraus) constant_.push_back(constantWeight(k));
  }

  Choice draw(std::size_t lane, Random& random) {
    double rest = random.uniform();
    for (std::size_t i = 0; i < constant_.size(); ++i) {
      if (!constant_[i] || *constant_[i] == 0) continue;
      if (rest < *constant_[i]) return {i, 1 / std::sqrt(*constant_[i])};
      rest -= *constant_[i];
    }
    return drawByState(lane, rest);
  }

 private:
  Choice drawByState(std::size_t lane, double rest) {
    if (rho_.empty()) {
      rho_.resize((std::size_t{1} << (2 * channel_.qubits)) * state_.lanes);
      reducedDensity(state_, qubits_, rho_);
    }
    Choice last;
    for (std::size_t i = 0; i < constant_.size(); ++i) {
      const double weight =
          constant_[i] ? *constant_[i] : std::max(weightOf(channel_.kraus[i], rho_, lane, state_.lanes), 0.0);
      if (weight == 0) continue;
      last = {i, 1 / std::sqrt(weight)};  // rounding may run past the last operator that can happen: it is taken
      if (constant_[i]) continue;
      if (rest < weight) return last;
      rest -= weight;
    }
    return last;
  }

  const State& state_;
  const Channel& channel_;
  std::span<const std::size_t> qubits_;
  std::vector<std::optional<double>> constant_;
  std::vector<Complex> rho_;  // of all lanes, once one of them needs it
};

}  // namespace

void appendLaneMatrices(const LaneMatrices& matrices, std::size_t qubit, PairProgram& program) {
  PairOperation pair = singleQubit(qubit);
  if (matrices.size() == 1) {
    pair.entries = matrices.front();
  } else {
    writePlanes(program, pair, matrices);
  }
  program.operations.push_back(pair);
}

void replaceLaneMatrices(const LaneMatrices& matrices, PairProgram& program) {
  if (matrices.size() == 1) {
    program.operations.front().entries = matrices.front();
  } else {
    fillPlanes(program.coefficients.data(), matrices);
  }
}

void applyLaneMatrices(State& state, const LaneMatrices& matrices, std::size_t qubit) {
  PairProgram program;
  appendLaneMatrices(matrices, qubit, program);
  applyProgram(state, program.operations, program.coefficients);
}

std::array<Complex, 4> pauliEntries(std::size_t digit) {
  constexpr std::array<std::array<Complex, 4>, 4> paulis{{
      {{{1, 0}, {}, {}, {1, 0}}},
      {{{}, {1, 0}, {1, 0}, {}}},
      {{{}, {0, -1}, {0, 1}, {}}},
      {{{1, 0}, {}, {}, {-1, 0}}},
  }};
  return paulis[digit];
}

std::size_t drawPauli(std::span<const double> probabilities, Random& random) {
  double rest = random.uniform();
  // From the identity up: it is by far the likeliest, and one comparison usually settles it.
  for (std::size_t pauli = 0; pauli + 1 < probabilities.size(); ++pauli) {
    if (rest < probabilities[pauli]) return pauli;
    rest -= probabilities[pauli];
  }
  std::size_t last = probabilities.size() - 1;
  while (last > 0 && probabilities[last] == 0) --last;
  return last;
}

void applyKraus(State& state, const Channel& channel, std::span<const std::size_t> qubits, const Condition& condition,
                std::span<Lane> lanes) {
  const std::size_t dimension = std::size_t{1} << channel.qubits, count = lanes.size();
  std::vector<Complex> entries(dimension * dimension * count);
  KrausDraw draw(state, channel, qubits);
  bool anything = false;
  for (std::size_t l = 0; l < count; ++l) {
    const bool holds = condition.holds(lanes[l].bits);
    const Choice choice = holds ? draw.draw(l, lanes[l].random) : Choice{};
    for (std::size_t e = 0; e < dimension * dimension; ++e) {
      const Complex idle{e % (dimension + 1) == 0 ? 1.0 : 0.0, 0};
      const Complex entry = holds ? choice.factor * channel.kraus[choice.index].entries[e] : idle;
      entries[e * count + l] = entry;
      anything = anything || squaredMagnitude(entry - idle) > 1e-30;
    }
  }
  if (!anything) return;
  if (dimension == 4) return applyQuad(state, qubits[0], qubits[1], entries);
  LaneMatrices matrices(count);
  for (std::size_t l = 0; l < count; ++l) {
    for (std::size_t e = 0; e < 4; ++e) matrices[l][e] = entries[e * count + l];
  }
  applyLaneMatrices(state, matrices, qubits[0]);
}

std::vector<bool> measureQubit(State& state, std::size_t qubit, const Condition& condition, std::span<Lane> lanes) {
  std::vector<Complex> rho(4 * lanes.size());
  reducedDensity(state, std::array{qubit}, rho);
  std::vector<bool> found(lanes.size());
  LaneMatrices matrices(lanes.size(), identity);
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    if (!condition.holds(lanes[l].bits)) continue;
    const double zero = std::max(rho[l].re, 0.0), one = std::max(rho[3 * lanes.size() + l].re, 0.0);
    found[l] = lanes[l].random.uniform() * (zero + one) >= zero;
    const double factor = 1 / std::sqrt(found[l] ? one : zero);
    matrices[l] = found[l] ? std::array<Complex, 4>{{{}, {}, {}, {factor, 0}}}
                           : std::array<Complex, 4>{{{factor, 0}, {}, {}, {}}};
  }
  applyLaneMatrices(state, matrices, qubit);
  return found;
}

void resetQubit(State& state, std::size_t qubit, const Condition& condition, std::span<Lane> lanes) {
  const std::vector<bool> found = measureQubit(state, qubit, condition, lanes);
  LaneMatrices matrices(lanes.size(), identity);
  for (std::size_t l = 0; l < lanes.size(); ++l) {
    if (found[l]) matrices[l] = pauliEntries(1);
  }
  applyLaneMatrices(state, matrices, qubit);
}

void applyConditional(State& state, std::span<const PairOperation> operations, const Condition& condition,
                      std::span<const Lane> lanes) {
  PairProgram program;
  for (PairOperation pair : operations) {
    LaneMatrices matrices;
    for (const Lane& lane : lanes) matrices.push_back(condition.holds(lane.bits) ? pair.entries : identity);
    pair.shape = PairShape::general;
    if (lanes.size() == 1) {
      pair.entries = matrices.front();
    } else {
      writePlanes(program, pair, matrices);
    }
    program.operations.push_back(pair);
  }
  applyProgram(state, program.operations, program.coefficients);
}

}  // namespace qualm
