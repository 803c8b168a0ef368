#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "qualm/circuit/metrics.hpp"
#include "qualm/deploy/device_placement.hpp"
#include "qualm/noise/device.hpp"
#include "qualm/noise/noise_model.hpp"
#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/trajectory_executor.hpp"

namespace qualm {

enum class Simulator { automatic, statevector, density, trajectories };

/// On what, and how, a circuit is to run.
struct Deployment {
  NoiseModel noise;                          ///< beside the device's own
  std::optional<Device> device;              ///< its noise comes first
  std::optional<DevicePlacement> placement;  ///< what placeOnDevice() made of the circuit; needed with a device
  double scale = 1;                          ///< multiplies every strength; 0 is ideal
  Simulator simulator = Simulator::automatic;
  TrajectoryOptions trajectories;
};

/// An executor for one circuit, and why it is this one.
struct ChosenExecutor {
  std::shared_ptr<const Executor> executor;
  Simulator simulator = Simulator::statevector;
  std::string reason;               ///< one sentence
  NoiseModel noise;                 ///< what it simulates, scaled, on the circuit's qubits
  std::vector<std::size_t> qubits;  ///< of the device, those that the circuit was put on; empty without a device
  std::optional<CircuitMetrics> compiled;
  std::size_t swaps = 0;
};

/// Up to this many qubits a noisy circuit is simulated exactly unless trajectories are asked for: beyond it a density
/// matrix costs more than a thousand trajectories.
inline constexpr std::size_t largestAutomaticDensity = 10;

/// Everything but the executor itself, which setLeaf() adds: a program that needs one kind of simulator links no other.
/// Throws invalid-noise for a scale outside 0 to 3 or noise that can't be scaled so far, register-too-large, and
/// compilation's errors.
ChosenExecutor chooseSimulator(const Circuit& circuit, const Deployment& deployment);

/// Has `leaf`, and whatever is around it, run the circuit: on a device, what the device makes of it.
void setLeaf(ChosenExecutor& chosen, const Circuit& circuit, const Deployment& deployment,
             std::shared_ptr<const Executor> leaf);

/// Both, with whichever simulator suits. Throws not-unitary, too, where a state vector is asked for and can't follow
/// the noise.
ChosenExecutor chooseExecutor(const Circuit& circuit, const Deployment& deployment);

/// The noise that a circuit sees when it is stepped through gate by gate as it is drawn.
struct DrawnNoise {
  NoiseModel model;
  std::vector<std::string> reasons;  ///< what of the device it leaves out, and why
};

/// Nothing is compiled: the medians of a device's figures for its one- and two-qubit gates stand for all of them (gates
/// about z are free, as on the device).
DrawnNoise noiseAsDrawn(const Circuit& circuit, const Deployment& deployment);

}  // namespace qualm
