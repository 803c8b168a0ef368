#pragma once

#include <bit>
#include <cstdint>

namespace qualm {

/// +1 where an even number of bits is set, −1 where an odd number is: the sign that a product of Z gives a basis state.
inline double paritySign(std::uint64_t bits) { return std::popcount(bits) % 2 == 0 ? 1.0 : -1.0; }

}  // namespace qualm
