#include "qualm/compile/compile.hpp"

#include "qualm/compile/cancel.hpp"
#include "qualm/compile/map.hpp"
#include "qualm/compile/optimize.hpp"

namespace qualm {

CompiledCircuit compileCircuit(const Circuit& circuit, const CompileTarget& target, const CompileOptions& options,
                               const Random& random) {
  if (!options.optimize) return onDevice(circuit, mapCircuit(circuit, target, options.trials, random), target);
  const Translator translator(target.basis);
  const auto rewritten = [&](const Circuit& like, const Operations& operations) {
    return circuitOf(like, like.qubits(), optimize(translator.translate(operations), translator));
  };
  // Before routing too: a pair that cancels needs no swap. And before translation: a Toffoli gate and its inverse are
  // easily seen, their thirty parts are not.
  const Circuit lean = rewritten(circuit, cancelFully(circuit.operations()));
  MappedCircuit mapped = mapCircuit(lean, target, options.trials, random);
  mapped.circuit = rewritten(mapped.circuit, mapped.circuit.operations());
  return onDevice(circuit, mapped, target);
}

}  // namespace qualm
