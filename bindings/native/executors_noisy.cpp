#include "called_mitigation.hpp"
#include "executors.hpp"
#include "plain_deployment.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"

namespace qualm::bindings {

ChosenExecutor executorFor(const Circuit& circuit, const val& options, const val& noise) {
  Deployment deployment = toDeployment(options, noise, circuit.qubits());
  const val methods = options["mitigation"];
  if (!methods.isUndefined() || !deployment.noise.detuning.empty()) {
    ChosenExecutor chosen = mitigatedDensity(circuit, std::move(deployment), methods);
    chosen.reason = "A density matrix: mitigation is judged where nothing but its own shots is random.";
    return chosen;
  }
  return chooseExecutor(circuit, deployment);
}

std::vector<double> finalState(const Request& request, std::size_t row) {
  return StatevectorExecutor().state(*request.circuit, request.bindings.row(row), request.initialState);
}

std::vector<double> finalDensity(const ChosenExecutor& chosen, const Request& request, std::size_t row) {
  if (chosen.compiled) {
    throw Error(ErrorCode::unsupported,
                "A device's density matrix is that of the circuit which it runs in its own gates.",
                "returns: density with a device", "compile the circuit first, or give the noise without a device");
  }
  const PauliVector state =
      DensityExecutor(chosen.noise).state(*request.circuit, request.bindings.row(row), request.initialState);
  return interleaved(densityMatrix(state, 0));
}

}  // namespace qualm::bindings
