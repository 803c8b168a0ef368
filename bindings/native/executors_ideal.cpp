#include "executors.hpp"
#include "qualm/simulate/statevector_executor.hpp"

namespace qualm::bindings {

ChosenExecutor executorFor(const Circuit&, const val& options, const val& noise) {
  const std::string simulator = options["simulator"].isUndefined() ? "auto" : options["simulator"].as<std::string>();
  const bool ideal = noise.isUndefined() || noise.isNull();
  if (!ideal || (simulator != "auto" && simulator != "statevector")) {
    throw Error(ErrorCode::unsupported, "The engine module runs ideal state vectors only.", simulator,
                "the noise module for everything else");
  }
  ChosenExecutor chosen;
  chosen.executor = std::make_shared<StatevectorExecutor>();
  chosen.reason = simulator == "auto" ? "A state vector: no noise acts on the state, so one is exact."
                                      : "A state vector: as asked for.";
  return chosen;
}

std::vector<double> finalState(const Request& request, std::size_t row) {
  return StatevectorExecutor().state(*request.circuit, request.bindings.row(row), request.initialState);
}

std::vector<double> finalDensity(const ChosenExecutor&, const Request&, std::size_t) {
  throw Error(ErrorCode::unsupported, "The engine module keeps no density matrices.", "density", "the noise module");
}

}  // namespace qualm::bindings
