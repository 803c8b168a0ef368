#include "qualm/data/scaling.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/data/moments.hpp"

namespace qualm {

FittedStep fitStandard(const Matrix& rows) {
  FittedStep step;
  step.kind = StepOptions::Kind::standard;
  for (const Moments& column : columnMoments(rows)) {
    step.shift.push_back(column.mean);
    step.scale.push_back(column.constant() ? 1.0 : column.standardDeviation);
  }
  return step;
}

FittedStep fitMinMax(const Matrix& rows, double low, double high) {
  if (!(std::isfinite(low) && std::isfinite(high) && low < high)) {
    throw Error(ErrorCode::invalidOption, "A range goes from a lower to a higher number.",
                std::to_string(low) + " to " + std::to_string(high), "two finite numbers, the lower first");
  }
  FittedStep step;
  step.kind = StepOptions::Kind::minMax;
  step.low = low;
  step.high = high;
  for (const Moments& column : columnMoments(rows)) {
    step.shift.push_back(column.lowest);
    step.scale.push_back(column.constant() ? 1.0 : column.highest - column.lowest);
  }
  return step;
}

}  // namespace qualm
