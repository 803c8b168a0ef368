#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

/// States read in many Pauli bases: which bases there are, how they share the shots, and what they say together.

/// X, Y or Z on every qubit, all 3^qubits ways; qubit 0 changes fastest.
std::vector<PauliTerm> allBases(std::size_t qubits);

/// Whether a measurement of every qubit in `basis` tells the value of `term`.
bool tells(const PauliTerm& basis, const PauliTerm& term);

/// Weight of a term: on how many qubits it is not the identity.
std::size_t weightOf(const PauliTerm& term);

/// The shots of one binding: those of every measurement setting together. Throws empty-data where the observables have
/// nothing to measure.
std::uint64_t shotBudget(const Request& request);

/// At most two runs of the request's circuit that record its outcomes in each of the bases, no two of which may commute
/// qubit by qubit. The bases share `total` shots as equally as whole numbers go; 0 is exact. Throws invalid-shots where
/// a basis would get less than two, and register-too-large where the outcomes would fill more than mostRecordedOutcomes
/// numbers.
std::vector<PlannedRun> runsInBases(const Request& request, std::span<const PauliTerm> bases, std::uint64_t total);

/// 512 MiB.
inline constexpr std::size_t mostRecordedOutcomes = std::size_t{1} << 26;

/// Throws register-too-large where the outcomes of so many qubits, read so often for each of the bindings, would fill
/// more than mostRecordedOutcomes numbers.
void requireRecordsFit(std::size_t qubits, std::size_t bindings, std::size_t readings);

/// What a request's runs in several bases say of one binding. An expectation is the mean over all shots of all bases
/// that tell it; where results are exact, over those bases. Every term that is asked for must be told by a basis.
class PooledReading {
 public:
  /// `index` is that of the binding among the results.
  PooledReading(std::span<const PlannedRun> runs, std::span<const Estimates> results, std::size_t index);

  double expectation(const PauliTerm& term) const;

  /// Of Σ coefficient·expectation, what terms have in common because they share shots included; 0 where exact. Of few
  /// shots in each basis all may agree by chance, and then their spread would promise that they always do: each basis
  /// counts two shots more, one of either extreme (Laplace's rule of succession, for the spread alone).
  double variance(const Observable& observable) const;

  std::uint64_t shots() const;
  std::size_t bases() const { return records_.size(); }

 private:
  struct Record {
    PauliTerm basis;
    std::uint64_t shots;
    std::span<const double> shares;
  };

  double poolOf(const PauliTerm& term) const;

  std::vector<Record> records_;
};

}  // namespace qualm
