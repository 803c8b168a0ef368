#pragma once

#include <array>
#include <cstddef>

#include "qualm/compile/operations.hpp"

namespace qualm {

/// Angles closer to a special value than this count as that value, radians. Blocks of many gates accumulate some 1e-15.
inline constexpr double negligible = 1e-12;

GateMatrix identityMatrix(std::size_t dimension);
GateMatrix multiply(const GateMatrix& a, const GateMatrix& b);
GateMatrix adjoint(const GateMatrix& a);

/// The 4×4 matrix of `first` on the less significant qubit and `second` on the other.
GateMatrix tensor(const GateMatrix& first, const GateMatrix& second);

/// The largest difference between entries once the phases of the matrices agree.
double phaseDistance(const GateMatrix& a, const GateMatrix& b);

/// The angle in (−period/2, period/2] that differs by whole periods.
double wrapped(double angle, double period);

/// Whether all angles of a gate are constants.
bool isConstant(const Operation& operation);

/// A gate without a condition: what the passes may rewrite.
bool isFree(const Operation& operation);

/// The angles of a gate, where those that are not constant get values without any special relation: what holds for
/// these holds for all, since entries of gates are analytic in their angles.
std::array<double, 3> genericAngles(const Operation& operation);

/// The matrix of a one-qubit gate, or of a pair gate on (first, second) with `first` the less significant, or of a
/// one-qubit gate on one of them. Generic angles where they are not constant.
GateMatrix matrixOf(const Operation& operation);
GateMatrix pairMatrixOf(const Operation& operation, std::size_t first, std::size_t second);

}  // namespace qualm
