#include "plain_deployment.hpp"

#include "plain_circuit.hpp"
#include "plain_execution.hpp"
#include "plain_noise.hpp"

namespace qualm::bindings {
namespace {

Simulator toSimulator(const val& name) {
  if (name.isUndefined()) return Simulator::automatic;
  const auto text = name.as<std::string>();
  for (std::size_t i = 0; i < simulatorNames.size(); ++i) {
    if (text == simulatorNames[i]) return static_cast<Simulator>(i);
  }
  throw Error(ErrorCode::invalidOption, "There is no such simulator.", text,
              "auto, statevector, density, trajectories");
}

/// { circuit, qubits, initialLayout, finalLayout, swaps }, as the compile module's place() gives it.
DevicePlacement toPlacement(const val& plain) {
  return {toCircuit(plain["circuit"]), toSizes(plain["qubits"], "A qubit"), toSizes(plain["initialLayout"], "A qubit"),
          toSizes(plain["finalLayout"], "A qubit"), toSize(plain["swaps"], "The number of swaps")};
}

}  // namespace

Deployment toDeployment(const val& noise, std::size_t qubits) {
  Deployment deployment;
  if (noise.isUndefined() || noise.isNull()) return deployment;
  deployment.noise = toNoiseModel(noise, qubits);
  if (noise["scale"].isNumber()) deployment.scale = noise["scale"].as<double>();
  const val device = noise["device"];
  if (!device.isUndefined() && !device.isNull()) deployment.device = toDevice(device);
  if (!noise["placement"].isUndefined()) deployment.placement = toPlacement(noise["placement"]);
  return deployment;
}

Deployment toDeployment(const val& options, const val& noise, std::size_t qubits) {
  Deployment deployment = toDeployment(noise, qubits);
  deployment.simulator = toSimulator(options["simulator"]);
  if (!options["trajectories"].isUndefined()) {
    deployment.trajectories.count = toCount(options["trajectories"], "The number of trajectories");
  }
  if (options["precision"].isNumber()) deployment.trajectories.precision = options["precision"].as<double>();
  return deployment;
}

}  // namespace qualm::bindings
