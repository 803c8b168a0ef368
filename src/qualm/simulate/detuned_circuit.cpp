#include "qualm/simulate/detuned_circuit.hpp"

#include <algorithm>
#include <string>

#include "qualm/noise/detuning_path.hpp"
#include "qualm/noise/timing.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm {

DetunedCircuit::DetunedCircuit(const Circuit& original, const NoiseModel& noise, bool resting)
    : detuning_(noise.detuning),
      circuit_(emptyFollower(original)),
      slots_(original.slots().size()),
      windows_(original.qubits()),
      since_(original.qubits(), 0.0),
      coherent_(original.qubits(), !resting) {
  const Timing timing = timeOperations(original, noise.durations);
  for (std::size_t i = 0; i < original.operations().size(); ++i) {
    const Operation& operation = original.operations()[i];
    const double middle = (timing.start[i] + timing.end[i]) / 2;
    const auto qubits = std::span(operation.qubits).first(operation.qubitCount());
    for (const std::size_t qubit : qubits) drift(qubit, middle);
    circuit_.append(operation, followingAngles(operation));
    for (const std::size_t qubit : qubits) coherent_[qubit] = !operation.settles();
  }
  for (std::size_t qubit = 0; qubit < original.qubits(); ++qubit) drift(qubit, timing.seconds);
}

void DetunedCircuit::drift(std::size_t qubit, double until) {
  const double seconds = wholeFemtoseconds(until - since_[qubit]);
  since_[qubit] = until;
  if (seconds <= 0) return;
  windows_[qubit].push_back({seconds, std::nullopt});
  if (!coherent_[qubit] || detuning_.sigmaOf(qubit) == 0) return;
  windows_[qubit].back().phase = phases_;
  const std::size_t parameter = circuit_.parameter("phase " + std::to_string(phases_++));
  circuit_.append("rz", {qubit}, {Angle::parameter(parameter)});
  circuit_.driftLast();
}

Matrix DetunedCircuit::bindings(std::span<const double> values, const Random& random, std::uint64_t first,
                                std::uint64_t last) const {
  Matrix sources(static_cast<std::size_t>(last - first), slots_ + phases_);
  for (std::size_t row = 0; row < sources.rows; ++row) {
    const auto source = sources.row(row);
    std::copy(values.begin(), values.end(), source.begin());
    const Random history = random.stream(first + row);
    for (std::size_t qubit = 0; qubit < windows_.size(); ++qubit) {
      DetuningPath path(detuning_.sigmaOf(qubit), detuning_.correlation, history.stream(qubit));
      for (const Window& window : windows_[qubit]) {
        const double phase = path.advance(window.seconds);
        if (window.phase) source[slots_ + *window.phase] = phase;
      }
    }
  }
  return followingBindings(circuit_, sources);
}

}  // namespace qualm
