#include "qualm/compile/compile.hpp"

#include <emscripten/bind.h>

#include "plain_circuit.hpp"
#include "plain_noise.hpp"
#include "qualm/circuit/metrics.hpp"
#include "qualm/core/random.hpp"
#include "qualm/deploy/device_placement.hpp"

namespace qualm::bindings {
namespace {

val toObject(const CircuitMetrics& metrics) {
  val counts = val::object(), object = val::object();
  for (const auto& [gate, count] : metrics.gateCounts) counts.set(gate, static_cast<double>(count));
  object.set("depth", static_cast<double>(metrics.depth));
  object.set("gates", static_cast<double>(metrics.gates));
  object.set("twoQubitGates", static_cast<double>(metrics.twoQubitGates));
  object.set("gateCounts", counts);
  return object;
}

CompileTarget toTarget(const val& plain) {
  CompileTarget target{toStringVector(plain["basis"]), 0, {}};
  if (plain["qubits"].isNumber()) target.qubits = toSize(plain["qubits"], "The number of qubits");
  if (plain["edges"].isUndefined() || plain["edges"].isNull()) return target;
  for (const val& edge : emscripten::vecFromJSArray<val>(plain["edges"])) {
    target.edges.emplace_back(toSize(edge[0], "A qubit"), toSize(edge[1], "A qubit"));
  }
  return target;
}

CompileOptions toOptions(const val& plain) {
  CompileOptions options;
  if (!plain["optimize"].isUndefined()) options.optimize = plain["optimize"].as<bool>();
  if (!plain["trials"].isUndefined()) options.trials = toSize(plain["trials"], "The number of trials");
  return options;
}

val compileFor(val circuit, val target, val seed) {
  return guarded([&] {
    const Random random(toCount(seed, "A seed"));
    const CompiledCircuit compiled =
        compileCircuit(toCircuit(circuit), toTarget(target), toOptions(target), random.stream("compile"));
    val result = val::object();
    result.set("circuit", toPlain(compiled.circuit));
    result.set("initialLayout", toInt32Array(compiled.initialLayout));
    result.set("finalLayout", toInt32Array(compiled.finalLayout));
    result.set("swaps", static_cast<double>(compiled.swaps));
    result.set("before", toObject(compiled.before));
    result.set("after", toObject(compiled.after));
    return result;
  });
}

/// Where the circuit goes on a device, and what the device runs of it: what noise with a device needs.
val place(val circuit, val device, val seed) {
  return guarded([&] {
    const Random random = Random(toCount(seed, "The seed")).stream("routing");
    const DevicePlacement placed = placeOnDevice(toCircuit(circuit), toDevice(device), random);
    val result = val::object();
    result.set("circuit", toPlain(placed.circuit));
    result.set("qubits", toInt32Array(placed.qubits));
    result.set("initialLayout", toInt32Array(placed.initialLayout));
    result.set("finalLayout", toInt32Array(placed.finalLayout));
    result.set("swaps", static_cast<double>(placed.swaps));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(compile) {
  emscripten::function("compile", &compileFor);
  emscripten::function("place", &place);
}

}  // namespace qualm::bindings
