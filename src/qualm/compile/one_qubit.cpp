#include "qualm/compile/one_qubit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "qualm/compile/small_unitary.hpp"

namespace qualm {
namespace {

constexpr std::array<std::string_view, 3> rotations{"rx", "ry", "rz"};

/// (w, x, y, z) with w − i(xX + yY + zZ) the matrix, its determinant made 1.
std::array<double, 4> quaternionOf(const GateMatrix& m) {
  const Complex determinant = m(0, 0) * m(1, 1) - m(0, 1) * m(1, 0);
  const double half = -argument(determinant) / 2;
  const Complex phase{std::cos(half), std::sin(half)};
  const Complex a = phase * m(0, 0), b = phase * m(0, 1), c = phase * m(1, 0), d = phase * m(1, 1);
  return {(a.re + d.re) / 2, -(b.im + c.im) / 2, (c.re - b.re) / 2, (d.im - a.im) / 2};
}

bool isNear(double angle, double value) { return std::abs(angle - value) < negligible; }

void addRotation(Operations& result, std::string_view gate, std::size_t qubit, double angle) {
  const double rest = wrapped(angle, 2 * std::numbers::pi);
  if (!isNear(rest, 0)) result.push_back(gateOperation(gate, {qubit}, {Angle::constant(rest)}));
}

Operations eulerSequence(const GateMatrix& matrix, std::size_t qubit, std::size_t a, std::size_t b) {
  const auto [theta, phi, lambda] = eulerAngles(matrix, a, b);
  Operations result;
  if (isNear(theta, 0)) {
    addRotation(result, rotations[a], qubit, phi + lambda);
  } else if (isNear(theta, std::numbers::pi)) {  // half a turn reverses the outer axis
    addRotation(result, rotations[a], qubit, lambda - phi);
    addRotation(result, rotations[b], qubit, std::numbers::pi);
  } else {
    addRotation(result, rotations[a], qubit, lambda);
    addRotation(result, rotations[b], qubit, theta);
    addRotation(result, rotations[a], qubit, phi);
  }
  return result;
}

Operations rootSequence(const GateMatrix& matrix, std::size_t qubit) {
  const auto [theta, phi, lambda] = eulerAngles(matrix, 2, 1);
  const Operation quarter = gateOperation("sx", {qubit});
  Operations result;
  if (isNear(theta, 0)) {
    addRotation(result, "rz", qubit, phi + lambda);
  } else if (isNear(theta, std::numbers::pi / 2)) {
    addRotation(result, "rz", qubit, lambda - std::numbers::pi / 2);
    result.push_back(quarter);
    addRotation(result, "rz", qubit, phi + std::numbers::pi / 2);
  } else if (isNear(theta, std::numbers::pi)) {
    addRotation(result, "rz", qubit, lambda - phi + std::numbers::pi);
    result.push_back(gateOperation("x", {qubit}));
  } else {
    addRotation(result, "rz", qubit, lambda);
    result.push_back(quarter);
    addRotation(result, "rz", qubit, theta + std::numbers::pi);
    result.push_back(quarter);
    addRotation(result, "rz", qubit, phi + std::numbers::pi);
  }
  return result;
}

Operations generalGate(const GateMatrix& matrix, std::size_t qubit) {
  const auto [theta, phi, lambda] = eulerAngles(matrix, 2, 1);
  return {gateOperation("u", {qubit},
                        {Angle::constant(theta), Angle::constant(wrapped(phi, 2 * std::numbers::pi)),
                         Angle::constant(wrapped(lambda, 2 * std::numbers::pi))})};
}

/// Sequences for the matrix. `direct`: those without need of translation.
std::vector<Operations> alternatives(const GateMatrix& matrix, std::size_t qubit, const Translator& translator,
                                     bool direct) {
  const auto has = [&](std::string_view gate) { return !direct || translator.inBasis(findGate(gate)); };
  std::vector<Operations> all;
  if (has("u")) all.push_back(generalGate(matrix, qubit));
  if (has("rz") && has("sx") && has("x")) all.push_back(rootSequence(matrix, qubit));
  for (std::size_t a = 3; a-- > 0;) {
    for (std::size_t b = 0; b < 3; ++b) {
      if (a != b && has(rotations[a]) && has(rotations[b])) all.push_back(eulerSequence(matrix, qubit, a, b));
    }
  }
  return all;
}

/// The gate without angles that the matrix is, if the basis has it.
std::optional<Operation> namedGate(const GateMatrix& matrix, std::size_t qubit, const Translator& translator) {
  for (const Gate& gate : gateTable()) {
    if (gate.qubits() != 1 || gate.angles > 0 || !translator.inBasis(gate)) continue;
    if (phaseDistance(gate.matrix({}), matrix) < negligible) return gateOperation(gate, {qubit});
  }
  return std::nullopt;
}

}  // namespace

EulerAngles eulerAngles(const GateMatrix& matrix, std::size_t a, std::size_t b) {
  const auto q = quaternionOf(matrix);
  // In axes renamed so that a is z and b is y; the third axis is reversed where that frame would be left-handed.
  const std::size_t third = 3 - a - b;
  const double sign = (third + 1) % 3 == b ? 1 : -1;
  const double w = q[0], x = sign * q[third + 1], y = q[b + 1], z = q[a + 1];
  // rz(phi)·ry(theta)·rz(lambda): w − iz = cos(theta/2)·exp(−i(phi+lambda)/2), y − ix =
  // sin(theta/2)·exp(i(phi−lambda)/2)
  const double sum = 2 * std::atan2(z, w), difference = 2 * std::atan2(-x, y);
  const double theta = 2 * std::atan2(std::hypot(x, y), std::hypot(w, z));
  return {theta, (sum + difference) / 2, (sum - difference) / 2};
}

Operations synthesizeQubit(const GateMatrix& matrix, std::size_t qubit, const Translator& translator) {
  if (phaseDistance(identityMatrix(2), matrix) < negligible) return {};
  if (const auto named = namedGate(matrix, qubit, translator)) return {*named};
  // What needs no translation is best where there is any; bases such as {h, rz} have none.
  std::vector<Operations> all = alternatives(matrix, qubit, translator, true);
  if (all.empty()) all = alternatives(matrix, qubit, translator, false);
  for (Operations& sequence : all) sequence = translator.translate(sequence);
  return *std::min_element(all.begin(), all.end(),
                           [](const Operations& a, const Operations& b) { return costOf(a) < costOf(b); });
}

}  // namespace qualm
