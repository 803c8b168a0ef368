#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <map>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/compile/compile.hpp"
#include "qualm/core/random.hpp"

namespace qualm::testing {

using Amplitude = std::complex<double>;
using State = std::vector<Amplitude>;

/// Applies the row of the gate table literally: every amplitude whose controls are 1, one matrix entry at a time.
inline void applyGate(State& state, const Operation& operation, const std::array<double, 3>& angles) {
  const Gate& gate = *operation.gate;
  const GateMatrix matrix = gate.matrix(angles);
  const State before = state;
  const auto bit = [&](std::size_t index, std::size_t place) { return (index >> operation.qubits[place]) & 1U; };
  for (std::size_t index = 0; index < state.size(); ++index) {
    bool active = true;
    std::size_t row = 0;
    for (std::size_t c = 0; c < gate.controls; ++c) active = active && bit(index, c) == 1;
    for (std::size_t t = 0; t < gate.targets; ++t) row |= bit(index, gate.controls + t) << t;
    if (!active) continue;
    state[index] = 0;
    for (std::size_t column = 0; column < matrix.dimension; ++column) {
      std::size_t from = index;
      for (std::size_t t = 0; t < gate.targets; ++t) {
        if ((((row ^ column) >> t) & 1U) != 0) from ^= std::size_t{1} << operation.qubits[gate.controls + t];
      }
      state[index] += Amplitude(matrix(row, column).re, matrix(row, column).im) * before[from];
    }
  }
}

/// The part of a state in which one qubit is `value`.
inline State projected(State state, std::size_t qubit, std::size_t value) {
  for (std::size_t i = 0; i < state.size(); ++i) state[i] *= ((i >> qubit) & 1U) == value ? 1.0 : 0.0;
  return state;
}

/// One way through the measurements and resets of a circuit: what the classical bits were and the state it left,
/// its norm squared the probability.
struct Branch {
  std::uint64_t bits;
  State state;
};

/// All branches of a circuit, for one row of slot values.
inline std::vector<Branch> branchesOf(const Circuit& circuit, State initial, std::span<const double> binding) {
  std::vector<Branch> branches{{0, std::move(initial)}};
  for (const Operation& operation : circuit.operations()) {
    if (operation.kind == Operation::Kind::barrier) continue;
    std::vector<Branch> next;
    for (Branch& branch : branches) {
      if (!operation.condition.holds(branch.bits)) {
        next.push_back(std::move(branch));
      } else if (operation.isGate()) {
        applyGate(branch.state, operation, boundAngles(operation, binding));
        next.push_back(std::move(branch));
      } else {
        for (const std::size_t value : {0, 1}) {
          Branch split{branch.bits, projected(branch.state, operation.qubits[0], value)};
          const std::uint64_t mask = std::uint64_t{1} << operation.bit;
          if (operation.kind == Operation::Kind::measure) split.bits = (split.bits & ~mask) | (value != 0 ? mask : 0);
          if (operation.kind == Operation::Kind::reset && value == 1) {
            for (std::size_t i = 0; i < split.state.size(); ++i) {
              const std::size_t one = i | (std::size_t{1} << operation.qubits[0]);
              if (i != one) std::swap(split.state[i], split.state[one]);
            }
          }
          next.push_back(std::move(split));
        }
      }
    }
    branches = std::move(next);
  }
  return branches;
}

inline State runOn(const Circuit& circuit, State initial, std::span<const double> binding = {}) {
  return branchesOf(circuit, std::move(initial), binding).front().state;
}

inline State randomState(std::size_t qubits, Random& random) {
  State state(std::size_t{1} << qubits);
  double norm = 0;
  for (Amplitude& amplitude : state) {
    amplitude = {random.normal(), random.normal()};
    norm += std::norm(amplitude);
  }
  for (Amplitude& amplitude : state) amplitude /= std::sqrt(norm);
  return state;
}

/// A state of a few qubits on the places that a layout gives them in a larger register; the rest is |0>.
inline State placed(const State& state, const std::vector<std::size_t>& layout, std::size_t qubits) {
  State result(std::size_t{1} << qubits, 0);
  for (std::size_t index = 0; index < state.size(); ++index) {
    std::size_t to = 0;
    for (std::size_t q = 0; q < layout.size(); ++q) to |= ((index >> q) & 1U) << layout[q];
    result[to] = state[index];
  }
  return result;
}

/// The largest difference of two states once their phases agree.
inline double distanceUpToPhase(const State& a, const State& b) {
  Amplitude overlap = 0;
  for (std::size_t i = 0; i < a.size(); ++i) overlap += std::conj(a[i]) * b[i];
  const Amplitude phase = std::abs(overlap) > 0 ? overlap / std::abs(overlap) : 1.0;
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] * phase - b[i]));
  return worst;
}

/// What is seen of a run: for each value of the classical bits the unnormalized density matrix, in which the phases of
/// branches do not show.
inline std::map<std::uint64_t, State> densities(const std::vector<Branch>& branches,
                                                const std::vector<std::size_t>& layout, std::size_t qubits) {
  std::map<std::uint64_t, State> result;
  for (const Branch& branch : branches) {
    const State state = placed(branch.state, layout, qubits);
    State& density = result[branch.bits];
    density.resize(state.size() * state.size());
    for (std::size_t i = 0; i < state.size(); ++i) {
      for (std::size_t j = 0; j < state.size(); ++j) density[i * state.size() + j] += state[i] * std::conj(state[j]);
    }
  }
  return result;
}

inline double distance(const std::map<std::uint64_t, State>& a, const std::map<std::uint64_t, State>& b) {
  double worst = 0;
  const auto compare = [&worst](const auto& one, const auto& other) {
    for (const auto& [bits, density] : one) {
      const auto found = other.find(bits);
      for (std::size_t i = 0; i < density.size(); ++i) {
        worst = std::max(worst, std::abs(density[i] - (found == other.end() ? 0.0 : found->second[i])));
      }
    }
  };
  compare(a, b);
  compare(b, a);
  return worst;
}

}  // namespace qualm::testing
