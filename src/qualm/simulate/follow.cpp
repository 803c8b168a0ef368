#include "qualm/simulate/follow.hpp"

#include <string>

#include "qualm/core/error.hpp"

namespace qualm {

Circuit emptyFollower(const Circuit& original, std::size_t copies) {
  Circuit result(copies * original.qubits(), copies * original.bits());
  for (std::size_t s = 0; s < original.slots().size(); ++s) result.parameter("slot " + std::to_string(s));
  return result;
}

std::vector<Angle> followingAngles(const Operation& operation) {
  std::vector<Angle> angles;
  for (std::size_t a = 0; a < operation.angleCount(); ++a) {
    const Angle& angle = operation.angles[a];
    angles.push_back(angle.kind == Angle::Kind::constant ? angle : Angle::parameter(operation.slots[a]));
  }
  return angles;
}

Circuit follower(const Circuit& original) {
  Circuit result = emptyFollower(original);
  for (const Operation& operation : original.operations()) result.append(operation, followingAngles(operation));
  return result;
}

Matrix followingBindings(const Circuit& following, const Matrix& bindings) {
  const auto& slots = following.slots();
  Matrix result(bindings.rows, slots.size());
  for (std::size_t row = 0; row < bindings.rows; ++row) {
    for (std::size_t s = 0; s < slots.size(); ++s) {
      const Angle& angle = following.angleOf(slots[s]);
      result(row, s) = angle.scale * bindings(row, angle.source) + angle.offset;
    }
  }
  return result;
}

std::vector<Shift> followingShifts(const Circuit& following, std::span<const Shift> shifts) {
  const auto& slots = following.slots();
  std::vector<Shift> result;
  for (const Shift& shift : shifts) {
    Shift moved;
    for (const SlotMove& move : shift) {
      for (std::size_t s = 0; s < slots.size(); ++s) {
        const Angle& angle = following.angleOf(slots[s]);
        if (angle.source == move.slot) moved.push_back({s, angle.scale * move.amount});
      }
    }
    result.push_back(std::move(moved));
  }
  return result;
}

void requireFollowing(const Circuit& following, std::size_t qubits, std::size_t slots) {
  bool fits = following.qubits() >= qubits;
  for (const Slot& slot : following.slots()) {
    const Angle& angle = following.angleOf(slot);
    fits = fits && angle.kind == Angle::Kind::parameter && angle.source < slots;
  }
  if (fits) return;
  throw Error(ErrorCode::shapeMismatch, "This circuit was made of another one.",
              std::to_string(following.qubits()) + " qubits",
              std::to_string(qubits) + " qubits or more and " + std::to_string(slots) + " slots to follow");
}

}  // namespace qualm
