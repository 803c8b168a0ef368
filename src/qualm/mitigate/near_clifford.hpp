#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/stabilizer_conjugation.hpp"

namespace qualm {

struct NearCliffordOptions {
  /// Gates of a circuit that stay as they are although they are not Clifford; never more than half of its target's. 0:
  /// all are Clifford, and any number of qubits can be followed classically; else as many as a state vector has.
  std::size_t nonClifford = 4;
  double sigma = 0.5;  ///< how far a gate may be from what replaces it: nearer ones are likelier, see draw()
};

/// Angles at which a gate is Clifford, and what it is there.
struct CliffordAngles {
  std::array<double, 3> angles{};
  WholeMatrix matrix;
};

/// Every Clifford gate that a gate is at multiples of π/2, each once (up to its global phase) and at the smallest
/// angles from 0 to 4π: rotations at each of four quarter turns, controlled ones only at whole multiples of π, u at all
/// 24 Clifford gates of a qubit. Empty for a gate that is Clifford nowhere: t, ch, ccx, … A gate without angles that is
/// Clifford has itself.
const std::vector<CliffordAngles>& cliffordAngles(const Gate& gate);

/// d² of two unitaries of one size, up to their global phase: 4(1 − |Tr U†V| / dimension), which for one qubit is the
/// square of the Frobenius norm of U − V at the best phase.
double squaredDistance(const WholeMatrix& a, const WholeMatrix& b);

/// Circuits that share the structure of a target (the same gates on the same qubits in the same order), most of whose
/// gates are made Clifford, so that their ideal expectations can be computed and their noise is much like the target's.
/// Czarnik et al. 2021 (arXiv:2005.10189).
class NearClifford {
 public:
  /// The circuit under one binding. Throws invalid-option for a sigma that is not positive and finite, not-unitary for
  /// a circuit that measures, resets or decides, empty-data for one that is Clifford as it is, and unsupported, naming
  /// the gate, where more than `nonClifford` of its gates are Clifford at no angle, or all that are not Clifford.
  NearClifford(const Circuit& circuit, std::span<const double> binding, const NearCliffordOptions& options);

  /// Gate and replacement are drawn together, with probability in proportion to exp(−d²/sigma²) (the paper's rule, with
  /// squaredDistance() for gates on any number of qubits), until only kept() gates are not Clifford. All angles are
  /// constants.
  Circuit draw(Random random) const;

  std::size_t nonClifford() const { return nonClifford_; }  ///< gates of the target that are not Clifford
  std::size_t kept() const { return kept_; }                ///< how many of them each drawn circuit has

 private:
  struct Replaceable {
    std::size_t operation;
    const std::vector<CliffordAngles>* choices;
    std::vector<double> weights;  ///< of the choices, relative to the nearest
    double logWeight;             ///< of them all
  };

  void addReplaceable(std::size_t index, const std::vector<CliffordAngles>& choices, double sigma);

  const Circuit* circuit_;
  std::vector<std::array<double, 3>> angles_;  ///< of each operation
  std::vector<Replaceable> replaceable_;
  std::size_t nonClifford_ = 0, kept_ = 0;
};

/// Expectations without noise of a circuit without slots: by the stabilizer tableau where every gate is Clifford, else
/// by a state vector. Throws register-too-large where that would not fit.
std::vector<double> idealExpectations(const Circuit& circuit, std::span<const Observable> observables);

/// How many gates stand nearest to each quarter turn, 0, π/2, π and 3π/2, counting every angle of the circuit under a
/// binding modulo 2π.
std::array<double, 4> quarterTurns(const Circuit& circuit, std::span<const double> binding);

}  // namespace qualm
