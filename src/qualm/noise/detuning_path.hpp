#pragma once

#include "qualm/core/random.hpp"

namespace qualm {

/// One history of a qubit's detuning: a stationary Ornstein–Uhlenbeck process and its integral, drawn together and
/// without a step size (Gillespie 1996, doi:10.1103/PhysRevE.54.2084). A window of any length takes two normals.
class DetuningPath {
 public:
  /// `sigma` in radians a second; `correlation` in seconds, infinite for a constant.
  DetuningPath(double sigma, double correlation, Random random);

  /// ∫δ dt over the next `seconds`, radians.
  double advance(double seconds);

 private:
  double sigma_, correlation_;
  Random random_;
  double delta_;  ///< now, radians a second
};

}  // namespace qualm
