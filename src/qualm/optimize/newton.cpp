#include "qualm/optimize/newton.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

struct Point {
  std::vector<double> parameters;
  double value;
  Derivatives derivatives;

  double gradientNorm() const {
    double norm = 0.0;
    for (const double entry : derivatives.gradient) norm = std::max(norm, std::abs(entry));
    return norm;
  }
  bool finite() const {
    const auto& gradient = derivatives.gradient;
    return std::isfinite(value) &&
           std::all_of(gradient.begin(), gradient.end(), [](double g) { return std::isfinite(g); });
  }
};

[[noreturn]] void giveUp(const std::string& why, int iterations, double gradientNorm, double tolerance) {
  throw Error(ErrorCode::notConverged, "The minimization did not converge: " + why + ".",
              "gradient norm " + numberText(gradientNorm / tolerance) + " times the tolerance after " +
                  std::to_string(iterations) + " iterations",
              "at most the tolerance");
}

/// −H⁻¹g; empty where not even a strongly damped Hessian has a Cholesky factor.
std::vector<double> newtonDirection(const Derivatives& at) {
  using Eigen::Index;
  const auto n = static_cast<Index>(at.gradient.size());
  // Row-major lower is column-major upper, which saves Eigen a second set of kernels.
  Eigen::MatrixXd hessian = Eigen::Map<const Eigen::MatrixXd>(at.hessian.values.data(), n, n);
  const Eigen::VectorXd diagonal = hessian.diagonal();
  Eigen::LLT<Eigen::MatrixXd, Eigen::Upper> factor(hessian);
  for (double damping = 1e-14; factor.info() != Eigen::Success; damping *= 100.0) {
    if (damping > 1.0) return {};
    hessian.diagonal() = diagonal * (1.0 + damping);
    factor.compute(hessian);
  }
  std::vector<double> direction(at.gradient.size());
  Eigen::Map<Eigen::VectorXd> result(direction.data(), n);
  result = -factor.solve(Eigen::Map<const Eigen::VectorXd>(at.gradient.data(), n));
  return direction;
}

void move(const Point& from, std::span<const double> direction, double length, std::vector<double>& to) {
  for (std::size_t i = 0; i < direction.size(); ++i) to[i] = from.parameters[i] + length * direction[i];
}

/// The first of the lengths 1, 1/2, 1/4, … at which the value falls as the slope promises; leaves the parameters there
/// in `to`. 0 where there is none.
double backtrack(const SmoothFunction& function, const Point& from, std::span<const double> direction, double slope,
                 std::vector<double>& to) {
  for (double length = 1.0; length > 1e-15; length *= 0.5) {
    move(from, direction, length, to);
    const double value = function(to, nullptr);
    if (value <= from.value + 1e-4 * length * slope) return length;
  }
  return 0.0;
}

}  // namespace

NewtonResult minimizeNewton(const SmoothFunction& function, std::span<const double> start,
                            const NewtonOptions& options) {
  const std::size_t n = start.size();
  Point here{{start.begin(), start.end()}, 0.0, {std::vector<double>(n), Matrix(n, n)}};
  Point next = here;
  here.value = function(here.parameters, &here.derivatives);
  if (!here.finite()) {
    throw Error(ErrorCode::notFinite, "The function is not finite at the start.", "NaN or infinity", "finite numbers");
  }

  for (int iteration = 0;; ++iteration) {
    const double norm = here.gradientNorm();
    if (options.observe) options.observe({iteration, here.parameters, here.value, norm});
    const auto finish = [&] { return NewtonResult{std::move(here.parameters), here.value, norm, iteration}; };
    if (norm <= options.gradientTolerance) return finish();
    if (iteration >= options.maxIterations) giveUp("too many iterations", iteration, norm, options.gradientTolerance);

    const std::vector<double> direction = newtonDirection(here.derivatives);
    double slope = 0.0;
    for (std::size_t i = 0; i < direction.size(); ++i) slope += direction[i] * here.derivatives.gradient[i];
    if (!(slope < 0.0)) giveUp("there is no way down", iteration, norm, options.gradientTolerance);

    const bool valueIsSpent = -0.5 * slope <= 1e-13 * std::max(1.0, std::abs(here.value));
    if (valueIsSpent) {
      move(here, direction, 1.0, next.parameters);
    } else if (backtrack(function, here, direction, slope, next.parameters) == 0.0) {
      giveUp("no step goes down", iteration, norm, options.gradientTolerance);
    }
    next.value = function(next.parameters, &next.derivatives);
    if (valueIsSpent && !(next.gradientNorm() <= 0.5 * norm)) return finish();
    std::swap(here, next);
  }
}

}  // namespace qualm
