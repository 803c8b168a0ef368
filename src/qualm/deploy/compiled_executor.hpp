#pragma once

#include <memory>
#include <vector>

#include "qualm/compile/map.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

/// Runs what a device would run: the circuit in its basis and on its coupled pairs. The ledger of the inner executor so
/// counts the gates that the device executes.
/// The slots of the compiled circuit follow those of the original: a binding or a shift is translated affinely.
class CompiledExecutor : public Executor {
 public:
  /// Compiles at once. Throws what mapCircuit() throws.
  CompiledExecutor(const Circuit& circuit, const CompileTarget& target, std::shared_ptr<const Executor> inner,
                   const Random& routing);

  /// Of requests for the circuit that it was made for. Throws shape-mismatch for another one.
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  const MappedCircuit& compiled() const { return compiled_; }

 private:
  Matrix compiledBindings(const Matrix& bindings) const;
  std::vector<Shift> compiledShifts(std::span<const Shift> shifts) const;

  std::size_t qubits_, slots_;
  MappedCircuit compiled_;  ///< its parameters are the slots of the original
  std::shared_ptr<const Executor> inner_;
};

}  // namespace qualm
