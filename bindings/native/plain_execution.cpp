#include "plain_execution.hpp"

namespace qualm::bindings {

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
