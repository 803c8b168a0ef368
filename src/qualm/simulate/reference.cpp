#include "qualm/simulate/reference.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "qualm/core/bits.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

ReferenceSimulator::ReferenceSimulator(std::size_t qubits) {
  requireStateFits(qubits);
  state_.resize(std::size_t{1} << qubits);
}

const std::vector<Complex>& ReferenceSimulator::run(const Circuit& circuit, std::span<const double> binding) {
  std::fill(state_.begin(), state_.end(), Complex{});
  state_[0] = {1, 0};
  for (const Operation& operation : circuit.operations()) {
    if (operation.kind == Operation::Kind::barrier) continue;
    apply(operation, operation.gate->matrix(boundAngles(operation, binding)));
  }
  return state_;
}

void ReferenceSimulator::apply(const Operation& operation, const GateMatrix& matrix) {
  const std::size_t controls = operation.gate->controls, dimension = matrix.dimension;
  std::size_t controlMask = 0;
  for (std::size_t c = 0; c < controls; ++c) controlMask |= std::size_t{1} << operation.qubits[c];
  std::array<std::size_t, 4> offsets{};
  for (std::size_t t = 0; t < dimension; ++t) {
    if (t & 1U) offsets[t] |= std::size_t{1} << operation.qubits[controls];
    if (t & 2U) offsets[t] |= std::size_t{1} << operation.qubits[controls + 1];
  }
  for (std::size_t i = 0; i < state_.size(); ++i) {
    if ((i & controlMask) != controlMask || (i & offsets[dimension - 1]) != 0) continue;
    std::array<Complex, 4> gathered;
    for (std::size_t t = 0; t < dimension; ++t) gathered[t] = state_[i | offsets[t]];
    for (std::size_t row = 0; row < dimension; ++row) {
      Complex sum;
      for (std::size_t column = 0; column < dimension; ++column) sum = sum + matrix(row, column) * gathered[column];
      state_[i | offsets[row]] = sum;
    }
  }
}

double ReferenceSimulator::expectation(const PauliTerm& term) const {
  constexpr std::array<Complex, 4> powers{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  const Complex factor = powers[static_cast<std::size_t>(std::popcount(term.x & term.z)) % 4];
  Complex sum;
  for (std::size_t i = 0; i < state_.size(); ++i) {
    sum = sum + paritySign(i & term.z) * (factor * conjugate(state_[i ^ static_cast<std::size_t>(term.x)]) * state_[i]);
  }
  return sum.re;
}

}  // namespace qualm
