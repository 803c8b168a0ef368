#include "qualm/deploy/device_placement.hpp"

#include <algorithm>
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

/// The part of a device's coupling map that joins the chosen qubits, renumbered.
CompileTarget targetOn(const Device& device, const std::vector<std::size_t>& chosen) {
  CompileTarget target{device.basis, chosen.size(), {}};
  const auto place = [&](std::size_t qubit) {
    return static_cast<std::size_t>(std::find(chosen.begin(), chosen.end(), qubit) - chosen.begin());
  };
  for (const auto& [a, b] : device.edges) {
    if (place(a) < chosen.size() && place(b) < chosen.size()) target.edges.emplace_back(place(a), place(b));
  }
  return target;
}

}  // namespace

DevicePlacement placeOnDevice(const Circuit& circuit, const Device& device, const Random& random) {
  std::vector<std::size_t> chosen = chooseQubits(device, circuit.qubits());
  MappedCircuit mapped = mapCircuit(withSlotParameters(circuit), targetOn(device, chosen), 4, random);
  return {std::move(mapped.circuit), std::move(chosen), std::move(mapped.initialLayout), std::move(mapped.finalLayout),
          mapped.swaps};
}

}  // namespace qualm
