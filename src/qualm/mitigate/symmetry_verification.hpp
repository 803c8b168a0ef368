#pragma once

#include <vector>

#include "qualm/mitigate/mitigation.hpp"
#include "qualm/mitigate/symmetry.hpp"

namespace qualm {

struct SymmetryVerificationOptions {
  /// Pauli products that the ideal state is an eigenstate of, and the eigenvalues, +1 or −1. None: those that each
  /// request's circuit is known to have (knownSymmetries), the first mostSymmetries of them.
  std::vector<Symmetry> symmetries;
  bool postSelect = true;  ///< where it can be; false: expectations in the projected state everywhere
};

/// Shots that break a symmetry of the ideal state are not counted: errors that leave the symmetry's sector are found,
/// others stay. Bonet-Monroig, Sagastizabal, Singh, O'Brien 2018 (arXiv:1807.10050).
///
/// Where a measurement setting tells all symmetries beside what it is for (they commute with it qubit by qubit), its
/// shots are selected one by one. Elsewhere the state is projected in its expectations: with Π = ∏(1 + s·S)/2,
/// ⟨O⟩ = Tr(OΠρ)/Tr(Πρ), which is (⟨O⟩ + s⟨OS⟩)/(1 + s⟨S⟩) for one symmetry. Both have the same infinite-shot value
/// unless bits are misread.
class SymmetryVerification : public Mitigation {
 public:
  static constexpr std::size_t mostSymmetries = 8;

  /// Throws invalid-option for more than mostSymmetries, a sign other than ±1, the identity, and symmetries that don't
  /// commute or follow from one another.
  explicit SymmetryVerification(SymmetryVerificationOptions options);

  /// One run for each setting whose shots are selected, then one for all expectations of projections. Throws
  /// qubit-out-of-range for a symmetry beyond the register, invalid-option where one does not commute with an
  /// observable, invalid-shots where a circuit would get less than two shots, and empty-data where none were given and
  /// none are known.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Standard errors are those of the shots that were kept (NaN where that is a single one), or of the quotient to
  /// first order. Throws empty-data where nothing is kept, or where the share of the state in the sector is within
  /// ProjectedReading::distinguishable standard errors of 0. Evidence, whether asked for or not:
  /// "symmetry-verification.discarded", the share of the shots that was discarded in each setting with selected shots,
  /// and last, where there are projections, the share of the state that they leave out; where it was asked for,
  /// "symmetry-verification.symmetries": x, z and sign of each.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  std::vector<Symmetry> symmetriesFor(const Request& request) const;

  std::vector<Symmetry> symmetries_;
  bool postSelect_;
};

}  // namespace qualm
