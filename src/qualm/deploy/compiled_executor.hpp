#pragma once

#include <memory>
#include <vector>

#include "qualm/deploy/device_placement.hpp"
#include "qualm/simulate/executor.hpp"

namespace qualm {

/// Runs what a device would run: the circuit in its basis and on its coupled pairs. The ledger of the inner executor so
/// counts the gates that the device executes.
/// The slots of the compiled circuit follow those of the original: a binding or a shift is translated affinely.
class CompiledExecutor : public Executor {
 public:
  /// `placement` is what placeOnDevice() made of a circuit with that many qubits and slots. Throws shape-mismatch where
  /// its parameters are not those slots.
  CompiledExecutor(std::size_t qubits, std::size_t slots, DevicePlacement placement,
                   std::shared_ptr<const Executor> inner);

  /// Of requests for the circuit that it was made for. Throws shape-mismatch for another one.
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  std::size_t qubits_, slots_;
  DevicePlacement placement_;
  std::shared_ptr<const Executor> inner_;
};

}  // namespace qualm
