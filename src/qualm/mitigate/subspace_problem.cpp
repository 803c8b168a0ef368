#include "qualm/mitigate/subspace_problem.hpp"

#include <bit>

namespace qualm {
namespace {

/// Y count: P = i^|x&z| X^x Z^z.
std::size_t turnsOf(const PauliTerm& term) { return static_cast<std::size_t>(std::popcount(term.x & term.z)); }

}  // namespace

PauliProduct multiply(const PauliTerm& a, const PauliTerm& b) {
  const PauliTerm term{a.x ^ b.x, a.z ^ b.z};
  // Z^a.z X^b.x = (−1)^|a.z & b.x| X^b.x Z^a.z; three quarter turns undo one.
  const auto exchanged = static_cast<std::size_t>(std::popcount(a.z & b.x));
  return {powerOfI(turnsOf(a) + turnsOf(b) + 3 * turnsOf(term) + 2 * exchanged), term};
}

SubspaceProblem::SubspaceProblem(std::span<const PauliTerm> operators, const Observable& hamiltonian)
    : size_(operators.size()) {
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j < size_; ++j) {
      const std::size_t entry = i * size_ + j;
      const PauliProduct plain = multiply(operators[i], operators[j]);
      addShare(overlap_, entry, plain.factor, plain.term);
      for (const auto& [coefficient, term] : hamiltonian.parts) {
        const PauliProduct left = multiply(operators[i], term);
        const PauliProduct both = multiply(left.term, operators[j]);
        addShare(matrix_, entry, coefficient * (left.factor * both.factor), both.term);
      }
    }
  }
}

void SubspaceProblem::addShare(std::vector<Share>& shares, std::size_t entry, Complex factor, const PauliTerm& term) {
  const auto [place, fresh] = places_.try_emplace({term.x, term.z}, terms_.size());
  if (fresh) terms_.push_back(term);
  shares.push_back({entry, place->second, factor});
}

std::vector<Complex> SubspaceProblem::matrixOf(std::span<const Share> shares,
                                               std::span<const double> expectations) const {
  std::vector<Complex> matrix(size_ * size_);
  for (const Share& share : shares) {
    matrix[share.entry] = matrix[share.entry] + expectations[share.term] * share.factor;
  }
  return matrix;
}

GeneralizedEigen SubspaceProblem::solve(std::span<const double> expectations, OverlapThreshold threshold,
                                        SpectrumEnd end) const {
  return generalizedEigen(matrixOf(matrix_, expectations), matrixOf(overlap_, expectations), size_, threshold, end);
}

Observable SubspaceProblem::derivative(const GeneralizedEigen& solution) const {
  Observable result;
  for (const PauliTerm& term : terms_) result.parts.push_back({0, term});
  for (const Share& share : matrix_) {
    result.parts[share.term].coefficient += (solution.byMatrix[share.entry] * share.factor).re;
  }
  for (const Share& share : overlap_) {
    result.parts[share.term].coefficient += (solution.byOverlap[share.entry] * share.factor).re;
  }
  return result;
}

}  // namespace qualm
