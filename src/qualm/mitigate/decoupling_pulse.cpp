#include "qualm/mitigate/decoupling_pulse.hpp"

#include <numbers>
#include <string_view>

#include "qualm/noise/timing.hpp"

namespace qualm {
namespace {

DecouplingPulse single(std::string_view gate, std::size_t qubit, const GateDurations& durations) {
  Operation operation;
  operation.gate = &findGate(gate);
  operation.qubits[0] = qubit;
  if (operation.angleCount() == 1) operation.angles[0] = Angle::constant(std::numbers::pi);
  return {{operation}, secondsOf(operation, durations)};
}

}  // namespace

DecouplingPulse decouplingPulse(PulseAxis axis, std::size_t qubit, const GateDurations& durations) {
  const bool aboutX = axis == PulseAxis::x;
  DecouplingPulse own = single(aboutX ? "x" : "y", qubit, durations);
  if (own.seconds > 0) return own;
  DecouplingPulse turn = single(aboutX ? "rx" : "ry", qubit, durations);
  if (turn.seconds > 0) return turn;
  if (aboutX) return own;
  const DecouplingPulse before = single("sdg", qubit, durations), after = single("s", qubit, durations);
  DecouplingPulse framed = decouplingPulse(PulseAxis::x, qubit, durations);
  if (framed.seconds == 0 || before.seconds > 0 || after.seconds > 0) return own;
  framed.gates.insert(framed.gates.begin(), before.gates[0]);
  framed.gates.push_back(after.gates[0]);
  return framed;
}

}  // namespace qualm
