#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "qualm/mitigate/inverse.hpp"
#include "qualm/mitigate/near_clifford.hpp"
#include "qualm/mitigate/symmetry.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm::testing {

/// A circuit of the study of mitigation, without slots, and the observable that is estimated: ideally not 0.
struct StudyCircuit {
  std::string name;
  Circuit circuit;
  Observable observable;
  std::vector<Symmetry> symmetries;  ///< of its ideal state, each commuting with the observable; may be none

  std::size_t qubits() const { return circuit.qubits(); }
  double ideal() const { return idealExpectations(circuit, std::span(&observable, 1))[0]; }
};

struct StudyNoise {
  std::string name;
  NoiseModel model;
};

inline Observable pauliOf(const char* text, std::size_t qubits) { return {{{1.0, parsePauli(text, qubits)}}}; }

/// X of all qubits.
inline PauliTerm allX(std::size_t qubits) { return {(std::uint64_t{1} << qubits) - 1, 0}; }

/// Half of Z0 Z(n−1) and half of X of all: two settings, both ideally 1.
inline StudyCircuit ghzCircuit(std::size_t qubits) {
  Circuit circuit(qubits);
  circuit.append("h", {0});
  for (std::size_t q = 1; q < qubits; ++q) circuit.append("cx", {q - 1, q});
  const PauliTerm ends{0, 1 | (std::uint64_t{1} << (qubits - 1))};
  return {"ghz" + std::to_string(qubits), circuit, {{{0.5, ends}, {0.5, allX(qubits)}}}, {{PauliTerm{0, 3}, 1}}};
}

/// Rotations and CX, drawn from a seed, and their inverse: |0…0⟩ again, but for an X at the end.
inline StudyCircuit mirrorCircuit(std::size_t qubits, std::uint64_t seed) {
  Random random(seed);
  Circuit half(qubits);
  for (std::size_t layer = 0; layer < 2; ++layer) {
    for (std::size_t q = 0; q < qubits; ++q) {
      half.append(q % 2 == 0 ? "ry" : "rx", {q}, {Angle::constant(random.uniform(-1.5, 1.5))});
    }
    for (std::size_t q = layer % 2; q + 1 < qubits; q += 2) half.append("cx", {q, q + 1});
  }
  Circuit circuit = follower(half);
  for (std::size_t i = half.operations().size(); i-- > 0;) appendInverse(circuit, half.operations()[i]);
  circuit.append("x", {0});
  return {"mirror" + std::to_string(qubits), circuit, pauliOf("Z0 Z1", qubits), {{PauliTerm{0, 4}, 1}}};
}

/// Pauli terms on at most three qubits that a stabilizer state is an eigenstate of, found by the tableau.
inline std::vector<Symmetry> lightStabilizers(const Circuit& circuit) {
  std::vector<Symmetry> found;
  const std::uint64_t all = std::uint64_t{1} << circuit.qubits();
  for (std::uint64_t x = 0; x < all; ++x) {
    for (std::uint64_t z = 0; z < all; ++z) {
      const std::uint64_t support = x | z;
      if (support == 0 || std::popcount(support) > 3) continue;
      const Observable term{{{1.0, PauliTerm{x, z}}}};
      const double value = idealExpectations(circuit, std::span(&term, 1))[0];
      if (std::abs(value) > 0.5) found.push_back({PauliTerm{x, z}, value > 0 ? 1 : -1});
    }
  }
  return found;
}

/// Random H, S and CX; its observable is a Pauli term on two or three qubits that is ideally ±1, and another such term
/// is its symmetry.
inline StudyCircuit randomCliffordCircuit(std::size_t qubits, std::uint64_t seed) {
  Random random(seed);
  Circuit circuit(qubits);
  for (std::size_t g = 0; g < 2 * qubits; ++g) {
    const auto first = static_cast<std::size_t>(random.below(qubits));
    const std::size_t second = (first + 1 + static_cast<std::size_t>(random.below(qubits - 1))) % qubits;
    circuit.append("h", {first});
    if (random.below(2) == 0) circuit.append("s", {first});
    circuit.append("cx", {first, second});
  }
  std::vector<Symmetry> stabilizers = lightStabilizers(circuit);
  std::size_t chosen = 0;
  while (chosen + 1 < stabilizers.size() && std::popcount(stabilizers[chosen].term.support()) < 2) ++chosen;
  StudyCircuit made{"clifford" + std::to_string(qubits), circuit, {{{1.0, stabilizers.at(chosen).term}}}, {}};
  if (stabilizers.size() > 1) made.symmetries = {stabilizers[chosen == 0 ? 1 : 0]};
  return made;
}

/// A classifier of the signs of two features' product, at one row. Its 17 angles are trained: 600 steps of gradient
/// descent at a rate of 0.3 on the mean square of ⟨Z0⟩ − label, over 60 rows drawn from Random(7) between −1.5 and 1.5
/// (then the starting angles between −0.5 and 0.5), of which it gets 59 right.
inline StudyCircuit classifierCircuit(std::array<double, 2> row) {
  constexpr std::array trained{0.1232,  1.5712,  0.0930, 1.5674,  0.9518, 0.0613, 0.9876,  0.1311, -0.4047,
                               -0.0024, -1.5618, 0.1084, -0.0768, 0.3462, 0.0056, -0.4932, -1.5649};
  Circuit circuit(4);
  std::size_t used = 0;
  for (std::size_t q = 0; q < 4; ++q) circuit.append("ry", {q}, {Angle::constant(row[q % 2])});
  for (std::size_t layer = 0; layer < 2; ++layer) {
    for (std::size_t q = 0; q < 4; ++q) {
      circuit.append("ry", {q}, {Angle::constant(trained[used++])});
      circuit.append("rz", {q}, {Angle::constant(trained[used++])});
    }
    for (std::size_t q = 0; q < 4; ++q) circuit.append("cx", {q, (q + 1) % 4});
  }
  circuit.append("ry", {0}, {Angle::constant(trained[used])});
  return {"classifier4", circuit, pauliOf("Z0", 4), {}};
}

/// One layer of the quantum approximate optimization algorithm for the largest cut of a ring. The observable is the
/// mean of Z Z over its edges (ideally about −1/2), and X of all qubits its symmetry.
inline StudyCircuit qaoaCircuit(std::size_t qubits) {
  Circuit circuit(qubits);
  Observable cut;
  for (std::size_t q = 0; q < qubits; ++q) circuit.append("h", {q});
  for (std::size_t q = 0; q < qubits; ++q) {
    const std::size_t next = (q + 1) % qubits;
    circuit.append("cx", {q, next});
    circuit.append("rz", {next}, {Angle::constant(0.7)});
    circuit.append("cx", {q, next});
    const PauliTerm edge{0, (std::uint64_t{1} << q) | (std::uint64_t{1} << next)};
    cut.parts.push_back({1.0 / static_cast<double>(qubits), edge});
  }
  for (std::size_t q = 0; q < qubits; ++q) circuit.append("rx", {q}, {Angle::constant(-0.7)});
  return {"qaoa" + std::to_string(qubits), circuit, cut, {{allX(qubits), 1}}};
}

/// 14 circuits of 3 to 8 qubits.
inline std::vector<StudyCircuit> studyCircuits() {
  return {ghzCircuit(3),
          ghzCircuit(5),
          ghzCircuit(8),
          mirrorCircuit(3, 1),
          mirrorCircuit(4, 2),
          mirrorCircuit(6, 3),
          randomCliffordCircuit(3, 4),
          randomCliffordCircuit(4, 5),
          randomCliffordCircuit(6, 6),
          classifierCircuit({0.9, 0.7}),
          qaoaCircuit(3),
          qaoaCircuit(4),
          qaoaCircuit(6),
          qaoaCircuit(8)};
}

inline ReadoutConfusion misreadings(std::size_t qubits, double p01, double p10) {
  ReadoutConfusion confusion;
  for (std::size_t q = 0; q < qubits; ++q) confusion.matrices.push_back(confusionOf(q, p01, p10));
  return confusion;
}

/// 4 noise models. None relaxes idle qubits: error cancellation would refuse it.
inline std::vector<StudyNoise> studyNoises(std::size_t qubits) {
  NoiseModel depolarizing;
  depolarizing.rules = {{{"1q"}, {}, {"depolarizing", {0.002}, {}}}, {{"2q"}, {}, {"depolarizing", {0.015}, {}}}};
  NoiseModel damping;
  damping.rules = {{{"1q"}, {}, {"amplitude-damping", {0.003}, {}}}, {{"2q"}, {}, {"amplitude-damping", {0.015}, {}}}};
  damping.readout = misreadings(qubits, 0.05, 0.02);
  NoiseModel coherent;
  coherent.rules = {{{"2q"}, {}, {"over-rotation-x", {0.06}, {}}}, {{"all"}, {}, {"phase-damping", {0.01}, {}}}};
  coherent.readout = misreadings(qubits, 0.02, 0.02);
  NoiseModel thermal;  // T1 80 µs, T2 60 µs; gates of 50 ns and 300 ns
  thermal.rules = {{{"1q"}, {}, {"thermal-relaxation", {80e-6, 60e-6, 50e-9, 0}, {}}},
                   {{"2q"}, {}, {"thermal-relaxation", {80e-6, 60e-6, 300e-9, 0}, {}}},
                   {{"2q"}, {}, {"depolarizing", {0.008}, {}}}};
  thermal.readout = misreadings(qubits, 0.03, 0.015);
  return {{"depolarizing", depolarizing},
          {"damping, readout", damping},
          {"coherent, dephasing, readout", coherent},
          {"thermal, depolarizing, readout", thermal}};
}

}  // namespace qualm::testing
