#pragma once

#include "qualm/mitigate/generalized_eigen.hpp"
#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

struct SubspaceExpansionOptions {
  /// The identity is always among them. Empty: X, Y and Z of every qubit.
  std::vector<PauliTerm> operators = {};
  SpectrumEnd end = SpectrumEnd::lowest;
  /// Directions with an eigenvalue of S of no more than this times the largest are left out.
  double threshold = 0.01;
};

/// Quantum subspace expansion: the one observable of the request is taken for a Hamiltonian, and its lowest value is
/// looked for among the states that operators E_i make of the circuit's: H C = E S C with H_ij = Tr(ρ E_i H E_j) and
/// S_ij = Tr(ρ E_i E_j). McClean et al. 2017 (arXiv:1603.05681). Without shot noise the value is between that of the
/// Hamiltonian's ground state and that of the circuit's state; it is no estimate of the circuit's own ideal
/// expectation unless the circuit prepares that ground state. Shot noise in S makes small eigenvalues large in E, so
/// directions are also left out where S has less than 2√(operators/shots of a basis), what noise alone makes of 0 (the
/// edge of Wigner's semicircle, as if entries were independent).
class SubspaceExpansion : public Mitigation {
 public:
  /// Throws invalid-option for operators that are there twice, and for a threshold below 1e-12, where roundings
  /// would count, or not below 1.
  explicit SubspaceExpansion(SubspaceExpansionOptions options = {});

  /// Every Pauli term of H and S, grouped into bases that share the shots. Throws unsupported unless there is exactly
  /// one observable, qubit-out-of-range for operators on qubits that the circuit does not have, invalid-shots where a
  /// basis would get no more than four shots an operator (then noise would hide every direction), register-too-large as
  /// runsInBases() does, and empty-data for a Hamiltonian that is the identity.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of perturbation to first order, what terms have in common because they share shots
  /// included; that taking the lowest of noisy values has a bias they don't know.
  /// Evidence: "subspace-expansion.unexpanded" and "subspace-expansion.unexpandedError" (the same shots without the
  /// expansion), "subspace-expansion.overlaps" (eigenvalues of S, ascending), "subspace-expansion.threshold" that was
  /// applied to them, "subspace-expansion.discarded" dimensions, "subspace-expansion.terms" and
  /// "subspace-expansion.settings".
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  std::vector<PauliTerm> operatorsFor(std::size_t qubits) const;

  SubspaceExpansionOptions options_;
};

}  // namespace qualm
