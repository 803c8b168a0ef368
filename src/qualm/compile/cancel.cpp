#include "qualm/compile/cancel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "qualm/compile/commute.hpp"
#include "qualm/compile/small_unitary.hpp"

namespace qualm {
namespace {

using Kind = Angle::Kind;

bool isIdentity(const Operation& operation) {
  if (!isConstant(operation)) return false;
  const GateMatrix matrix = matrixOf(operation), idle = identityMatrix(matrix.dimension);
  if (phaseDistance(idle, matrix) > negligible) return false;
  // Under a control a phase is no longer global.
  const Complex phase = matrix(0, 0) - Complex{1, 0};
  return operation.gate->controls == 0 || squaredMagnitude(phase) < negligible * negligible;
}

/// The sum of two angles as one; nothing where they follow different sources.
std::optional<Angle> sumOf(Angle a, Angle b) {
  if (a.kind == Kind::constant) std::swap(a, b);
  if (b.kind == Kind::constant) {
    a.offset += b.offset;
    return a;
  }
  if (!a.sameSource(b)) return std::nullopt;
  a.scale += b.scale;
  a.offset += b.offset;
  return a.scale == 0 ? Angle::constant(a.offset) : a;
}

/// All gates with one angle in the table are one-parameter groups: angles add.
std::optional<Operation> merged(const Operation& a, Operation b) {
  if (a.gate != b.gate || a.gate->angles != 1 || !sameQubits(a, b)) return std::nullopt;
  const std::optional<Angle> sum = sumOf(a.angles[0], b.angles[0]);
  if (!sum) return std::nullopt;
  b.angles[0] = *sum;
  // Whole turns change at most the phase; under a control it takes two.
  const double period = (b.gate->controls == 0 ? 2 : 4) * std::numbers::pi;
  b.angles[0].offset = wrapped(b.angles[0].offset, period);
  return b;
}

bool cancels(const Operation& a, const Operation& b) {
  if (a.gate->inverse != b.gate->name || !isConstant(a) || !isConstant(b) || !sameQubits(a, b)) return false;
  const std::array<double, 3> inverse = inverseAngles(*a.gate, genericAngles(a)), angles = genericAngles(b);
  for (std::size_t i = 0; i < a.angleCount(); ++i) {
    if (std::abs(inverse[i] - angles[i]) > negligible) return false;
  }
  return true;
}

bool isTurn(const Operation& operation) { return operation.gate->qubits() == 1 && isConstant(operation); }

class Cancellation {
 public:
  explicit Cancellation(std::span<const Operation> operations)
      : operations_(operations.begin(), operations.end()), gone_(operations.size(), false), guests_(operations.size()) {
    for (const Operation& operation : operations) axes_.push_back(isFree(operation) ? axesOf(operation) : Axes{});
  }

  Operations run() {
    for (std::size_t i = 0; i < operations_.size(); ++i) {
      if (!gone_[i] && isFree(operations_[i])) carry(i);
    }
    Operations result;
    for (std::size_t i = 0; i < operations_.size(); ++i) {
      if (gone_[i]) continue;
      result.insert(result.end(), guests_[i].begin(), guests_[i].end());
      result.push_back(operations_[i]);
    }
    return result;
  }

 private:
  void carry(std::size_t i) {
    const Operation& operation = operations_[i];
    if (isIdentity(operation)) {
      drop(i);
      return;
    }
    bool passed = false;
    for (std::size_t j = i + 1; j < operations_.size(); ++j) {
      const Operation& other = operations_[j];
      if (gone_[j] || (operation.qubitMask() & other.qubitMask()) == 0) continue;
      if (!isFree(other) || meet(i, j, passed)) return;
      if (!guests_[j].empty() || !commute(operation, axes_[i], other, axes_[j])) return;
      passed = true;
    }
  }

  /// What happens to gate i right before gate j; tells whether its way ends there.
  bool meet(std::size_t i, std::size_t j, bool passed) {
    if (!guests_[j].empty()) return false;  // they stand in between
    if (cancels(operations_[i], operations_[j])) {
      drop(i);
      drop(j);
      return true;
    }
    if (const auto sum = merged(operations_[i], operations_[j])) {
      replace(j, *sum);
      drop(i);
      if (isIdentity(*sum)) drop(j);
      return true;
    }
    const bool turns = isTurn(operations_[i]) && isTurn(operations_[j]);
    if (!passed || !turns || (axes_[i][0] & axes_[j][0]) == 0) return false;
    guests_[j].push_back(operations_[i]);
    drop(i);
    return true;
  }

  /// Gates that were carried to a place before the one that goes stay in the list, in its place.
  void drop(std::size_t i) {
    if (guests_[i].empty()) {
      gone_[i] = true;
      return;
    }
    replace(i, guests_[i].back());
    guests_[i].pop_back();
  }

  void replace(std::size_t i, const Operation& operation) {
    operations_[i] = operation;
    axes_[i] = axesOf(operation);
  }

  Operations operations_;
  std::vector<Axes> axes_;  ///< of each free gate
  std::vector<bool> gone_;
  std::vector<Operations> guests_;  ///< gates carried to right before each operation
};

}  // namespace

Operations cancelAndMerge(std::span<const Operation> operations) { return Cancellation(operations).run(); }

Operations cancelFully(Operations operations) {
  std::size_t before = 0;
  do {
    before = operations.size();
    operations = cancelAndMerge(operations);
  } while (operations.size() < before);
  return operations;
}

}  // namespace qualm
