#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compile/dense.hpp"
#include "qualm/compile/compile.hpp"
#include "qualm/core/random.hpp"

namespace qualm::testing {

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

inline const std::vector<std::string> ibmBasis{"rz", "sx", "x", "cx"};

inline Edges line(std::size_t qubits) {
  Edges edges;
  for (std::size_t q = 0; q + 1 < qubits; ++q) edges.emplace_back(q, q + 1);
  return edges;
}

inline Edges ring(std::size_t qubits) {
  Edges edges = line(qubits);
  edges.emplace_back(qubits - 1, 0);
  return edges;
}

inline Edges grid(std::size_t rows, std::size_t columns) {
  Edges edges;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (c + 1 < columns) edges.emplace_back(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows) edges.emplace_back((r + 1) * columns + c, r * columns + c);
    }
  }
  return edges;
}

/// The H of seven qubits, IBM's smallest heavy hexagon fragment (Nairobi).
inline Edges heavyHex7() { return {{0, 1}, {1, 2}, {1, 3}, {3, 5}, {4, 5}, {5, 6}}; }

/// Two heavy hexagons, 27 qubits (Kolkata).
inline Edges heavyHex27() {
  return {{0, 1},   {1, 2},   {1, 4},   {2, 3},   {3, 5},   {4, 7},   {5, 8},   {6, 7},   {7, 10},  {8, 9},
          {8, 11},  {10, 12}, {11, 14}, {12, 13}, {12, 15}, {13, 14}, {14, 16}, {15, 18}, {16, 19}, {17, 18},
          {18, 21}, {19, 20}, {19, 22}, {21, 23}, {22, 25}, {23, 24}, {24, 25}, {25, 26}};
}

/// A basis and a map of at most nine qubits, so that a state fits in a test.
inline CompileTarget randomTarget(Random& random) {
  const std::vector<std::vector<std::string>> bases{
      ibmBasis,
      {"rz", "sx", "x", "ecr"},
      {"rz", "sx", "x", "cz", "id"},
      {"rx", "ry", "rxx"},
      {"rx", "ry", "rz", "rxx"},
      {"u", "cx"},
      {"rx", "rz", "cz"},
      {"ry", "rz", "rzz"},
      {"rz", "sx", "cz", "rzz", "rx"},
      {"h", "p", "cp"},
  };
  const std::vector<std::pair<std::size_t, Edges>> maps{
      {6, {}}, {6, line(6)}, {7, heavyHex7()}, {8, ring(8)}, {9, grid(3, 3)}, {6, grid(2, 3)}, {7, ring(7)}};
  const auto& [qubits, edges] = maps[random.below(maps.size())];
  return {bases[random.below(bases.size())], qubits, edges};
}

/// What is wrong with a compiled circuit: a gate that the basis lacks, a pair that is not coupled, or another effect
/// on a random state under random bindings. "" where all is well.
inline std::string mismatch(const Circuit& original, const CompiledCircuit& compiled, const CompileTarget& target,
                            Random& random, double tolerance = 1e-11) {
  for (const Operation& operation : compiled.circuit.operations()) {
    if (!operation.isGate()) continue;
    const std::string name(operation.gate->name);
    if (std::count(target.basis.begin(), target.basis.end(), name) == 0) return name + " is not in the basis";
    if (operation.gate->qubits() != 2 || target.edges.empty()) continue;
    const std::size_t a = compiled.wires[operation.qubits[0]], b = compiled.wires[operation.qubits[1]];
    const auto joins = [&](const auto& e) { return e == std::pair(a, b) || e == std::pair(b, a); };
    if (std::none_of(target.edges.begin(), target.edges.end(), joins)) {
      return "qubits " + std::to_string(a) + " and " + std::to_string(b) + " are not coupled";
    }
  }
  std::vector<double> parameters(original.parameterNames().size());
  for (double& value : parameters) value = random.uniform(-3, 3);
  Matrix row(1, std::max(original.features(), compiled.circuit.features()));
  for (double& value : row.values) value = random.uniform(-3, 3);
  const State start = randomState(original.qubits(), random);
  const std::size_t size = compiled.circuit.qubits();
  const auto expected = branchesOf(original, start, bindSlots(original, parameters, row).row(0));
  const auto actual = branchesOf(compiled.circuit, placed(start, compiled.initialLayout, size),
                                 bindSlots(compiled.circuit, parameters, row).row(0));
  double worst = 0;
  if (original.isUnitary()) {
    worst = distanceUpToPhase(placed(expected.front().state, compiled.finalLayout, size), actual.front().state);
  } else {
    std::vector<std::size_t> same(size);
    for (std::size_t q = 0; q < size; ++q) same[q] = q;
    worst = distance(densities(expected, compiled.finalLayout, size), densities(actual, same, size));
  }
  return worst < tolerance ? "" : "the effect differs by " + std::to_string(worst * 1e12) + "e-12";
}

}  // namespace qualm::testing
