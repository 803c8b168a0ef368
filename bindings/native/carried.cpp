#include "carried.hpp"

#include <array>

#include "qualm/circuit/gate.hpp"

namespace qualm::bindings {
namespace {

/// Each of them in turn.
template <class... T>
void passAll(Parcel& parcel, T&... values) {
  (pass(parcel, values), ...);
}

}  // namespace

// In the namespace of Parcel, where templates look for them.

static void pass(Parcel& parcel, Matrix& matrix) { passAll(parcel, matrix.rows, matrix.columns, matrix.values); }

static void pass(Parcel& parcel, Observable& observable) { pass(parcel, observable.parts); }

/// A gate's place in the table stands for its row, which lies elsewhere in another module.
static void pass(Parcel& parcel, Circuit& circuit) {
  std::array<std::size_t, 3> sizes{circuit.qubits(), circuit.bits(), circuit.operations().size()};
  std::vector<std::string> names = circuit.parameterNames();
  passAll(parcel, sizes, names);
  if (parcel.arrived()) {
    circuit = Circuit(sizes[0], sizes[1]);
    for (const std::string& name : names) circuit.parameter(name);
  }
  const Gate* table = gateTable().data();
  for (std::size_t i = 0; i < sizes[2]; ++i) {
    Operation operation = parcel.arrived() ? Operation{} : circuit.operations()[i];
    std::ptrdiff_t row = operation.isGate() && !parcel.arrived() ? operation.gate - table : 0;
    passAll(parcel, operation, row);
    if (!parcel.arrived()) continue;
    operation.gate = operation.isGate() ? table + row : nullptr;
    circuit.append(operation, std::span(operation.angles).first(operation.angleCount()));
  }
}

void pass(Parcel& parcel, CarriedRequest& carried) {
  Request& request = carried.request;
  passAll(parcel, carried.circuit, request.bindings, carried.shifts, carried.observables, carried.initialState,
          request.shots, request.probabilities, request.counts, request.outcomes, request.evidence,
          request.knownOperations, request.knownStates, request.firstRow, request.firstShift, carried.random,
          carried.noiseScale);
}

const Request& CarriedRequest::resolved() {
  request.circuit = &circuit;
  request.shifts = shifts;
  request.observables = observables;
  request.initialState = initialState;
  return request;
}

static void pass(Parcel& parcel, Evidence& evidence) { passAll(parcel, evidence.name, evidence.values); }

void pass(Parcel& parcel, CarriedEstimates& carried) {
  Estimates& estimates = carried.estimates;
  passAll(parcel, estimates.values, estimates.standardErrors, estimates.probabilities, estimates.counts,
          estimates.outcomes, estimates.evidence, estimates.trajectories, carried.ledger);
}

static void pass(Parcel& parcel, NoiseRule& rule) {
  ChannelSpec& channel = rule.channel;
  passAll(parcel, rule.on, rule.qubits, channel.kind, channel.values, channel.kraus, rule.operand);
}

static void pass(Parcel& parcel, std::pair<std::string, double>& duration) {
  passAll(parcel, duration.first, duration.second);
}

static void pass(Parcel& parcel, GateDurations::OnQubits& duration) {
  passAll(parcel, duration.name, duration.qubits, duration.seconds);
}

static void pass(Parcel& parcel, ConfusionMatrix& confusion) { passAll(parcel, confusion.qubits, confusion.matrix); }

void pass(Parcel& parcel, NoiseModel& noise) {
  passAll(parcel, noise.rules, noise.idle.t1, noise.idle.t2, noise.durations.byName, noise.durations.onQubits,
          noise.crosstalk, noise.readout.matrices, noise.detuning.sigma, noise.detuning.correlation);
}

}  // namespace qualm::bindings
