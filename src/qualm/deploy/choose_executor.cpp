#include "qualm/deploy/choose_executor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/deploy/compiled_executor.hpp"
#include "qualm/simulate/readout.hpp"

namespace qualm {
namespace {

struct Choice {
  Simulator simulator;
  std::string reason;
};

Choice chooseAutomatically(const Circuit& circuit, const NoiseModel& noise) {
  const std::string size = std::to_string(circuit.qubits()) + (circuit.qubits() == 1 ? " qubit" : " qubits");
  const bool interrupted = !terminalMeasurements(circuit).has_value();
  if (!noise.disturbs() && !interrupted) {
    return {Simulator::statevector, "A state vector: no noise acts on the state, so one is exact."};
  }
  const std::string cause =
      noise.disturbs() ? "noise acts on the state" : "the circuit measures, resets or decides on the way";
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

void append(NoiseModel& noise, const NoiseModel& more) {
  noise.rules.insert(noise.rules.end(), more.rules.begin(), more.rules.end());
  noise.crosstalk.insert(noise.crosstalk.end(), more.crosstalk.begin(), more.crosstalk.end());
  if (!more.idle.t1.empty()) noise.idle = more.idle;
  auto& durations = noise.durations;
  durations.byName.insert(durations.byName.begin(), more.durations.byName.begin(), more.durations.byName.end());
  durations.onQubits.insert(durations.onQubits.begin(), more.durations.onQubits.begin(), more.durations.onQubits.end());
  if (!more.readout.empty()) noise.readout = more.readout;
  if (!more.detuning.empty()) noise.detuning = more.detuning;
}

void requireScale(double scale) {
  if (std::isfinite(scale) && scale >= 0 && scale <= 3) return;
  throw Error(ErrorCode::invalidNoise, "The scale of noise is out of range.", numberText(scale), "0 to 3");
}

/// The device's noise and then the deployment's own, scaled. At scale 0 there is none, not even rules without strength.
NoiseModel scaledSum(NoiseModel device, const Deployment& deployment, std::size_t qubits) {
  requireScale(deployment.scale);
  append(device, deployment.noise);
  validateNoise(device, qubits);
  return deployment.scale == 0 ? NoiseModel{} : scaledNoise(device, deployment.scale);
}

/// The middle one of some figures; nothing of none.
std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// The median figures of a device's gates on that many qubits, those that cost nothing aside.
Device::GateFigures medianFigures(const Device& device, std::size_t qubits) {
  std::vector<double> errors, seconds;
  for (const auto& figures : device.gates) {
    const auto row = std::find_if(gateTable().begin(), gateTable().end(),
                                  [&](const Gate& gate) { return gate.name == figures.gate; });
    if (row == gateTable().end() || row->qubits() != qubits || figures.error.value_or(0) == 0) continue;
    errors.push_back(*figures.error);
    if (figures.seconds) seconds.push_back(*figures.seconds);
  }
  return {"", {}, median(errors), median(seconds)};
}

bool turnsAboutZ(const Gate& gate) {
  constexpr std::array names{"id", "z", "s", "sdg", "t", "tdg", "rz", "p"};
  return std::find(names.begin(), names.end(), gate.name) != names.end();
}

/// The device with the median figures of its one-qubit and two-qubit gates on every gate of the table and on any
/// qubits, coupled or not. What is measured or reset keeps its own.
Device asDrawn(const Device& device) {
  Device drawn = device;
  std::erase_if(drawn.gates, [](const auto& figures) { return figures.gate != "measure" && figures.gate != "reset"; });
  for (const Gate& gate : gateTable()) {
    if (gate.qubits() > 2 || turnsAboutZ(gate)) continue;
    Device::GateFigures figures = medianFigures(device, gate.qubits());
    figures.gate = gate.name;
    drawn.gates.push_back(figures);
  }
  return drawn;
}

}  // namespace

ChosenExecutor chooseSimulator(const Circuit& circuit, const Deployment& deployment) {
  ChosenExecutor chosen;
  NoiseModel device;
  if (deployment.device) {
    if (!deployment.placement) {
      throw Error(ErrorCode::invalidNoise, "A device runs a circuit that was placed on it.", "no placement",
                  "what placeOnDevice() gives");
    }
    chosen.qubits = deployment.placement->qubits;
    device = deviceNoise(*deployment.device, chosen.qubits);
  }
  chosen.noise = scaledSum(std::move(device), deployment, circuit.qubits());
  const bool automatic = deployment.simulator == Simulator::automatic;
  const Choice choice = automatic ? chooseAutomatically(circuit, chosen.noise) : asked(deployment.simulator);
  chosen.simulator = choice.simulator;
  chosen.reason = choice.reason;
  if (!deployment.device) return chosen;
  chosen.compiled = circuitMetrics(deployment.placement->circuit);
  chosen.swaps = deployment.placement->swaps;
  return chosen;
}

void setLeaf(ChosenExecutor& chosen, const Circuit& circuit, const Deployment& deployment,
             std::shared_ptr<const Executor> leaf) {
  chosen.executor = std::move(leaf);
  if (!deployment.device) return;
  chosen.executor = std::make_shared<CompiledExecutor>(circuit.qubits(), circuit.slots().size(), *deployment.placement,
                                                       std::move(chosen.executor));
}

DrawnNoise noiseAsDrawn(const Circuit& circuit, const Deployment& deployment) {
  DrawnNoise drawn;
  NoiseModel device;
  if (deployment.device) {
    device = deviceNoise(asDrawn(*deployment.device), chooseQubits(*deployment.device, circuit.qubits()));
    const bool large = std::any_of(circuit.operations().begin(), circuit.operations().end(),
                                   [](const Operation& operation) { return operation.qubitCount() > 2; });
    if (large) {
      drawn.reasons.push_back(
          "Gates on three qubits are drawn without noise: the device has none, and runs them as several of its own.");
    }
  }
  drawn.model = scaledSum(std::move(device), deployment, circuit.qubits());
  return drawn;
}

}  // namespace qualm
