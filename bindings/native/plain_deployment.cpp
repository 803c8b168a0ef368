#include "plain_deployment.hpp"

#include <array>

#include "plain_noise.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<const char*, 4> simulatorNames{"auto", "statevector", "density", "trajectories"};

Simulator toSimulator(const val& name) {
  if (name.isUndefined()) return Simulator::automatic;
  const auto text = name.as<std::string>();
  for (std::size_t i = 0; i < simulatorNames.size(); ++i) {
    if (text == simulatorNames[i]) return static_cast<Simulator>(i);
  }
  throw Error(ErrorCode::invalidOption, "There is no such simulator.", text,
              "auto, statevector, density, trajectories");
}

}  // namespace

Deployment toDeployment(const val& noise, std::size_t qubits) {
  Deployment deployment;
  if (noise.isUndefined() || noise.isNull()) return deployment;
  deployment.noise = toNoiseModel(noise, qubits);
  if (noise["scale"].isNumber()) deployment.scale = noise["scale"].as<double>();
  const val device = noise["device"];
  if (!device.isUndefined() && !device.isNull()) deployment.device = toDevice(device);
  return deployment;
}

Deployment toDeployment(const val& options, const val& noise, std::size_t qubits) {
  Deployment deployment = toDeployment(noise, qubits);
  deployment.simulator = toSimulator(options["simulator"]);
  if (!options["trajectories"].isUndefined()) {
    deployment.trajectories.count = toCount(options["trajectories"], "The number of trajectories");
  }
  if (options["precision"].isNumber()) deployment.trajectories.precision = options["precision"].as<double>();
  deployment.routingSeed = toCount(options["seed"], "The seed");
  return deployment;
}

val toPlain(const ChosenExecutor& chosen, std::uint64_t trajectories) {
  val plain = val::object();
  plain.set("simulator", std::string(simulatorNames[static_cast<std::size_t>(chosen.simulator)]));
  plain.set("reason", chosen.reason);
  if (trajectories > 0) plain.set("trajectories", static_cast<double>(trajectories));
  if (!chosen.compiled) return plain;
  plain.set("qubits", toInt32Array(chosen.qubits));
  plain.set("gates", static_cast<double>(chosen.compiled->gates));
  plain.set("twoQubitGates", static_cast<double>(chosen.compiled->twoQubitGates));
  plain.set("depth", static_cast<double>(chosen.compiled->depth));
  plain.set("swaps", static_cast<double>(chosen.swaps));
  return plain;
}

}  // namespace qualm::bindings
