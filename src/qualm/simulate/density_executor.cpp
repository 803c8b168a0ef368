#include "qualm/simulate/density_executor.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "qualm/core/stopwatch.hpp"
#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/pauli_kernels.hpp"
#include "qualm/simulate/pauli_reading.hpp"
#include "qualm/simulate/prefix_run.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/recorded_run.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

/// How Pauli vectors run a circuit whose measurements, if any, come last: a step is one of the noise's schedule.
class DensityBackend {
 public:
  using State = PauliVector;
  using Program = TransferProgram;

  DensityBackend(const Request& request, const NoiseSchedule& schedule)
      : circuit_(*request.circuit), schedule_(schedule), start_(circuit_.qubits(), 1) {
    for (const Channel& channel : schedule.channels) channels_.push_back(transferMatrix(channel));
    if (!request.initialState.empty()) start_.fill(request.initialState);
    stepOf_.resize(circuit_.operations().size());
    for (std::size_t step = 0; step < schedule.steps.size(); ++step) {
      if (!schedule.steps[step].isChannel) stepOf_[schedule.steps[step].index] = step;
    }
  }

  PauliVector start(std::size_t lanes) const {
    PauliVector state(circuit_.qubits(), lanes);
    restart(state);
    return state;
  }
  void restart(PauliVector& state) const {
    for (std::size_t i = 0; i < start_.values.size(); ++i) {
      std::fill_n(state.values.begin() + static_cast<std::ptrdiff_t>(i * state.lanes), state.lanes, start_.values[i]);
    }
  }
  std::size_t steps() const { return schedule_.steps.size(); }
  std::size_t stepOf(std::size_t operation) const { return stepOf_[operation]; }
  void lower(std::size_t index, std::span<const std::span<const double>> bindings, TransferProgram& program) const {
    const NoiseSchedule::Step& step = schedule_.steps[index];
    if (step.isChannel) {
      const TransferMatrix& matrix = channels_[step.index];
      appendTransfer(matrix, std::span(step.qubits).first(matrix.dimension == 4 ? 1 : 2), program);
    } else if (circuit_.operations()[step.index].isGate()) {
      lowerTransfer(circuit_.operations()[step.index], bindings, program);
    }
  }
  void fuse(const TransferProgram& program, std::size_t first, TransferProgram& fused) const {
    fuseTransfers(program, first, fused);
  }
  void apply(PauliVector& state, const TransferProgram& program, std::size_t first, std::size_t last,
             const AlignedBuffer& coefficients) const {
    applyTransfers(state, program, first, last, coefficients);
  }

 private:
  const Circuit& circuit_;
  const NoiseSchedule& schedule_;
  PauliVector start_;
  std::vector<TransferMatrix> channels_;
  std::vector<std::size_t> stepOf_;
};

/// A circuit that measures on the way: one binding at a time, nothing shared.
void runRecorded(const Request& request, const NoiseSchedule& schedule, const ReadoutConfusion& confusion,
                 const Readout& readout, const Random& random, Estimates& estimates) {
  const Shift none;
  std::vector<double> binding(request.bindings.columns);
  for (std::size_t row = 0; row < request.bindings.rows; ++row) {
    for (std::size_t s = 0; s < request.shiftCount(); ++s) {
      std::copy_n(request.bindings.row(row).begin(), binding.size(), binding.begin());
      for (const SlotMove& move : request.shifts.empty() ? none : request.shifts[s]) binding[move.slot] += move.amount;
      const std::array<std::span<const double>, 1> bindings{binding};
      RecordedRun run(*request.circuit, schedule, confusion, request.initialState, bindings);
      run.run(0, schedule.steps.size());
      const PauliVector total = run.total();
      readout.read(PauliReading(total, run.records()), row, 1, s, random, estimates);
    }
  }
}

}  // namespace

DensityExecutor::DensityExecutor(NoiseModel noise) : noise_(std::move(noise)) {}

std::shared_ptr<const Executor> DensityExecutor::withNoise(double scale) const {
  return std::make_shared<DensityExecutor>(scaledGateNoise(noise_, scale));
}

Estimates DensityExecutor::execute(const Request& request, const Random& random, Ledger& ledger) const {
  validateRequest(request);
  requireDensityFits(request.circuit->qubits());
  const NoiseSchedule schedule = scheduleNoise(*request.circuit, noise_, request.initialState);
  const Stopwatch watch(ledger.simulatorSeconds);
  const Readout readout(request, noise_.readout);
  Estimates estimates = readout.prepare();
  if (terminalMeasurements(*request.circuit)) {
    const DensityBackend backend(request, schedule);
    const bool batched = request.bindings.rows > 1 && request.circuit->qubits() <= largestBatchedDensity;
    const std::size_t lanes = batched ? batchLanes : 1;
    const RecordedStates nothing;
    for (std::size_t row = 0; row < request.bindings.rows; row += lanes) {
      PrefixRun<DensityBackend> run(backend, request, row, lanes);
      run.run([&](const PauliVector& state, std::size_t shift) {
        readout.read(PauliReading(state, nothing), row, run.count(), shift, random, estimates);
      });
    }
  } else {
    runRecorded(request, schedule, noise_.readout, readout, random, estimates);
  }
  billRequest(request, readout, ledger);
  return estimates;
}

PauliVector DensityExecutor::state(const Circuit& circuit, std::span<const double> binding,
                                   std::span<const Complex> initialState, std::size_t operations) const {
  requireDensityFits(circuit.qubits());
  return stateAfter(circuit, scheduleNoise(circuit, noise_, initialState), binding, initialState, operations);
}

}  // namespace qualm
