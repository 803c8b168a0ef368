#include "qualm/data/scaling.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/data/moments.hpp"
#include "qualm/statistics/quantile.hpp"

namespace qualm {
namespace {

void requireRange(double low, double high) {
  if (std::isfinite(low) && std::isfinite(high) && low < high) return;
  throw Error(ErrorCode::invalidOption, "A range goes from a lower to a higher number.",
              numberText(low) + " to " + numberText(high), "two finite numbers, the lower first");
}

std::vector<double> ascendingColumn(const Matrix& rows, std::size_t column) {
  std::vector<double> values(rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i) values[i] = rows(i, column);
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

Affine fitStandard(const TrainingRows& rows) {
  Affine map;
  for (const Moments& column : columnMoments(rows.values())) {
    map.shift.push_back(column.mean);
    map.scale.push_back(column.constant() ? 1.0 : column.standardDeviation);
  }
  return map;
}

Affine fitMinMax(const TrainingRows& rows, double low, double high) {
  requireRange(low, high);
  Affine map;
  map.low = low;
  map.span = high - low;
  for (const Moments& column : columnMoments(rows.values())) {
    map.shift.push_back(column.lowest);
    map.scale.push_back(column.constant() ? 1.0 : column.highest - column.lowest);
  }
  return map;
}

Affine fitRobust(const TrainingRows& rows) {
  Affine map;
  for (std::size_t j = 0; j < rows.values().columns; ++j) {
    const std::vector<double> values = ascendingColumn(rows.values(), j);
    const double range = quantileOf(values, 0.75) - quantileOf(values, 0.25);
    map.shift.push_back(quantileOf(values, 0.5));
    map.scale.push_back(range > 0.0 ? range : 1.0);
  }
  return map;
}

Clipping fitClipping(const TrainingRows& rows, const StepOptions& options) {
  Clipping map;
  if (options.ranged) requireRange(options.low, options.high);
  for (const Moments& column : columnMoments(rows.values())) {
    map.low.push_back(options.ranged ? options.low : column.lowest);
    map.high.push_back(options.ranged ? options.high : column.highest);
  }
  return map;
}

QuantileMap fitQuantiles(const TrainingRows& rows, const StepOptions& options) {
  if (options.quantiles < 2) {
    throw Error(ErrorCode::invalidOption, "A quantile step needs quantiles to stand between.",
                std::to_string(options.quantiles), "2 or more");
  }
  const Matrix& values = rows.values();
  const std::size_t count =
      std::max<std::size_t>(2, std::min(static_cast<std::size_t>(options.quantiles), values.rows));
  QuantileMap map{Matrix(values.columns, count), options.normal};
  for (std::size_t j = 0; j < values.columns; ++j) {
    const std::vector<double> column = ascendingColumn(values, j);
    for (std::size_t q = 0; q < count; ++q) {
      map.quantiles(j, q) = quantileOf(column, static_cast<double>(q) / static_cast<double>(count - 1));
    }
  }
  return map;
}

}  // namespace qualm
