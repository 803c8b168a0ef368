#pragma once

#include <cstddef>

#include "qualm/compile/operations.hpp"
#include "qualm/compile/translate.hpp"

namespace qualm {

/// R_a(phi)·R_b(theta)·R_a(lambda) up to a global phase, 0 ≤ theta ≤ π.
struct EulerAngles {
  double theta, phi, lambda;
};

/// The Euler angles of a 2×2 unitary about the axes a, b, a: 0 is x, 1 is y, 2 is z, and a ≠ b.
EulerAngles eulerAngles(const GateMatrix& matrix, std::size_t a, std::size_t b);

/// The cheapest gates of the basis found for a 2×2 unitary: a named gate, a u, the Euler angles about every two axes
/// that the basis has, or rz with as few sx as it takes (none, one at theta = π/2, two; McKay et al. 2017,
/// arXiv:1612.00858); nothing for the identity. Throws unsupported where the basis has no such set.
Operations synthesizeQubit(const GateMatrix& matrix, std::size_t qubit, const Translator& translator);

}  // namespace qualm
