#include "qualm/core/error.hpp"
#include "qualm/deploy/choose_executor.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"

// On its own, because it links every simulator.
namespace qualm {
namespace {

std::shared_ptr<const Executor> leafFor(Simulator simulator, const NoiseModel& noise,
                                        const TrajectoryOptions& trajectories) {
  if (simulator == Simulator::density) return std::make_shared<DensityExecutor>(noise);
  if (simulator == Simulator::trajectories) return std::make_shared<TrajectoryExecutor>(noise, trajectories);
  if (!noise.disturbs()) return std::make_shared<StatevectorExecutor>(noise.readout);
  throw Error(ErrorCode::notUnitary, "A state vector can't follow noise: ask for density or trajectories.",
              "noise on gates or idle time", "density, trajectories, auto");
}

}  // namespace

ChosenExecutor chooseExecutor(const Circuit& circuit, const Deployment& deployment) {
  ChosenExecutor chosen = chooseSimulator(circuit, deployment);
  setLeaf(chosen, circuit, deployment, leafFor(chosen.simulator, chosen.noise, deployment.trajectories));
  return chosen;
}

}  // namespace qualm
