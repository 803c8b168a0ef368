#pragma once

#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"
#include "qualm/noise/device.hpp"

namespace qualm {

/// A circuit as some qubits of a device run it.
struct DevicePlacement {
  Circuit circuit{1};               ///< in the device's basis; its parameters are the original's slots
  std::vector<std::size_t> qubits;  ///< of the device: qubit i of `circuit` is qubits[i]
  std::vector<std::size_t> initialLayout, finalLayout;  ///< qubit of the original → qubit of `circuit`
  std::size_t swaps = 0;                                ///< that routing put in
};

/// Chooses qubits with small errors, compiles gate by gate and routes. Throws what chooseQubits() and mapCircuit()
/// throw.
DevicePlacement placeOnDevice(const Circuit& circuit, const Device& device, const Random& random);

}  // namespace qualm
