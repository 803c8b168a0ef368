#pragma once

#include <functional>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// The first and second derivatives at a point.
struct Derivatives {
  std::vector<double> gradient;  ///< n
  Matrix hessian;                ///< n × n; only the lower triangle (column ≤ row) is read
};

/// A smooth convex function of n parameters: returns its value and, unless `derivatives` is null, overwrites those
/// (n and n × n are already allocated, with whatever the last call left there).
using SmoothFunction = std::function<double(std::span<const double> parameters, Derivatives* derivatives)>;

/// Where a minimization stands: iteration 0 is the start.
struct NewtonIterate {
  int iteration;
  std::span<const double> parameters;  ///< valid during the call only
  double value;
  double gradientNorm;  ///< largest absolute entry
};

struct NewtonOptions {
  double gradientTolerance = 1e-10;  ///< on the largest absolute entry of the gradient
  int maxIterations = 200;
  std::function<void(const NewtonIterate&)> observe;  ///< called at the start and after every iteration, if set
};

struct NewtonResult {
  std::vector<double> parameters;
  double value, gradientNorm;
  int iterations;
};

/// Damped Newton with backtracking (Boyd and Vandenberghe, "Convex Optimization", 2004, algorithm 9.5): the step is
/// halved until the value falls by at least 1e−4 of what the slope promises. A Hessian that rounding has left without
/// a Cholesky factor gets a growing multiple of its diagonal added.
///
/// Ends where the gradient is within tolerance. Where the value can no longer tell two points apart (a promised fall
/// of 1e−13 of it, or of 1 if that is more), whole steps are taken for as long as each at least halves the gradient;
/// that end, too, is convergence: as far as float64 goes.
///
/// Throws not-finite for a start or a function value that is not finite there, not-converged when the iterations are
/// used up or no step goes down; the message says how far it got.
NewtonResult minimizeNewton(const SmoothFunction& function, std::span<const double> start,
                            const NewtonOptions& options = {});

}  // namespace qualm
