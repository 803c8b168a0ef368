#include "qualm/encode/state_preparation.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

std::size_t controlsAt(const StatePreparation& preparation, std::size_t level) {
  return std::min(level, preparation.controls);
}

/// The angles of a multiplexed rotation, one for each value of its controls, become those of the circuit's rotations:
/// θ_i = 2^−c Σ_j (−1)^(j · gray(i)) α_j.
void toGrayOrder(std::span<double> angles) {
  for (std::size_t half = 1; half < angles.size(); half *= 2) {
    for (std::size_t i = 0; i < angles.size(); ++i) {
      if ((i & half) != 0) continue;
      const double a = angles[i], b = angles[i | half];
      angles[i] = a + b;
      angles[i | half] = a - b;
    }
  }
  const std::vector<double> natural(angles.begin(), angles.end());
  for (std::size_t i = 0; i < angles.size(); ++i) {
    angles[i] = natural[i ^ (i >> 1)] / static_cast<double>(angles.size());
  }
}

void appendMultiplexed(Circuit& circuit, const char* gate, std::size_t target, std::size_t controls,
                       std::size_t feature) {
  const std::size_t rotations = std::size_t{1} << controls;
  for (std::size_t i = 0; i < rotations; ++i) {
    circuit.append(gate, {target}, {Angle::feature(feature + i)});
    if (controls == 0) return;
    const auto changed = i + 1 < rotations ? static_cast<std::size_t>(std::countr_zero(i + 1)) : controls - 1;
    circuit.append("cx", {circuit.qubits() - controls + changed, target});
  }
}

/// The binary tree over the amplitudes: level k has 2^k nodes, the leaves are the amplitudes and an inner node is the
/// norm of what is under it. Real leaves keep their signs, which the last rotation can carry.
std::vector<std::vector<double>> normTree(const StatePreparation& preparation, std::span<const Complex> amplitudes) {
  std::vector<std::vector<double>> tree(preparation.qubits + 1);
  for (const Complex& a : amplitudes) tree.back().push_back(preparation.complex ? std::hypot(a.re, a.im) : a.re);
  for (std::size_t level = preparation.qubits; level-- > 0;) {
    const auto& below = tree[level + 1];
    for (std::size_t j = 0; 2 * j < below.size(); ++j) {
      tree[level].push_back(std::hypot(below[2 * j], below[2 * j + 1]));
    }
  }
  return tree;
}

/// RY angles of a level, one for each value of its controls. Nodes that share their controls share the angle with the
/// largest overlap with what each of them wants.
std::vector<double> turnsAt(const std::vector<std::vector<double>>& tree, std::size_t level, std::size_t controls) {
  const std::size_t groups = std::size_t{1} << controls, members = (std::size_t{1} << level) / groups;
  std::vector<double> angles(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    double left = 0, right = 0;
    for (std::size_t j = g * members; j < (g + 1) * members; ++j) {
      const double weight = members == 1 ? 1 : tree[level][j];
      left += weight * tree[level + 1][2 * j];
      right += weight * tree[level + 1][2 * j + 1];
    }
    angles[g] = 2 * std::atan2(right, left);
  }
  return angles;
}

void requireCount(std::size_t received, std::size_t expected) {
  if (received == expected) return;
  throw Error(ErrorCode::shapeMismatch, "A state of so many qubits has another number of amplitudes or angles.",
              std::to_string(received), std::to_string(expected));
}

/// Overwrites the last half of `angles` with those of the RZ: differences of phases, and their means one level up.
void phaseAngles(const StatePreparation& preparation, std::span<const Complex> amplitudes, std::span<double> angles) {
  std::vector<double> phases;
  for (const Complex& a : amplitudes) phases.push_back(argument(a));
  for (std::size_t level = preparation.qubits; level-- > 0;) {
    const std::size_t nodes = std::size_t{1} << level;
    const auto block = angles.subspan(nodes - 1, nodes);
    for (std::size_t j = 0; j < nodes; ++j) {
      block[j] = phases[2 * j + 1] - phases[2 * j];
      phases[j] = (phases[2 * j] + phases[2 * j + 1]) / 2;
    }
    toGrayOrder(block);
  }
}

}  // namespace

std::size_t StatePreparation::angles() const {
  std::size_t count = 0;
  for (std::size_t level = 0; level < qubits; ++level) count += std::size_t{1} << controlsAt(*this, level);
  return complex ? 2 * count : count;
}

void StatePreparation::append(Circuit& circuit, std::size_t firstFeature) const {
  std::size_t feature = firstFeature;
  for (const char* gate : {"ry", "rz"}) {
    for (std::size_t level = 0; level < qubits; ++level) {
      appendMultiplexed(circuit, gate, qubits - 1 - level, controlsAt(*this, level), feature);
      feature += std::size_t{1} << controlsAt(*this, level);
    }
    if (!complex) return;
  }
}

void StatePreparation::anglesOf(std::span<const Complex> amplitudes, std::span<double> out) const {
  requireCount(amplitudes.size(), std::size_t{1} << qubits);
  requireCount(out.size(), angles());
  const auto tree = normTree(*this, amplitudes);
  auto next = out.begin();
  for (std::size_t level = 0; level < qubits; ++level) {
    std::vector<double> turns = turnsAt(tree, level, controlsAt(*this, level));
    toGrayOrder(turns);
    next = std::copy(turns.begin(), turns.end(), next);
  }
  if (complex) phaseAngles(*this, amplitudes, out.subspan(out.size() / 2));
}

double StatePreparation::fidelity(std::span<const Complex> amplitudes) const {
  const auto tree = normTree(*this, amplitudes);
  std::vector<double> prepared{1};
  for (std::size_t level = 0; level < qubits; ++level) {
    const std::vector<double> turns = turnsAt(tree, level, controlsAt(*this, level));
    std::vector<double> below;
    for (std::size_t j = 0; j < prepared.size(); ++j) {
      const double turn = turns[j * turns.size() / prepared.size()];
      below.push_back(prepared[j] * std::cos(turn / 2));
      below.push_back(prepared[j] * std::sin(turn / 2));
    }
    prepared = std::move(below);
  }
  double overlap = 0;
  for (std::size_t i = 0; i < prepared.size(); ++i) overlap += prepared[i] * amplitudes[i].re;
  return overlap * overlap;
}

}  // namespace qualm
