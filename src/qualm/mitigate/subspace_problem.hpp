#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "qualm/circuit/observable.hpp"
#include "qualm/mitigate/generalized_eigen.hpp"

namespace qualm {

/// The product of two Pauli terms: a term times a power of i.
struct PauliProduct {
  Complex factor;
  PauliTerm term;
};
PauliProduct multiply(const PauliTerm& a, const PauliTerm& b);

/// H_ij = ⟨E_i H E_j⟩ and S_ij = ⟨E_i E_j⟩ for Pauli terms E and a real combination H of others, as sums of
/// expectations of Pauli terms.
class SubspaceProblem {
 public:
  SubspaceProblem(std::span<const PauliTerm> operators, const Observable& hamiltonian);

  /// Every term whose expectation is needed, once; the identity is among them.
  const std::vector<PauliTerm>& terms() const { return terms_; }

  std::size_t size() const { return size_; }

  /// `expectations` are those of terms(). Throws what generalizedEigen() throws.
  GeneralizedEigen solve(std::span<const double> expectations, OverlapThreshold threshold, SpectrumEnd end) const;

  /// What a small change of each term's expectation moves the value by.
  Observable derivative(const GeneralizedEigen& solution) const;

 private:
  /// factor · ⟨terms()[term]⟩ in entry (row, column).
  struct Share {
    std::size_t entry, term;
    Complex factor;
  };

  void addShare(std::vector<Share>& shares, std::size_t entry, Complex factor, const PauliTerm& term);
  std::vector<Complex> matrixOf(std::span<const Share> shares, std::span<const double> expectations) const;

  std::size_t size_;
  std::vector<PauliTerm> terms_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::size_t> places_;
  std::vector<Share> matrix_, overlap_;
};

}  // namespace qualm
