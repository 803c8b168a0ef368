#include "qualm/mitigate/symmetry.hpp"

#include <bit>

#include "qualm/core/bits.hpp"

namespace qualm {

bool commute(const PauliTerm& a, const PauliTerm& b) { return paritySign(a.x & b.z) == paritySign(a.z & b.x); }

/// A term is i^|x & z| X^x Z^z, and Z^a X^b = (−1)^|a & b| X^b Z^a; what is left over is a power of i, even where the
/// two commute.
Symmetry productOf(const Symmetry& a, const Symmetry& b) {
  const PauliTerm term{a.term.x ^ b.term.x, a.term.z ^ b.term.z};
  const int quarters = std::popcount(a.term.x & a.term.z) + std::popcount(b.term.x & b.term.z) -
                       std::popcount(term.x & term.z) + 2 * std::popcount(a.term.z & b.term.x);
  return {term, a.sign * b.sign * (quarters % 4 == 0 ? 1 : -1)};
}

}  // namespace qualm
