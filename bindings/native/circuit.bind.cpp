#include <emscripten/bind.h>

#include "plain_circuit.hpp"
#include "qualm/circuit/gate.hpp"
#include "qualm/circuit/metrics.hpp"

namespace qualm::bindings {
namespace {

const char* name(ShiftRule rule) {
  switch (rule) {
    case ShiftRule::none:
      return "none";
    case ShiftRule::twoTerm:
      return "two-term";
    case ShiftRule::fourTerm:
      return "four-term";
  }
  return "none";
}

val gateTableRows() {
  return guarded([] {
    val rows = val::array();
    for (const Gate& gate : gateTable()) {
      val row = val::object();
      row.set("name", std::string(gate.name));
      row.set("qubits", static_cast<double>(gate.qubits()));
      row.set("controls", static_cast<double>(gate.controls));
      row.set("angles", static_cast<double>(gate.angles));
      row.set("generator", std::string(gate.generator));
      row.set("shiftRule", std::string(name(gate.shiftRule)));
      row.set("inverse", std::string(gate.inverse));
      row.set("symbol", std::string(gate.symbol));
      row.set("doc", std::string(gate.doc));
      rows.call<void>("push", row);
    }
    return rows;
  });
}

val metricsOf(val plain) {
  return guarded([&] {
    const Circuit circuit = toCircuit(plain);
    const CircuitMetrics metrics = circuitMetrics(circuit);
    val counts = val::object();
    for (const auto& [gate, count] : metrics.gateCounts) counts.set(gate, static_cast<double>(count));
    val result = val::object();
    result.set("depth", static_cast<double>(metrics.depth));
    result.set("gateCounts", counts);
    result.set("twoQubitGates", static_cast<double>(metrics.twoQubitGates));
    result.set("parameters", toStrings(circuit.parameterNames()));
    result.set("features", static_cast<double>(circuit.features()));
    return result;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(circuit) {
  emscripten::function("gateTable", &gateTableRows);
  emscripten::function("circuitMetrics", &metricsOf);
}

}  // namespace qualm::bindings
