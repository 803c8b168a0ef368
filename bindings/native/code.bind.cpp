#include "qualm/format/code.hpp"

#include <emscripten/bind.h>

#include <array>
#include <utility>

#include "plain_circuit.hpp"
#include "qualm/format/latex.hpp"
#include "qualm/format/svg.hpp"

namespace qualm::bindings {
namespace {

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

val toCode(val circuit, std::string framework, val params) {
  return guarded([&] { return val(printCode(toCircuit(circuit), toFramework(framework), toValues(params))); });
}

val toLatex(val circuit) {
  return guarded([&] { return val(printLatex(toCircuit(circuit))); });
}

val toSvg(val circuit) {
  return guarded([&] { return val(printSvg(toCircuit(circuit))); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(code) {
  emscripten::function("toCode", &toCode);
  emscripten::function("toLatex", &toLatex);
  emscripten::function("toSvg", &toSvg);
}

}  // namespace qualm::bindings
