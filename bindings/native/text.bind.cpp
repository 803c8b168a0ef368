#include <emscripten/bind.h>

#include <array>
#include <utility>

#include "plain_circuit.hpp"
#include "qualm/circuit/metrics.hpp"
#include "qualm/compile/compile.hpp"
#include "qualm/core/random.hpp"
#include "qualm/format/code.hpp"
#include "qualm/format/latex.hpp"
#include "qualm/format/qasm.hpp"
#include "qualm/format/svg.hpp"

namespace qualm::bindings {
namespace {

QasmVersion toVersion(const val& number) {
  const std::size_t version = toSize(number, "A version of OpenQASM");
  if (version == 2) return QasmVersion::two;
  if (version == 3) return QasmVersion::three;
  throw Error(ErrorCode::invalidOption, "There is no such version of OpenQASM.", std::to_string(version), "2 or 3");
}

Framework toFramework(const std::string& name) {
  constexpr std::array<std::pair<const char*, Framework>, 5> table{{{"qiskit", Framework::qiskit},
                                                                    {"pennylane", Framework::pennylane},
                                                                    {"cirq", Framework::cirq},
                                                                    {"braket", Framework::braket},
                                                                    {"qsharp", Framework::qsharp}}};
  for (const auto& [known, framework] : table) {
    if (name == known) return framework;
  }
  throw Error(ErrorCode::invalidOption, "There is no such framework.", name, "qiskit, pennylane, cirq, braket, qsharp");
}

/// { name: number }, or nothing.
ParameterValues toValues(const val& params) {
  ParameterValues values;
  if (params.isUndefined() || params.isNull()) return values;
  for (const std::string& name : toStringVector(val::global("Object").call<val>("keys", params))) {
    const val value = params[name];
    if (!value.isNumber()) {
      throw Error(ErrorCode::invalidOption, "A parameter's value must be a number.", name, "a finite number");
    }
    values.emplace_back(name, value.as<double>());
  }
  return values;
}

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

val toQasm(val circuit, val version) {
  return guarded([&] { return val(printQasm(toCircuit(circuit), toVersion(version))); });
}

val fromQasm(std::string text) {
  return guarded([&] { return toPlain(parseQasm(text)); });
}

val toCode(val circuit, std::string framework, val params) {
  return guarded([&] { return val(printCode(toCircuit(circuit), toFramework(framework), toValues(params))); });
}

val toLatex(val circuit) {
  return guarded([&] { return val(printLatex(toCircuit(circuit))); });
}

val toSvg(val circuit) {
  return guarded([&] { return val(printSvg(toCircuit(circuit))); });
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

}  // namespace

EMSCRIPTEN_BINDINGS(text) {
  emscripten::function("toQasm", &toQasm);
  emscripten::function("fromQasm", &fromQasm);
  emscripten::function("toCode", &toCode);
  emscripten::function("toLatex", &toLatex);
  emscripten::function("toSvg", &toSvg);
  emscripten::function("compile", &compileFor);
}

}  // namespace qualm::bindings
