#include "qualm/simulate/state_reading.hpp"

#include <array>

#include "qualm/core/error.hpp"
#include "qualm/simulate/kernels.hpp"

namespace qualm {
namespace {

State rotateToBasis(const State& state, const PauliTerm& basis) {
  State rotated = state;
  Circuit change(state.qubits);
  appendBasisChange(change, basis, state.qubits);
  applyOperations(rotated, change.operations(), std::array<std::span<const double>, 1>{});
  return rotated;
}

void readLanes(const State& state, Matrix& result) {
  for (std::size_t lane = 0; lane < state.lanes; ++lane) probabilities(state, lane, result.row(lane));
}

}  // namespace

void StateReading::expectation(const PauliTerm& term, std::span<double> result) const {
  qualm::expectation(state_, term, result);
}

void StateReading::distributions(const PauliTerm& basis, Matrix& result) const {
  if (basis.x == 0) {
    readLanes(state_, result);
  } else {
    readLanes(rotateToBasis(state_, basis), result);
  }
}

void StateReading::bitDistributions(Matrix&) const {
  throw Error(ErrorCode::notUnitary, "A state vector keeps no record of measurements on the way.", "a state vector",
              "density or trajectories");
}

}  // namespace qualm
