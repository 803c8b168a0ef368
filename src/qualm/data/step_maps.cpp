// What each map makes of a row; fitted_step.hpp says it in words.

#include <algorithm>
#include <cmath>

#include "qualm/data/fitted_step.hpp"
#include "qualm/statistics/interval.hpp"

namespace qualm {
namespace {

void copyRow(std::span<const double> row, std::span<double> result) {
  std::copy(row.begin(), row.end(), result.begin());
}

/// 0 to 1. Among equal quantiles a value stands in their middle, as scikit-learn has it.
double shareBelow(std::span<const double> quantiles, double x) {
  if (std::isnan(x)) return x;
  if (x <= quantiles.front()) return 0.0;
  if (x >= quantiles.back()) return 1.0;
  const auto [first, last] = std::equal_range(quantiles.begin(), quantiles.end(), x);
  const auto intervals = static_cast<double>(quantiles.size() - 1);
  const auto before = static_cast<double>(first - quantiles.begin());
  if (first != last) return (before + static_cast<double>(last - quantiles.begin() - 1)) / (2.0 * intervals);
  const double low = *(first - 1), high = *first;
  return (before - 1.0 + (x - low) / (high - low)) / intervals;
}

}  // namespace

double yeoJohnson(double value, double lambda) {
  if (value >= 0.0) return lambda == 0.0 ? std::log1p(value) : std::expm1(lambda * std::log1p(value)) / lambda;
  const double mirrored = 2.0 - lambda;
  return mirrored == 0.0 ? -std::log1p(-value) : -std::expm1(mirrored * std::log1p(-value)) / mirrored;
}

void Affine::apply(std::span<const double> row, std::span<double> result) const {
  for (std::size_t j = 0; j < row.size(); ++j) result[j] = low + span * ((row[j] - shift[j]) / scale[j]);
}

void Projection::apply(std::span<const double> row, std::span<double> result) const {
  for (std::size_t k = 0; k < result.size(); ++k) {
    double sum = 0.0;
    for (std::size_t j = 0; j < row.size(); ++j) sum += components(k, j) * (row[j] - shift[j]);
    result[k] = sum;
  }
}

void Selection::apply(std::span<const double> row, std::span<double> result) const {
  for (std::size_t k = 0; k < kept.size(); ++k) result[k] = row[kept[k]];
}

void Imputation::apply(std::span<const double> row, std::span<double> result) const {
  for (std::size_t j = 0; j < row.size(); ++j) result[j] = std::isnan(row[j]) ? fill[j] : row[j];
  for (std::size_t k = 0; k < indicators.size(); ++k) {
    result[row.size() + k] = std::isnan(row[indicators[k]]) ? 1.0 : 0.0;
  }
}

std::size_t CategoryMap::outputs() const {
  std::size_t count = 0;
  for (const auto& own : known) count += spread && !own.empty() ? own.size() : 1;
  return count;
}

void CategoryMap::apply(std::span<const double> row, std::span<double> result) const {
  std::size_t at = 0;
  for (std::size_t j = 0; j < row.size(); ++j) {
    const auto& own = known[j];
    if (own.empty()) {
      result[at++] = row[j];
      continue;
    }
    const auto found = std::find_if(own.begin(), own.end(),
                                    [&](std::size_t category) { return row[j] == static_cast<double>(category); });
    const auto place = found - own.begin();
    if (!spread) {
      result[at++] = std::isnan(row[j]) ? row[j] : found == own.end() ? -1.0 : static_cast<double>(place);
      continue;
    }
    // A text that is missing is not one that is unknown: what cannot be coded stays missing.
    const double absent = std::isnan(row[j]) ? row[j] : 0.0;
    std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(at), own.size(), absent);
    if (found != own.end()) result[at + static_cast<std::size_t>(place)] = 1.0;
    at += own.size();
  }
}

void QuantileMap::apply(std::span<const double> row, std::span<double> result) const {
  constexpr double bound = 1e-7;  // scikit-learn's: the deviates of 0 and 1 would be infinite
  for (std::size_t j = 0; j < row.size(); ++j) {
    const double share = shareBelow(quantiles.row(j), row[j]);
    result[j] = normal ? normalQuantile(std::clamp(share, bound, 1.0 - bound)) : share;
  }
}

void PowerMap::apply(std::span<const double> row, std::span<double> result) const {
  for (std::size_t j = 0; j < row.size(); ++j) result[j] = (yeoJohnson(row[j], lambda[j]) - shift[j]) / scale[j];
}

void Clipping::apply(std::span<const double> row, std::span<double> result) const {
  for (std::size_t j = 0; j < row.size(); ++j) result[j] = std::min(std::max(row[j], low[j]), high[j]);
}

void Removal::apply(std::span<const double> row, std::span<double> result) const { copyRow(row, result); }

void ClassWeights::apply(std::span<const double> row, std::span<double> result) const { copyRow(row, result); }

}  // namespace qualm
