#include "called_mitigation.hpp"
#include "executors.hpp"
#include "plain_deployment.hpp"
#include "qualm/simulate/density_executor.hpp"

namespace qualm::bindings {

ChosenExecutor executorFor(const Circuit& circuit, const val& options, const val& noise) {
  Deployment deployment = toDeployment(options, noise, circuit.qubits());
  deployment.simulator = Simulator::density;
  ChosenExecutor chosen = chooseSimulator(circuit, deployment);
  auto leaf = toDetuned(std::make_shared<DensityExecutor>(undetuned(chosen.noise)), chosen.noise);
  setLeaf(chosen, circuit, deployment, toMitigated(options["mitigation"], std::move(leaf), chosen.noise));
  chosen.reason = "A density matrix: models are small, and it is exact under every noise.";
  return chosen;
}

}  // namespace qualm::bindings
