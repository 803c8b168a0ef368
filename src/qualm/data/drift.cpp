#include "qualm/data/drift.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/statistics/interval.hpp"
#include "qualm/statistics/quantile.hpp"

namespace qualm {
namespace {

constexpr int deciles = 10;
constexpr double fewestExpected = 5.0;  // per bin, for χ² to be a good approximation
constexpr double leastStability = 0.1;

void requireRows(std::size_t reference, std::size_t batch) {
  if (reference > 0 && batch > 0) return;
  throw Error(ErrorCode::emptyData, "Drift needs rows on both sides.",
              std::to_string(reference) + " and " + std::to_string(batch) + " rows", "at least 1 each");
}

std::vector<double> ascendingNumbers(std::span<const double> values) {
  std::vector<double> numbers;
  std::copy_if(values.begin(), values.end(), std::back_inserter(numbers),
               [](double value) { return !std::isnan(value); });
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// The inner edges of the deciles; equal ones are one edge.
std::vector<double> decileEdges(std::span<const double> ascending) {
  std::vector<double> edges;
  for (int i = 1; i < deciles; ++i) edges.push_back(quantileOf(ascending, static_cast<double>(i) / deciles));
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

/// How many values are at most each edge, and above the last.
std::vector<double> countInBins(std::span<const double> ascending, std::span<const double> edges) {
  std::vector<double> counts;
  auto from = ascending.begin();
  for (const double edge : edges) {
    const auto to = std::upper_bound(from, ascending.end(), edge);
    counts.push_back(static_cast<double>(to - from));
    from = to;
  }
  counts.push_back(static_cast<double>(ascending.end() - from));
  return counts;
}

double sumOf(std::span<const double> counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

/// χ²'s quantile (Wilson and Hilferty 1931: within 1 % from 3 degrees of freedom on, and too large below).
double chiSquaredQuantile(double probability, double freedom) {
  const double spread = 2.0 / (9.0 * freedom);
  const double root = 1.0 - spread + normalQuantile(probability) * std::sqrt(spread);
  return freedom * root * root * root;
}

void setStability(Drift& drift, std::span<const double> reference, std::span<const double> batch) {
  drift.stability = populationStability(reference, batch);
  drift.bins = reference.size();
}

void flagDistances(std::span<Drift> columns, double level) {
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  order.erase(std::remove_if(order.begin(), order.end(), [&](std::size_t j) { return std::isnan(columns[j].pValue); }),
              order.end());
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return columns[a].pValue < columns[b].pValue; });
  double threshold = 0.0;
  bool passed = false;  // the first that is not flagged ends the steps: its threshold stays
  for (std::size_t i = 0; i < order.size(); ++i) {
    Drift& column = columns[order[i]];
    if (!passed) threshold = level / static_cast<double>(order.size() - i);
    passed = passed || column.pValue > threshold;
    column.pThreshold = threshold;
    column.flagged = !passed;
  }
}

}  // namespace

double kolmogorovSmirnov(std::span<const double> ascendingA, std::span<const double> ascendingB) {
  std::size_t i = 0, j = 0;
  double largest = 0.0;
  while (i < ascendingA.size() && j < ascendingB.size()) {
    const double value = std::min(ascendingA[i], ascendingB[j]);
    while (i < ascendingA.size() && ascendingA[i] == value) ++i;
    while (j < ascendingB.size() && ascendingB[j] == value) ++j;
    const double shareA = static_cast<double>(i) / static_cast<double>(ascendingA.size());
    const double shareB = static_cast<double>(j) / static_cast<double>(ascendingB.size());
    largest = std::max(largest, std::abs(shareA - shareB));
  }
  return largest;
}

double kolmogorovTail(double x) {
  if (x < 0.2) return 1.0;  // it differs from 1 by less than 1e−12
  double sum = 0.0, sign = 1.0;
  for (int k = 1; k <= 100; ++k, sign = -sign) {
    const double term = std::exp(-2.0 * k * k * x * x);
    sum += sign * term;
    if (term < 1e-300) break;
  }
  return std::clamp(2.0 * sum, 0.0, 1.0);
}

double populationStability(std::span<const double> reference, std::span<const double> batch) {
  const auto bins = static_cast<double>(reference.size());
  const double referenceRows = sumOf(reference) + 0.5 * bins, batchRows = sumOf(batch) + 0.5 * bins;
  double sum = 0.0;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const double p = (reference[i] + 0.5) / referenceRows, q = (batch[i] + 0.5) / batchRows;
    sum += (q - p) * std::log(q / p);
  }
  return sum;
}

Drift compareNumbers(std::span<const double> reference, std::span<const double> batch) {
  requireRows(reference.size(), batch.size());
  const std::vector<double> first = ascendingNumbers(reference), second = ascendingNumbers(batch);
  Drift drift;
  drift.reference = first.size();
  drift.batch = second.size();
  const std::vector<double> edges = first.empty() ? std::vector<double>{} : decileEdges(first);
  std::vector<double> counts = countInBins(first, edges), others = countInBins(second, edges);
  if (first.size() < reference.size() || second.size() < batch.size()) {
    counts.push_back(static_cast<double>(reference.size() - first.size()));
    others.push_back(static_cast<double>(batch.size() - second.size()));
  }
  setStability(drift, counts, others);
  if (first.empty() || second.empty()) return drift;
  drift.distance = kolmogorovSmirnov(first, second);
  const auto n = static_cast<double>(first.size()), m = static_cast<double>(second.size());
  drift.pValue = kolmogorovTail(drift.distance * std::sqrt(n * m / (n + m)));
  return drift;
}

Drift compareCategories(std::span<const double> reference, std::span<const double> batch) {
  const double n = sumOf(reference), m = sumOf(batch);
  requireRows(static_cast<std::size_t>(n), static_cast<std::size_t>(m));
  std::vector<double> counts, others;
  double rare = 0.0, otherRare = 0.0;
  for (std::size_t i = 0; i < reference.size(); ++i) {
    if ((reference[i] + batch[i]) * std::min(n, m) / (n + m) < fewestExpected) {
      rare += reference[i];
      otherRare += batch[i];
    } else {
      counts.push_back(reference[i]);
      others.push_back(batch[i]);
    }
  }
  if (rare + otherRare > 0.0) {
    counts.push_back(rare);
    others.push_back(otherRare);
  }
  Drift drift;
  drift.reference = static_cast<std::size_t>(n);
  drift.batch = static_cast<std::size_t>(m);
  setStability(drift, counts, others);
  drift.distance = drift.pValue = std::numeric_limits<double>::quiet_NaN();
  return drift;
}

void flagDrift(std::span<Drift> columns, double level) {
  if (columns.empty()) return;
  const double each = level / 2.0 / static_cast<double>(columns.size());
  flagDistances(columns, level / 2.0);
  for (Drift& column : columns) {
    const double rows = static_cast<double>(column.reference), others = static_cast<double>(column.batch);
    const double noise =
        column.bins < 2 || rows == 0.0 || others == 0.0
            ? 0.0
            : (1.0 / rows + 1.0 / others) * chiSquaredQuantile(1.0 - each, static_cast<double>(column.bins - 1));
    column.stabilityThreshold = std::max(leastStability, noise);
    column.flagged = column.flagged || column.stability > column.stabilityThreshold;
  }
}

}  // namespace qualm
