#include "qualm/data/imputation.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/statistics/quantile.hpp"

namespace qualm {
namespace {

double mean(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value - values.front();  // a large common offset costs no digits
  return values.front() + sum / static_cast<double>(values.size());
}

/// Ties go to the smallest.
double mostFrequent(std::span<const double> ascending) {
  double best = ascending.front();
  std::size_t most = 0;
  for (auto first = ascending.begin(); first != ascending.end();) {
    const auto last = std::upper_bound(first, ascending.end(), *first);
    if (static_cast<std::size_t>(last - first) > most) {
      most = static_cast<std::size_t>(last - first);
      best = *first;
    }
    first = last;
  }
  return best;
}

double fillFor(std::vector<double> values, bool isText, const StepOptions& options) {
  std::sort(values.begin(), values.end());
  if (isText || options.by == ImputeBy::mostFrequent) return mostFrequent(values);
  return options.by == ImputeBy::mean ? mean(values) : quantileOf(values, 0.5);
}

}  // namespace

Imputation fitImputation(const TrainingRows& rows, const StepOptions& options) {
  if (options.by == ImputeBy::constant && !std::isfinite(options.value)) {
    throw Error(ErrorCode::notFinite, "The constant for missing values is not finite.", numberText(options.value),
                "a finite number");
  }
  Imputation map;
  const Matrix& values = rows.values();
  for (std::size_t j = 0; j < values.columns; ++j) {
    std::vector<double> present;
    for (std::size_t i = 0; i < values.rows; ++i) {
      if (!std::isnan(values(i, j))) present.push_back(values(i, j));
    }
    const bool isText = rows.columns()[j].isText(), isConstant = options.by == ImputeBy::constant && !isText;
    if (present.empty() && !isConstant) {
      throw Error(ErrorCode::emptyData,
                  "Column \"" + rows.columns()[j].name + "\" has no value in the training rows to impute from.",
                  "only missing values", "at least one value, or the constant; or leave the column out");
    }
    if (options.indicator && present.size() < values.rows) map.indicators.push_back(j);
    map.fill.push_back(isConstant ? options.value : fillFor(std::move(present), isText, options));
  }
  return map;
}

}  // namespace qualm
