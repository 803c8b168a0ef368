#include "qualm/correct/crossing.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"

namespace qualm {
namespace {

/// The logarithm of a rate and its variance. Half a failure more and half a success keep both finite.
struct LogRate {
  double value, variance;

  explicit LogRate(const LogicalErrors& errors) {
    const double shots = static_cast<double>(errors.shots) + 1;
    const double rate = (static_cast<double>(errors.failures) + 0.5) / shots;
    value = std::log(rate);
    variance = (1 - rate) / (rate * shots);
  }
};

/// −1 where the larger code is better beyond doubt, 1 where it is worse, 0 between.
int comparison(const LogicalErrors& smaller, const LogicalErrors& larger) {
  if (larger.interval.high < smaller.interval.low) return -1;
  return larger.interval.low > smaller.interval.high ? 1 : 0;
}

struct Zero {
  double at, standardError;
};

/// Of the line of weighted least squares through the differences of two curves, in logarithms.
Zero zeroOfDifference(std::span<const double> rates, std::span<const LogicalErrors> smaller,
                      std::span<const LogicalErrors> larger) {
  double weights = 0, meanX = 0, meanY = 0, xx = 0, xy = 0;
  std::vector<double> weight, x, y;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const LogRate a(smaller[i]), b(larger[i]);
    weight.push_back(1 / (a.variance + b.variance));
    x.push_back(std::log(rates[i]));
    y.push_back(b.value - a.value);
    weights += weight[i];
    meanX += weight[i] * x[i];
    meanY += weight[i] * y[i];
  }
  meanX /= weights;
  meanY /= weights;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    xx += weight[i] * (x[i] - meanX) * (x[i] - meanX);
    xy += weight[i] * (x[i] - meanX) * (y[i] - meanY);
  }
  const double slope = xy / xx, zero = meanX - meanY / slope, rate = std::exp(zero);
  return {rate, rate * std::sqrt(1 / weights + (zero - meanX) * (zero - meanX) / xx) / std::abs(slope)};
}

void requireCurves(std::span<const double> rates, std::size_t smaller, std::size_t larger) {
  if (smaller != rates.size() || larger != rates.size()) {
    throw Error(ErrorCode::shapeMismatch, "A curve has a point for each rate.",
                std::to_string(smaller) + " and " + std::to_string(larger), std::to_string(rates.size()));
  }
  const auto descent = std::adjacent_find(rates.begin(), rates.end(), std::greater_equal<>());
  if (descent == rates.end()) return;
  throw Error(ErrorCode::invalidOption, "The rates of a curve ascend.",
              numberText(descent[0]) + ", " + numberText(descent[1]), "each above the one before");
}

}  // namespace

Crossing crossing(std::span<const double> rates, std::span<const LogicalErrors> smaller,
                  std::span<const LogicalErrors> larger) {
  requireCurves(rates, smaller.size(), larger.size());
  std::vector<int> compared;
  for (std::size_t i = 0; i < rates.size(); ++i) compared.push_back(comparison(smaller[i], larger[i]));
  const auto worse = std::find(compared.begin(), compared.end(), 1);
  const auto better = std::find(compared.rbegin(), compared.rend(), -1);
  Crossing result;
  if (worse == compared.end() && better == compared.rend()) return result;
  if (worse == compared.end() || better == compared.rend()) {
    result.order = worse == compared.end() ? CurveOrder::largerBetter : CurveOrder::largerWorse;
    return result;
  }
  if (better.base() > worse) return result;
  const auto first = static_cast<std::size_t>(better.base() - compared.begin()) - 1;
  const std::size_t count = static_cast<std::size_t>(worse - compared.begin()) + 1 - first;
  const Zero zero =
      zeroOfDifference(rates.subspan(first, count), smaller.subspan(first, count), larger.subspan(first, count));
  const double below = rates[first], above = rates[first + count - 1];
  if (zero.at >= below && zero.at <= above) {
    result = {CurveOrder::crosses, zero.at, zero.standardError, below, above};
  }
  return result;
}

}  // namespace qualm
