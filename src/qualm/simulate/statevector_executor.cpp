#include "qualm/simulate/statevector_executor.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/adjoint.hpp"
#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/prefix_run.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/request_check.hpp"
#include "qualm/simulate/start.hpp"
#include "qualm/simulate/state_reading.hpp"

namespace qualm {
namespace {

/// How state vectors run a circuit: a step is an operation, a program is a list of pair operations.
struct StatevectorBackend {
  using State = qualm::State;
  using Program = PairProgram;

  const Request& request;
  std::size_t firstRow;

  State start(std::size_t lanes) const {
    State state(request.circuit->qubits(), lanes);
    restart(state);
    return state;
  }
  void restart(State& state) const { startRows(state, request, firstRow); }
  std::size_t steps() const { return request.circuit->operations().size(); }
  std::size_t stepOf(std::size_t operation) const { return operation; }
  void lower(std::size_t step, std::span<const std::span<const double>> bindings, PairProgram& program) const {
    if (step >= request.knownOperations) lowerOperation(request.circuit->operations()[step], bindings, program);
  }
  void fuse(const PairProgram& program, std::size_t first, PairProgram& fused) const {
    fusePairs(std::span(program.operations).subspan(first), fused.operations);
  }
  void apply(State& state, const PairProgram& program, std::size_t first, std::size_t last,
             const AlignedBuffer& coefficients) const {
    applyProgram(state, std::span(program.operations).subspan(first, last - first), coefficients);
  }
};

void requireTerminal(const Circuit& circuit) {
  if (terminalMeasurements(circuit)) return;
  throw Error(ErrorCode::notUnitary,
              "A state vector can't follow measurements on the way, resets or conditions: ask for density or "
              "trajectories.",
              "a circuit that is no unitary", "gates, and measurements at the end");
}

}  // namespace

StatevectorExecutor::StatevectorExecutor(ReadoutConfusion confusion) : confusion_(std::move(confusion)) {}

Estimates StatevectorExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  validateRequest(request);
  requireStateFits(request.circuit->qubits());
  requireTerminal(*request.circuit);
  validateConfusion(confusion_, request.circuit->qubits());
  const Stopwatch watch(ledger.simulatorSeconds);
  const Readout readout(request, confusion_);
  Estimates estimates = readout.prepare();
  const bool batched = request.bindings.rows > 1 && request.circuit->qubits() <= largestBatchedRegister;
  const std::size_t lanes = batched ? batchLanes : 1;
  for (std::size_t row = 0; row < request.bindings.rows; row += lanes) {
    const StatevectorBackend backend{request, row};
    PrefixRun<StatevectorBackend> run(backend, request, row, lanes);
    run.run([&](const State& state, std::size_t shift) {
      readout.read(StateReading(state), row, run.count(), shift, random, estimates);
    });
  }
  billRequest(request, readout, ledger);
  return estimates;
}

SlotDerivatives StatevectorExecutor::differentiate(const Request& request, std::span<const std::size_t> slots,
                                                   Ledger& ledger) const {
  const Stopwatch watch(ledger.simulatorSeconds);
  SlotDerivatives derivatives = adjointDerivatives(request, slots);
  billRequest(request, Readout(request, confusion_), ledger);
  return derivatives;
}

std::vector<double> StatevectorExecutor::state(const Circuit& circuit, std::span<const double> binding,
                                               std::span<const Complex> initialState) const {
  if (!circuit.isUnitary()) {
    throw Error(ErrorCode::notUnitary, "A circuit that measures, resets or decides has no single final state.",
                "a circuit that is no unitary", "gates only; ask for the density matrix");
  }
  State state(circuit.qubits(), 1);
  if (!initialState.empty()) state.fill(initialState);
  applyOperations(state, circuit.operations(), std::array{binding});
  std::vector<double> interleaved(2 * state.amplitudes());
  for (std::size_t i = 0; i < state.amplitudes(); ++i) {
    interleaved[2 * i] = state.re[i];
    interleaved[2 * i + 1] = state.im[i];
  }
  return interleaved;
}

}  // namespace qualm
