#include "executors.hpp"
#include "plain_deployment.hpp"
#include "plain_mitigation.hpp"

namespace qualm::bindings {

/// Methods go around what runs the device's own gates, so that nothing that they add is compiled away.
ChosenExecutor executorFor(const Circuit& circuit, const val& options, const val& noise) {
  Deployment deployment = toDeployment(options, noise, circuit.qubits());
  deployment.simulator = Simulator::density;
  ChosenExecutor chosen = chooseSimulator(circuit, deployment);
  setLeaf(chosen, circuit, deployment, toMitigated(options["mitigation"], densityLeaf(chosen.noise), chosen.noise));
  chosen.reason = "A density matrix: mitigation is judged where nothing but its own shots is random.";
  return chosen;
}

namespace {

[[noreturn]] void refuseState(const char* what) {
  throw Error(ErrorCode::unsupported, "Mitigation corrects expectations; there is no state that has them.", what,
              "observables");
}

}  // namespace

std::vector<double> finalState(const Request&, std::size_t) { refuseState("state"); }

std::vector<double> finalDensity(const ChosenExecutor&, const Request&, std::size_t) { refuseState("density"); }

}  // namespace qualm::bindings
