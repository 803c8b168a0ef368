#include "qualm/simulate/inspection.hpp"

#include <algorithm>
#include <array>

#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/pauli_reading.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/recorded_run.hpp"
#include "qualm/simulate/state.hpp"
#include "qualm/simulate/state_measures.hpp"
#include "qualm/simulate/watched_noise.hpp"

namespace qualm {
namespace {

std::vector<double> distributionOf(const PauliVector& state) {
  const RecordedStates nothing;
  Matrix distribution(1, std::size_t{1} << state.qubits);
  PauliReading(state, nothing).distributions({}, distribution);
  return distribution.values;
}

/// The reduced density matrix of two qubits, from its sixteen expectations.
std::vector<Complex> pairOf(const PauliVector& state, std::size_t a, std::size_t b) {
  PauliVector pair(2, 1);
  for (std::size_t p = 0; p < 16; ++p) pair.values[p] = state(((p & 3U) << (2 * a)) | ((p >> 2) << (2 * b)), 0);
  return densityMatrix(pair, 0);
}

Matrix pairwise(const PauliVector& state) {
  Matrix result(state.qubits, state.qubits);
  for (std::size_t a = 0; a < state.qubits; ++a) {
    for (std::size_t b = a + 1; b < state.qubits; ++b) {
      result(a, b) = result(b, a) = concurrence(StateView::mixed(pairOf(state, a, b)), 0, 1);
    }
  }
  return result;
}

/// The state vector after those operations, measurements left out.
State stateVectorAfter(const Circuit& circuit, std::span<const double> binding, std::span<const std::size_t> order) {
  State state(circuit.qubits(), 1);
  const std::array bindings{binding};
  for (const std::size_t index : order) {
    const Operation& operation = circuit.operations()[index];
    if (operation.isUnitary()) applyOperations(state, {&operation, 1}, bindings);
  }
  return state;
}

void inspectIdeal(const Circuit& circuit, const State& state, Inspection& inspection) {
  for (std::size_t i = 0; i < state.amplitudes(); ++i) inspection.state.push_back(state.amplitude(i, 0));
  const StateView view = StateView::pure(inspection.state);
  if (circuit.qubits() <= largestPairwise) inspection.concurrence = pairwiseConcurrence(view);
  if (circuit.qubits() > largestShownDensity) return;
  const std::size_t size = state.amplitudes();
  inspection.density.resize(size * size);
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column < size; ++column) {
      inspection.density[row * size + column] = view(row, column);
    }
  }
}

std::vector<double> probabilitiesOf(const State& state) {
  std::vector<double> result(state.amplitudes());
  probabilities(state, 0, result);
  return result;
}

/// Measured, reset or decided on the way: the state without noise is a mixture.
void inspectMixture(const PauliVector& state, Inspection& inspection) {
  inspection.probabilities = distributionOf(state);
  inspection.concurrence = pairwise(state);
  if (state.qubits <= largestShownDensity) inspection.density = densityMatrix(state, 0);
  inspection.reasons.push_back(
      "No amplitudes: after a measurement, a reset or a decision the state is a mixture; its density matrix says all.");
}

void inspectNoisy(const PauliVector& state, Inspection& inspection) {
  inspection.noisyProbabilities = distributionOf(state);
  inspection.noisyConcurrence = pairwise(state);
  inspection.purity = overlap(state, 0, state, 0);
  if (state.qubits <= largestShownDensity) inspection.noisyDensity = densityMatrix(state, 0);
  if (inspection.state.empty()) return;
  PauliVector ideal(state.qubits, 1);
  ideal.fill(inspection.state);
  inspection.fidelity = overlap(state, 0, ideal, 0);
}

}  // namespace

Inspection inspectCircuit(const Circuit& circuit, std::span<const double> binding, const NoiseModel& noise,
                          std::size_t operations) {
  requireStateFits(circuit.qubits());
  Inspection inspection;
  const WatchedNoise watched(circuit, noise);
  auto order = operationOrder(watched.schedule());
  operations = std::min(operations, order.size());
  order.resize(operations);
  const bool small = circuit.qubits() <= largestNoisyTrace;
  const std::string limit = std::to_string(largestNoisyTrace) + " qubits";
  const bool unitary = std::all_of(order.begin(), order.end(),
                                   [&](std::size_t index) { return circuit.operations()[index].isUnitary(); });
  if (unitary) {
    const State state = stateVectorAfter(circuit, binding, order);
    inspection.probabilities = probabilitiesOf(state);
    inspectIdeal(circuit, state, inspection);
  } else if (small) {
    inspectMixture(stateAfter(circuit, withoutChannels(watched.schedule()), binding, {}, operations), inspection);
  } else if (terminalMeasurements(circuit)) {
    inspection.probabilities = probabilitiesOf(stateVectorAfter(circuit, binding, order));
    inspection.reasons.push_back("After a measurement the state is a mixture: beyond " + limit +
                                 " its probabilities are known, amplitudes and entanglement are not.");
  } else {
    inspection.reasons.push_back("After a measurement, a reset or a decision the state is known exactly up to " +
                                 limit + "; run the circuit to sample it.");
  }
  if (circuit.qubits() > largestShownDensity) {
    inspection.reasons.push_back("Density matrices are shown up to " + std::to_string(largestShownDensity) +
                                 " qubits.");
  }
  if (circuit.qubits() > largestPairwise) {
    inspection.reasons.push_back("Entanglement of pairs is computed up to " + std::to_string(largestPairwise) +
                                 " qubits.");
  }
  if (!watched.disturbs()) return inspection;
  if (circuit.qubits() <= watched.largest()) {
    watched.follow(binding, operations, operations + 1,
                   [&](std::size_t, const PauliVector& state) { inspectNoisy(state, inspection); });
  } else {
    inspection.reasons.push_back("Noise is followed step by step up to " + std::to_string(watched.largest()) +
                                 " qubits; run the circuit to sample it.");
  }
  return inspection;
}

}  // namespace qualm
