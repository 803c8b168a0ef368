#include "qualm/simulate/start.hpp"

#include <algorithm>

namespace qualm {

void startRows(State& state, const Request& request, std::size_t firstRow) {
  state.reset();
  if (!request.initialState.empty()) state.fill(request.initialState);
  if (request.knownOperations == 0) return;
  for (std::size_t l = 0; l < state.lanes; ++l) {
    const auto known = request.knownStates.row(std::min(firstRow + l, request.knownStates.rows - 1));
    for (std::size_t i = 0; i < state.amplitudes(); ++i) {
      state.re[i * state.lanes + l] = known[2 * i];
      state.im[i * state.lanes + l] = known[2 * i + 1];
    }
  }
}

}  // namespace qualm
