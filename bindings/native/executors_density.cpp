#include "called_mitigation.hpp"
#include "executors.hpp"
#include "plain_deployment.hpp"

namespace qualm::bindings {

ChosenExecutor executorFor(const Circuit& circuit, const val& options, const val& noise) {
  ChosenExecutor chosen =
      mitigatedDensity(circuit, toDeployment(options, noise, circuit.qubits()), options["mitigation"]);
  chosen.reason = "A density matrix: models are small, and it is exact under every noise.";
  return chosen;
}

}  // namespace qualm::bindings
