#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/complex.hpp"
#include "qualm/core/matrix.hpp"

// What can be said of a state, and of two. Qubit 0 is the least significant bit of an index.
// All functions expect states that validateState() accepts and throw qubit-out-of-range or duplicate-qubit for qubits
// that the state does not have. What needs eigenvalues of more than 256 × 256 entries throws register-too-large.
namespace qualm {

/// A look at a state that somebody else holds: a state vector, 2^n amplitudes, or a density matrix, 4^n entries,
/// row-major.
class StateView {
 public:
  /// Throw invalid-state where the number of entries is not 2^n or 4^n.
  static StateView pure(std::span<const Complex> amplitudes);
  static StateView mixed(std::span<const Complex> density);

  bool isPure() const { return isPure_; }
  std::size_t qubits() const { return qubits_; }
  std::size_t dimension() const { return std::size_t{1} << qubits_; }
  std::span<const Complex> entries() const { return entries_; }

  /// ⟨row|ρ|column⟩
  Complex operator()(std::size_t row, std::size_t column) const {
    return isPure_ ? entries_[row] * conjugate(entries_[column]) : entries_[row * dimension() + column];
  }

 private:
  StateView(std::span<const Complex> entries, std::size_t qubits, bool isPure)
      : entries_(entries), qubits_(qubits), isPure_(isPure) {}

  std::span<const Complex> entries_;
  std::size_t qubits_;
  bool isPure_;
};

/// Throws invalid-state unless a state vector has norm 1, or a density matrix is Hermitian with trace 1, all within
/// 1e-6 and finite. That a density matrix has no negative eigenvalue is not checked.
void validateState(const StateView& state);

/// The density matrix, 4^k entries, of k chosen qubits, the first the least significant bit of its index; k ≤ 12.
std::vector<Complex> reducedState(const StateView& state, std::span<const std::size_t> qubits);

/// Tr ρ²: 1 for a pure state, 2^−n for a completely mixed one.
double purity(const StateView& state);

/// Uhlmann's fidelity (Tr √(√ρ σ √ρ))² (Jozsa 1994): |⟨a|b⟩|² of two pure states, ⟨a|σ|a⟩ of a pure one and a mixed
/// one. Throws shape-mismatch for states of different sizes.
double fidelity(const StateView& a, const StateView& b);

/// ½ Tr |ρ − σ|: 0 for equal states, 1 for orthogonal ones. Throws shape-mismatch for states of different sizes.
double traceDistance(const StateView& a, const StateView& b);

/// −Tr ρ log₂ ρ, in bits: 0 for a pure state, n for a completely mixed one.
double vonNeumannEntropy(const StateView& state);

/// The von Neumann entropy, in bits, of the chosen qubits' reduced state; of a pure state the smaller of the chosen
/// qubits and the others is looked at, because they have the same. For a mixed state it measures more than
/// entanglement.
double entanglementEntropy(const StateView& state, std::span<const std::size_t> qubits);

/// Wootters' concurrence of two qubits, the others traced out (Phys. Rev. Lett. 80, 2245, 1998): 1 for a Bell pair, 0
/// for a separable state.
double concurrence(const StateView& state, std::size_t first, std::size_t second);

/// The concurrence of every pair: qubits × qubits, symmetric, 0 on the diagonal.
Matrix pairwiseConcurrence(const StateView& state);

/// ⟨X⟩, ⟨Y⟩ and ⟨Z⟩ of one qubit.
std::array<double, 3> blochVector(const StateView& state, std::size_t qubit);

}  // namespace qualm
