#include "qualm/mitigate/inverse.hpp"

#include <cmath>

#include "qualm/simulate/follow.hpp"

namespace qualm {

void appendInverse(Circuit& following, const Operation& operation) {
  const std::vector<Angle> angles = followingAngles(operation);
  if (!operation.isGate()) {
    following.append(operation, angles);
    return;
  }
  // inverseAngles() knows numbers only: three that differ show which angle goes where, and with which sign.
  const std::array<double, 3> probes = inverseAngles(*operation.gate, {1, 2, 3});
  std::vector<Angle> inverted;
  for (std::size_t a = 0; a < angles.size(); ++a) {
    Angle angle = angles[static_cast<std::size_t>(std::abs(probes[a])) - 1];
    angle.scale = std::copysign(angle.scale, angle.scale * probes[a]);
    angle.offset *= probes[a] < 0 ? -1 : 1;
    inverted.push_back(angle);
  }
  following.append(operation.gate->inverse, std::span(operation.qubits).first(operation.qubitCount()), inverted);
  following.waitLast(operation.wait);  // qubits idle as often as they are turned
}

}  // namespace qualm
