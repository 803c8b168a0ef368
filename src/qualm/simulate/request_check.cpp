#include "qualm/simulate/request_check.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

void validateShots(const Request& request) {
  constexpr std::uint64_t mostShots = std::numeric_limits<std::uint32_t>::max();
  if (request.shots > mostShots) {
    throw Error(ErrorCode::invalidShots, "Too many shots for one measurement.", std::to_string(request.shots),
                "1 to " + std::to_string(mostShots));
  }
  if (request.counts && request.shots == 0) {
    throw Error(ErrorCode::invalidShots, "Counts need shots.", "no shots", "1 to " + std::to_string(mostShots));
  }
}

/// Known states belong to rows, and what made them can be neither shifted nor started elsewhere.
void validateKnown(const Request& request) {
  const std::size_t known = request.knownOperations;
  if (known == 0) return;
  const Circuit& circuit = *request.circuit;
  bool sound = known <= circuit.operations().size() && request.initialState.empty() &&
               request.knownStates.rows == request.bindings.rows &&
               request.knownStates.columns == std::size_t{2} << circuit.qubits();
  for (const Shift& shift : request.shifts) {
    for (const SlotMove& move : shift) sound = sound && circuit.slots()[move.slot].operation >= known;
  }
  if (sound) return;
  throw Error(ErrorCode::shapeMismatch, "The known states don't belong to the request.",
              std::to_string(request.knownStates.rows) + " states after " + std::to_string(known) + " operations",
              std::to_string(request.bindings.rows) + " states, shifts after them, no initial state");
}

}  // namespace

void validateRequest(const Request& request) {
  const std::size_t slots = request.circuit->slots().size();
  if (request.bindings.columns != slots) {
    throw Error(ErrorCode::shapeMismatch, "Bindings need one column per slot.",
                std::to_string(request.bindings.columns), std::to_string(slots));
  }
  for (const Shift& shift : request.shifts) {
    for (const SlotMove& move : shift) {
      if (move.slot < slots) continue;
      throw Error(ErrorCode::shapeMismatch, "A shift names a slot that the circuit does not have.",
                  std::to_string(move.slot), "0 to " + std::to_string(slots) + " (exclusive)");
    }
  }
  validateShots(request);
  validateKnown(request);
  if (request.circuit->bits() > maximumStateQubits) {
    throw Error(ErrorCode::registerTooLarge, "The values of so large a classical register can't be counted one by one.",
                std::to_string(request.circuit->bits()) + " bits", "up to " + std::to_string(maximumStateQubits));
  }
}

Estimates expectationsFor(const Request& request) {
  Estimates estimates;
  estimates.values = Matrix(request.size(), request.observables.size());
  estimates.standardErrors = Matrix(request.size(), request.observables.size());
  return estimates;
}

void finishExpectations(const Request& request, std::size_t index, Estimates& estimates) {
  for (std::size_t o = 0; o < request.observables.size(); ++o) {
    estimates.values(index, o) += constantPart(request.observables[o]);
    estimates.standardErrors(index, o) = std::sqrt(estimates.standardErrors(index, o));
  }
}

void billRequest(const Request& request, const Readout& readout, Ledger& ledger) {
  const GateTotals totals = gateTotals(*request.circuit);
  const std::uint64_t executions = request.size() * readout.settingCount();
  ledger.circuits += executions;
  ledger.shots += executions * request.shots;
  ledger.gates += executions * totals.gates;
  ledger.twoQubitGates += executions * totals.twoQubitGates;
}

}  // namespace qualm
