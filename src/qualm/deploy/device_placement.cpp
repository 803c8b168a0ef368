#include "qualm/deploy/device_placement.hpp"

#include <string>
#include <utility>

#include "qualm/compile/map.hpp"

namespace qualm {
namespace {

/// The circuit with every slot as a parameter of its own, so that compilation says what becomes of each.
Circuit withSlotParameters(const Circuit& circuit) {
  Circuit result(circuit.qubits(), circuit.bits());
  for (std::size_t s = 0; s < circuit.slots().size(); ++s) result.parameter("slot " + std::to_string(s));
  for (const Operation& operation : circuit.operations()) {
    std::vector<Angle> angles;
    for (std::size_t a = 0; a < operation.angleCount(); ++a) {
      const Angle& angle = operation.angles[a];
      angles.push_back(angle.kind == Angle::Kind::constant ? angle : Angle::parameter(operation.slots[a]));
    }
    result.append(operation, angles);
  }
  return result;
}

}  // namespace

DevicePlacement placeOnDevice(const Circuit& circuit, const Device& device, const Random& random) {
  std::vector<std::size_t> chosen = chooseQubits(device, circuit.qubits());
  const CompileTarget target{device.basis, chosen.size(), edgesAmong(device, chosen)};
  MappedCircuit mapped = mapCircuit(withSlotParameters(circuit), target, 4, random);
  return {std::move(mapped.circuit), std::move(chosen), std::move(mapped.initialLayout), std::move(mapped.finalLayout),
          mapped.swaps};
}

}  // namespace qualm
