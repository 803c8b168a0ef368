#pragma once

#include "qualm/circuit/observable.hpp"

namespace qualm {

/// A product of Pauli operators and a sign: of a symmetry, the eigenvalue that a state has; of a product of two, what
/// came out with it.
struct Symmetry {
  PauliTerm term;
  int sign = 1;
};

bool commute(const PauliTerm& a, const PauliTerm& b);

/// The product of two that commute: another one.
Symmetry productOf(const Symmetry& a, const Symmetry& b);

}  // namespace qualm
