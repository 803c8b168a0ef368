#include "qualm/mitigate/exponential_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/optimize/least_squares.hpp"

namespace qualm {
namespace {

constexpr int mostSteps = 500;

struct Points {
  std::vector<double> scales, values;

  explicit Points(std::span<const ScaledValue> points) {
    for (const ScaledValue& point : points) {
      scales.push_back(point.scale);
      values.push_back(point.value);
    }
  }
};

double squaresOf(std::span<const double> list) {
  return std::inner_product(list.begin(), list.end(), list.begin(), 0.0);
}

/// Which side of the asymptote all values are on. Throws invalid-option where it is not one side.
double sideOf(std::span<const double> values, double asymptote) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  const double sign = sum < asymptote * static_cast<double>(values.size()) ? -1 : 1;
  for (const double value : values) {
    if (sign * (value - asymptote) > 0) continue;
    throw Error(ErrorCode::invalidOption,
                "No exponential passes through these values: one is on the asymptote or beyond it.",
                numberText(value) + " with the asymptote " + numberText(asymptote),
                "values on one side of the asymptote, another curve, or more shots");
  }
  return sign;
}

/// Least squares of the logarithm of the distance from a known asymptote, which is linear.
FittedExponential fitLogarithm(const Points& points, std::size_t degree, double asymptote, bool weighted) {
  FittedExponential result;
  result.asymptote = asymptote;
  result.sign = sideOf(points.values, asymptote);
  const std::size_t count = points.values.size();
  Matrix powers = powersOf(points.scales, degree), weighing(count, count);
  for (std::size_t i = 0; i < count; ++i) {
    const double distance = result.sign * (points.values[i] - asymptote);
    weighing(i, i) = weighted ? std::sqrt(distance) : 1;
    for (double& power : powers.row(i)) power *= weighing(i, i);
  }
  result.followed = solveLeastSquares(std::move(powers), std::move(weighing));
  result.parameters.assign(degree + 1, 0.0);
  for (std::size_t k = 0; k <= degree; ++k) {
    for (std::size_t i = 0; i < count; ++i) {
      const double distance = points.values[i] - asymptote;
      result.parameters[k] += result.followed(k, i) * std::log(std::abs(distance));
      // d log|y − a| = dy / (y − a). That weights move with the values, too, is of second order.
      result.followed(k, i) /= distance;
    }
  }
  return result;
}

/// Least squares of the values, by Levenberg's and Marquardt's method from a start.
class ValueFit {
 public:
  ValueFit(const Points& points, std::size_t degree, const FittedExponential& start, bool asymptoteToo)
      : points_(points), powers_(powersOf(points.scales, degree)), now_(start), asymptoteToo_(asymptoteToo) {
    if (asymptoteToo) now_.parameters.push_back(start.asymptote);
  }

  /// Whether it came to rest.
  bool settle() {
    double damping = 1e-3, cost = squares();
    for (int step = 0; step < mostSteps; ++step) {
      const std::vector<double> move = dampedMove(damping), before = now_.parameters;
      for (std::size_t k = 0; k < move.size(); ++k) now_.parameters[k] += move[k];
      const double tried = squares();
      const bool settled = squaresOf(move) <= 1e-26 * (1 + squaresOf(before));
      if (std::isfinite(tried) && tried <= cost) {
        cost = tried;
        damping = std::max(damping / 10, 1e-15);
      } else {
        now_.parameters = before;
        damping *= 10;
      }
      if (settled || damping > 1e12) return true;
    }
    return false;
  }

  double squares() const { return squaresOf(residuals()); }

  FittedExponential result() const {
    FittedExponential fitted = now_;
    fitted.asymptote = asymptote();
    fitted.followed = solveLeastSquares(slope(), unitMatrix(powers_.rows));
    return fitted;
  }

 private:
  double asymptote() const { return asymptoteToo_ ? now_.parameters.back() : now_.asymptote; }

  double distance(std::size_t point) const {
    double sum = 0;
    for (std::size_t k = 0; k < powers_.columns; ++k) sum += powers_(point, k) * now_.parameters[k];
    return now_.sign * std::exp(sum);
  }

  std::vector<double> residuals() const {
    std::vector<double> result;
    for (std::size_t i = 0; i < powers_.rows; ++i) {
      result.push_back(points_.values[i] - asymptote() - distance(i));
    }
    return result;
  }

  /// Of the curve at each point by each parameter.
  Matrix slope() const {
    Matrix result(powers_.rows, now_.parameters.size(), 1.0);
    for (std::size_t i = 0; i < powers_.rows; ++i) {
      for (std::size_t k = 0; k < powers_.columns; ++k) result(i, k) = distance(i) * powers_(i, k);
    }
    return result;
  }

  /// Least squares of slope · move = residuals, with a row for each parameter that holds it back by its own size.
  std::vector<double> dampedMove(double damping) const {
    const Matrix plain = slope();
    const std::vector<double> left = residuals();
    Matrix rows(plain.rows + plain.columns, plain.columns), targets(rows.rows, 1);
    for (std::size_t i = 0; i < plain.rows; ++i) {
      targets(i, 0) = left[i];
      for (std::size_t k = 0; k < plain.columns; ++k) {
        rows(i, k) = plain(i, k);
        rows(plain.rows + k, k) += damping * plain(i, k) * plain(i, k);
      }
    }
    for (std::size_t k = 0; k < plain.columns; ++k) {
      rows(plain.rows + k, k) = std::sqrt(rows(plain.rows + k, k));
    }
    return solveLeastSquares(std::move(rows), std::move(targets)).values;
  }

  const Points& points_;
  Matrix powers_;
  FittedExponential now_;
  bool asymptoteToo_;
};

[[noreturn]] void refuseUnsettled() {
  throw Error(ErrorCode::notConverged, "The exponential did not settle on these values.",
              std::to_string(mostSteps) + " steps", "a known asymptote, or another curve");
}

/// A fit from one start; nothing where it runs away or finds no single curve.
std::optional<ValueFit> settledFit(const Points& points, std::size_t degree, double asymptote) {
  ValueFit fit(points, degree, fitLogarithm(points, degree, asymptote, false), true);
  try {
    if (fit.settle()) return fit;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::notConverged) throw;
  }
  return std::nullopt;
}

/// With the asymptote unknown there may be several valleys: fits start from asymptotes below and above all values, near
/// and far, and the best one counts.
FittedExponential fitAsymptoteToo(const Points& points, std::size_t degree) {
  const auto [low, high] = std::minmax_element(points.values.begin(), points.values.end());
  const double spread = std::max(*high - *low, 1e-12);
  std::optional<FittedExponential> best;
  double least = 0;
  for (const double distance : {0.1, 1.0, 10.0}) {
    for (const double asymptote : {*low - distance * spread, *high + distance * spread}) {
      const std::optional<ValueFit> fit = settledFit(points, degree, asymptote);
      if (!fit || (best && fit->squares() >= least)) continue;
      least = fit->squares();
      best = fit->result();
    }
  }
  if (!best) refuseUnsettled();
  return *best;
}

}  // namespace

Matrix powersOf(std::span<const double> positions, std::size_t degree) {
  Matrix powers(positions.size(), degree + 1, 1.0);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    for (std::size_t k = 1; k <= degree; ++k) powers(i, k) = powers(i, k - 1) * positions[i];
  }
  return powers;
}

FittedExponential fitExponential(std::span<const ScaledValue> points, std::size_t degree,
                                 std::optional<double> asymptote, ExponentialFit fit) {
  const Points vectors(points);
  if (!asymptote) return fitAsymptoteToo(vectors, degree);
  const FittedExponential start = fitLogarithm(vectors, degree, *asymptote, fit == ExponentialFit::weightedLogarithm);
  if (fit != ExponentialFit::values) return start;
  ValueFit refined(vectors, degree, start, false);
  if (!refined.settle()) refuseUnsettled();
  return refined.result();
}

}  // namespace qualm
