#pragma once

#include <span>
#include <vector>

#include "qualm/mitigate/mitigation.hpp"
#include "qualm/mitigate/symmetry.hpp"

namespace qualm {

/// Expectations in a state that is projected onto the sector of symmetries, ⟨O⟩ = Tr(OΠρ)/Tr(Πρ), from expectations in
/// the state as it is: Π is the mean of the symmetries' `group`, all their products, the identity first.

/// A term of an observable that is read from projections.
struct Projected {
  std::size_t observable;
  double coefficient;
  PauliTerm term;
};

/// Pauli terms that are measured for projections, each once: those of Tr(Πρ) first, then those of each Tr(OΠρ).
class MeasuredTerms {
 public:
  MeasuredTerms(std::span<const Projected> projected, std::span<const Symmetry> group);

  const std::vector<Observable>& observables() const { return observables_; }

  /// Adds coefficient · ⟨term·Π⟩ · the size of the group as coefficients of what is measured; returns its constant
  /// share.
  double addProjection(std::span<double> coefficients, double coefficient, const PauliTerm& term,
                       std::span<const Symmetry> group) const;

 private:
  std::size_t indexOf(const PauliTerm& term) const;
  void add(const PauliTerm& term);

  std::vector<Observable> observables_;
};

/// What a run of those terms, with outcomes, says of one of its results.
class ProjectedReading {
 public:
  static constexpr double distinguishable = 3;

  /// Throws empty-data where the share of the state in the sector is within distinguishable standard errors of 0.
  ProjectedReading(std::span<const Projected> projected, std::span<const Symmetry> group, const PlannedRun& run,
                   const Estimates& result, std::size_t index);

  /// The share of the state outside the sector.
  double discarded() const { return 1 - inside_ / static_cast<double>(group_.size()); }

  /// Adds what one observable has among the projected terms to its value, and the variance of that, to first order, to
  /// standardErrors, which holds variances as yet.
  void add(std::size_t observable, Estimates& estimates) const;

 private:
  std::span<const Projected> projected_;
  std::span<const Symmetry> group_;
  MeasuredTerms terms_;
  const PlannedRun& run_;
  const Estimates& result_;
  std::size_t index_;
  std::vector<double> sector_;  ///< coefficients of Tr(Πρ) · the size of the group
  double inside_ = 0;           ///< that itself
};

}  // namespace qualm
