#include "qualm/deploy/device_placement.hpp"

#include <utility>

#include "qualm/compile/map.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm {
DevicePlacement placeOnDevice(const Circuit& circuit, const Device& device, const Random& random) {
  std::vector<std::size_t> chosen = chooseQubits(device, circuit.qubits());
  const CompileTarget target{device.basis, chosen.size(), edgesAmong(device, chosen)};
  MappedCircuit mapped = mapCircuit(follower(circuit), target, 4, random);
  return {std::move(mapped.circuit), std::move(chosen), std::move(mapped.initialLayout), std::move(mapped.finalLayout),
          mapped.swaps};
}

}  // namespace qualm
