#include "qualm/deploy/choose_executor.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/deploy/compiled_executor.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/pauli_vector.hpp"
#include "qualm/simulate/readout.hpp"
#include "qualm/simulate/statevector_executor.hpp"

namespace qualm {
namespace {

/// What the noise does to the state, beside misreading it.
bool disturbs(const NoiseModel& noise) {
  return !noise.rules.empty() || !noise.idle.t1.empty() || !noise.crosstalk.empty();
}

struct Choice {
  Simulator simulator;
  std::string reason;
};

Choice chooseAutomatically(const Circuit& circuit, const NoiseModel& noise) {
  const std::string size = std::to_string(circuit.qubits()) + (circuit.qubits() == 1 ? " qubit" : " qubits");
  const bool interrupted = !terminalMeasurements(circuit).has_value();
  if (!disturbs(noise) && !interrupted) {
    return {Simulator::statevector, "A state vector: no noise acts on the state, so one is exact."};
  }
  const std::string cause =
      disturbs(noise) ? "noise acts on the state" : "the circuit measures, resets or decides on the way";
  if (circuit.qubits() <= largestAutomaticDensity) {
    return {Simulator::density, "A density matrix: " + cause + ", and for " + size + " it is exact and fast."};
  }
  return {Simulator::trajectories, "Trajectories: " + cause + ", and a density matrix of " + size +
                                       " would take longer than a thousand of them. Results carry standard errors."};
}

Choice asked(Simulator simulator) {
  const char* names[] = {"", "A state vector", "A density matrix", "Trajectories"};
  return {simulator, std::string(names[static_cast<std::size_t>(simulator)]) + ": as asked for."};
}

std::shared_ptr<const Executor> makeExecutor(Simulator simulator, const NoiseModel& noise,
                                             const TrajectoryOptions& trajectories) {
  if (simulator == Simulator::density) return std::make_shared<DensityExecutor>(noise);
  if (simulator == Simulator::trajectories) return std::make_shared<TrajectoryExecutor>(noise, trajectories);
  if (disturbs(noise)) {
    throw Error(ErrorCode::notUnitary, "A state vector can't follow noise: ask for density or trajectories.",
                "noise on gates or idle time", "density, trajectories, auto");
  }
  return std::make_shared<StatevectorExecutor>(noise.readout);
}

void append(NoiseModel& noise, const NoiseModel& more) {
  noise.rules.insert(noise.rules.end(), more.rules.begin(), more.rules.end());
  noise.crosstalk.insert(noise.crosstalk.end(), more.crosstalk.begin(), more.crosstalk.end());
  if (!more.idle.t1.empty()) noise.idle = more.idle;
  auto& durations = noise.durations;
  durations.byName.insert(durations.byName.begin(), more.durations.byName.begin(), more.durations.byName.end());
  durations.onQubits.insert(durations.onQubits.begin(), more.durations.onQubits.begin(), more.durations.onQubits.end());
  if (!more.readout.empty()) noise.readout = more.readout;
}

void requireScale(double scale) {
  if (std::isfinite(scale) && scale >= 0 && scale <= 3) return;
  throw Error(ErrorCode::invalidNoise, "The scale of noise is out of range.", std::to_string(scale), "0 to 3");
}

/// The part of a device's coupling map that joins the chosen qubits, renumbered.
CompileTarget targetOn(const Device& device, const std::vector<std::size_t>& chosen) {
  CompileTarget target{device.basis, chosen.size(), {}};
  const auto place = [&](std::size_t qubit) {
    return static_cast<std::size_t>(std::find(chosen.begin(), chosen.end(), qubit) - chosen.begin());
  };
  for (const auto& [a, b] : device.edges) {
    if (place(a) < chosen.size() && place(b) < chosen.size()) target.edges.emplace_back(place(a), place(b));
  }
  return target;
}

/// The device with the figures of its own one-qubit and two-qubit gate on every gate of the table.
Device asDrawn(const Device& device) {
  Device drawn = device;
  const auto figuresOf = [&](std::size_t qubits) -> const Device::GateFigures* {
    for (const auto& figures : device.gates) {
      const auto row = std::find_if(gateTable().begin(), gateTable().end(),
                                    [&](const Gate& gate) { return gate.name == figures.gate; });
      if (row != gateTable().end() && row->qubits() == qubits && figures.error.value_or(0) > 0) return &figures;
    }
    return nullptr;
  };
  for (const Gate& gate : gateTable()) {
    const bool aboutZ = gate.generator == "Z" || gate.name == "p" || gate.name == "id" || gate.name == "z" ||
                        gate.name == "s" || gate.name == "sdg" || gate.name == "t" || gate.name == "tdg";
    const bool known = std::any_of(device.gates.begin(), device.gates.end(),
                                   [&](const auto& figures) { return figures.gate == gate.name; });
    const auto* figures = figuresOf(gate.qubits());
    if (figures == nullptr || known || (gate.qubits() == 1 && aboutZ)) continue;
    drawn.gates.push_back({std::string(gate.name), {}, figures->error, figures->seconds});
  }
  return drawn;
}

}  // namespace

ChosenExecutor chooseExecutor(const Circuit& circuit, const Deployment& deployment) {
  requireScale(deployment.scale);
  ChosenExecutor chosen;
  if (deployment.device) {
    chosen.qubits = chooseQubits(*deployment.device, circuit.qubits());
    chosen.noise = deviceNoise(*deployment.device, chosen.qubits);
  }
  append(chosen.noise, deployment.noise);
  validateNoise(chosen.noise, circuit.qubits());
  chosen.noise = deployment.scale == 0 ? NoiseModel{} : scaledNoise(chosen.noise, deployment.scale);
  const bool automatic = deployment.simulator == Simulator::automatic;
  const Choice choice = automatic ? chooseAutomatically(circuit, chosen.noise) : asked(deployment.simulator);
  chosen.simulator = choice.simulator;
  chosen.reason = choice.reason;
  chosen.executor = makeExecutor(choice.simulator, chosen.noise, deployment.trajectories);
  if (!deployment.device) return chosen;
  const auto compiled =
      std::make_shared<CompiledExecutor>(circuit, targetOn(*deployment.device, chosen.qubits), chosen.executor,
                                         Random(deployment.routingSeed).stream("routing"));
  chosen.compiled = circuitMetrics(compiled->compiled().circuit);
  chosen.swaps = compiled->compiled().swaps;
  chosen.executor = compiled;
  return chosen;
}

NoiseModel noiseAsDrawn(const Circuit& circuit, const Deployment& deployment) {
  requireScale(deployment.scale);
  NoiseModel noise;
  if (deployment.device) {
    noise = deviceNoise(asDrawn(*deployment.device), chooseQubits(*deployment.device, circuit.qubits()));
  }
  append(noise, deployment.noise);
  validateNoise(noise, circuit.qubits());
  return deployment.scale == 0 ? NoiseModel{} : scaledNoise(noise, deployment.scale);
}

}  // namespace qualm
