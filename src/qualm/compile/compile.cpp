#include "qualm/compile/compile.hpp"

#include "qualm/compile/map.hpp"
#include "qualm/compile/optimize.hpp"

namespace qualm {

CompiledCircuit compileCircuit(const Circuit& circuit, const CompileTarget& target, const CompileOptions& options,
                               const Random& random) {
  if (!options.optimize) return onDevice(circuit, mapCircuit(circuit, target, options.trials, random), target);
  const Translator translator(target.basis);
  const auto optimized = [&](const Circuit& input) {
    return circuitOf(input, input.qubits(), optimize(translator.translate(input.operations()), translator));
  };
  // Before routing too: a pair that cancels needs no swap.
  MappedCircuit mapped = mapCircuit(optimized(circuit), target, options.trials, random);
  mapped.circuit = optimized(mapped.circuit);
  return onDevice(circuit, mapped, target);
}

}  // namespace qualm
