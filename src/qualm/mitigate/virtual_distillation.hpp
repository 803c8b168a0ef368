#pragma once

#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

/// Two copies of the circuit side by side, and Tr(ρ²O)/Tr(ρ²) in place of Tr(ρO): what ρ has of other states beside its
/// dominant one counts by its square. Huggins et al. 2021 (arXiv:2011.07064); Koczor 2021 (arXiv:2011.05942). What
/// noise makes of the dominant state itself stays: a coherent error is not corrected at all.
///
/// The circuit that runs is what hardware would run. Copy 0 takes the first n qubits, copy 1 the n that follow (qubit q
/// + n is the other's q; noise for particular qubits is looked up there, and onCopies() gives both that of one), and
/// both follow the same parameters. On each copy gates turn X and Y into Z, and CX gates bring every Pauli term to Z of
/// one qubit of its own; they are part of what is copied, so their noise is distilled, too. Then cx and ch on every
/// pair q, q + n diagonalise SWAP and the mean of both Z at once (Huggins' gate but for a permutation of its outcomes),
/// and all 2n qubits are measured, so that numerator and denominator come from the same shots. The noise of those pairs
/// of gates is not distilled, nor are misread bits. A shot is one of the doubled circuit: it counts once, its gates
/// all.
///
/// Terms share a run where they commute qubit by qubit and none is the product of others (Z0, Z1 and Z0 Z1 need two).
/// A quotient is not linear in the state: shift rules give its exact derivative no more.
class VirtualDistillation : public Mitigation {
 public:
  static constexpr std::size_t mostQubits = 10;  ///< of one copy

  /// Throws register-too-large beyond mostQubits and where the outcomes would fill more than mostRecordedOutcomes
  /// numbers; unsupported where rows start from a state of their own; invalid-shots where a run would get less than two
  /// shots; empty-data for observables that are identities.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of the quotient to first order, what numerator and denominator have in common included.
  /// The quotient's own bias is of the order of 1/shots. Throws not-converged where a run reads a purity that is not
  /// positive.
  /// Evidence: "virtual-distillation.copies" (2), "virtual-distillation.purities" and
  /// "virtual-distillation.purityErrors" (one a run) and "virtual-distillation.twoQubitGates" of each run's circuit.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;
};

}  // namespace qualm
