#include <algorithm>
#include <bit>

#include "qualm/simulate/stabilizer_tableau.hpp"

namespace qualm {
namespace {

/// For each bit whether an odd number of the bits before it is set, going on from the words before.
std::uint64_t oddBefore(std::uint64_t bits, std::uint64_t& carry) {
  std::uint64_t through = bits;
  for (unsigned shift = 1; shift < 64; shift *= 2) through ^= through << shift;
  const std::uint64_t before = through ^ bits ^ carry;
  carry ^= (through >> 63) != 0 ? ~std::uint64_t{0} : 0;
  return before;
}

}  // namespace

/// The k of i^k in the product of some stabilizers, written as i^k times X's before Z's on every qubit.
/// A factor of a row is i^{xz} X^x Z^z, and a sign comes of every Z that stands before an X of a later row.
std::size_t Tableau::phaseOfProduct(std::span<const Word> stabilizers) const {
  std::size_t turns = 0;
  for (std::size_t q = 0; q < qubits_; ++q) {
    Word carry = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      const Word xs = x(q)[words_ + w] & stabilizers[w], zs = z(q)[words_ + w] & stabilizers[w];
      turns += static_cast<std::size_t>(std::popcount(xs & zs) + 2 * std::popcount(xs & oddBefore(zs, carry)));
    }
  }
  for (std::size_t w = 0; w < words_; ++w) {
    turns += 2 * static_cast<std::size_t>(std::popcount(signs_[w] & stabilizers[w]));
  }
  return turns % 4;
}

/// An operator that anticommutes with a stabilizer has mean 0; any other is the product, up to its sign, of those
/// stabilizers whose destabilizers it anticommutes with.
int Tableau::expectation(std::span<const PauliFactor> factors) const {
  std::vector<Word> anticommute(2 * words_);
  std::size_t turns = 0;
  for (const PauliFactor& factor : factors) {
    checkQubit(factor.qubit);
    turns += factor.x && factor.z ? 1 : 0;
    for (std::size_t w = 0; w < 2 * words_; ++w) {
      if (factor.x) anticommute[w] ^= z(factor.qubit)[w];
      if (factor.z) anticommute[w] ^= x(factor.qubit)[w];
    }
  }
  const std::span all(anticommute);
  const auto open = all.subspan(words_);
  if (std::any_of(open.begin(), open.end(), [](Word word) { return word != 0; })) return 0;
  return (phaseOfProduct(all.first(words_)) + 4 - turns % 4) % 4 == 0 ? 1 : -1;
}

int Tableau::expectation(const PauliTerm& term) const {
  std::vector<PauliFactor> factors;
  for (std::size_t q = 0; q < 64; ++q) {
    if ((term.support() >> q & 1U) != 0) factors.push_back({q, (term.x >> q & 1U) != 0, (term.z >> q & 1U) != 0});
  }
  return expectation(factors);
}

}  // namespace qualm
