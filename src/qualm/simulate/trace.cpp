#include "qualm/simulate/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "qualm/simulate/kernels.hpp"
#include "qualm/simulate/pauli_vector.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/recorded_run.hpp"
#include "qualm/simulate/state.hpp"
#include "qualm/simulate/watched_noise.hpp"

namespace qualm {
namespace {

/// Entropy of a qubit whose Bloch vector has this squared length, bits.
double qubitEntropy(double squaredLength) {
  const double p = 0.5 * (1 + std::sqrt(std::min(squaredLength, 1.0)));
  const auto term = [](double q) { return q > 0 ? -q * std::log2(q) : 0.0; };
  return term(p) + term(1 - p);
}

void setBloch(const State& state, std::size_t qubit, std::span<double> row) {
  std::array<Complex, 4> rho;
  reducedDensity(state, std::array{qubit}, rho);
  row[3 * qubit] = 2 * rho[2].re;
  row[3 * qubit + 1] = 2 * rho[2].im;
  row[3 * qubit + 2] = rho[0].re - rho[3].re;
}

void setBloch(const PauliVector& state, std::span<double> row) {
  for (std::size_t q = 0; q < state.qubits; ++q) {
    for (std::size_t axis = 0; axis < 3; ++axis) row[3 * q + axis] = state((axis + 1) << (2 * q), 0);
  }
}

/// What a measurement whose result is not looked at leaves of a Bloch vector.
void dephase(std::span<double> bloch) { bloch[0] = bloch[1] = 0; }

void setEntropies(CircuitTrace& trace, std::size_t qubits) {
  trace.entropy = Matrix(trace.steps, qubits);
  for (std::size_t step = 0; step < trace.steps; ++step) {
    const auto bloch = trace.idealBloch.row(step);
    for (std::size_t q = 0; q < qubits; ++q) {
      const double x = bloch[3 * q], y = bloch[3 * q + 1], z = bloch[3 * q + 2];
      trace.entropy(step, q) = qubitEntropy(x * x + y * y + z * z);
    }
  }
}

/// Without noise, and with measurements at the end only, a state vector says all: a gate changes the reduced states of
/// its own qubits only, and a qubit that was measured keeps its Z.
void traceStateVector(const Circuit& circuit, std::span<const double> binding, CircuitTrace& trace) {
  State state(circuit.qubits(), 1);
  const std::array bindings{binding};
  for (std::size_t q = 0; q < circuit.qubits(); ++q) trace.idealBloch(0, 3 * q + 2) = 1;
  for (std::size_t k = 0; k < circuit.operations().size(); ++k) {
    const Operation& operation = circuit.operations()[k];
    if (operation.isUnitary()) applyOperations(state, {&operation, 1}, bindings);
    const auto before = trace.idealBloch.row(k), after = trace.idealBloch.row(k + 1);
    std::copy(before.begin(), before.end(), after.begin());
    for (std::size_t i = 0; i < operation.qubitCount(); ++i) setBloch(state, operation.qubits[i], after);
    if (operation.kind == Operation::Kind::measure) dephase(after.subspan(3 * operation.qubits[0], 3));
  }
}

/// Both states side by side, so that no more than two are held at a time.
void traceDensity(const Circuit& circuit, std::span<const double> binding, const WatchedNoise& noise, bool followed,
                  CircuitTrace& trace) {
  const ReadoutConfusion none;
  const auto order = operationOrder(noise.schedule());
  const std::array bindings{binding};
  const NoiseSchedule silent = withoutChannels(noise.schedule());
  RecordedRun ideal(circuit, silent, none, {}, bindings);
  bool pure = true;
  const auto advance = [&](std::size_t k) {
    if (k > 0) {
      ideal.run(k - 1, k);
      pure = pure && circuit.operations()[order[k - 1]].isUnitary();
    }
    PauliVector state = ideal.total();
    setBloch(state, trace.idealBloch.row(k));
    return state;
  };
  if (!followed) {
    for (std::size_t k = 0; k < trace.steps; ++k) advance(k);
    return;
  }
  trace.noisyBloch = Matrix(trace.steps, 3 * circuit.qubits());
  noise.follow(binding, 0, trace.steps, [&](std::size_t k, const PauliVector& state) {
    const PauliVector idealState = advance(k);
    setBloch(state, trace.noisyBloch.row(k));
    trace.purity.push_back(overlap(state, 0, state, 0));
    if (pure) trace.fidelity.push_back(overlap(state, 0, idealState, 0));
  });
  if (!pure) {
    trace.reasons.push_back(
        "Fidelity compares with one ideal state; after a measurement, a reset or a decision there is none, so it ends "
        "there.");
  }
}

}  // namespace

CircuitTrace traceCircuit(const Circuit& circuit, std::span<const double> binding, const NoiseModel& noise) {
  requireStateFits(circuit.qubits());
  const WatchedNoise watched(circuit, noise);
  const bool followed = watched.disturbs() && circuit.qubits() <= watched.largest();
  CircuitTrace trace;
  trace.steps = circuit.operations().size() + 1;
  if (watched.disturbs() && !followed) {
    trace.reasons.push_back("Noise is followed step by step up to " + std::to_string(watched.largest()) +
                            " qubits, where the density matrix is exact; run the circuit to sample it.");
  }
  if (terminalMeasurements(circuit) && !followed) {
    trace.idealBloch = Matrix(trace.steps, 3 * circuit.qubits());
    traceStateVector(circuit, binding, trace);
  } else if (circuit.qubits() <= largestNoisyTrace) {
    trace.idealBloch = Matrix(trace.steps, 3 * circuit.qubits());
    traceDensity(circuit, binding, watched, followed, trace);
  } else {
    trace.reasons.push_back("A circuit that measures, resets or decides on the way is stepped through up to " +
                            std::to_string(largestNoisyTrace) + " qubits; run it to sample it.");
    return trace;
  }
  setEntropies(trace, circuit.qubits());
  return trace;
}

}  // namespace qualm
