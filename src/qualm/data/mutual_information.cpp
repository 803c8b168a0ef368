#include <algorithm>
#include <cmath>
#include <vector>

#include "qualm/data/moments.hpp"
#include "qualm/data/selection.hpp"

namespace qualm {
namespace {

constexpr std::size_t neighbours = 3;

/// ψ of the whole numbers from 0 (unused) to `last`: harmonic numbers less Euler's constant.
std::vector<double> digammas(std::size_t last) {
  constexpr double euler = 0.57721566490153286;
  std::vector<double> result(last + 1, -euler);
  for (std::size_t n = 2; n <= last; ++n) result[n] = result[n - 1] + 1.0 / static_cast<double>(n - 1);
  return result;
}

/// The distance from an entry of an ascending list to its k-th nearest other one.
double distanceToNeighbour(const std::vector<double>& ascending, std::size_t at, std::size_t k) {
  std::size_t low = at, high = at;
  double distance = 0.0;
  for (std::size_t found = 0; found < k; ++found) {
    const bool canFall = low > 0, canRise = high + 1 < ascending.size();
    const double below = canFall ? ascending[at] - ascending[low - 1] : 0.0;
    const double above = canRise ? ascending[high + 1] - ascending[at] : 0.0;
    if (canFall && (!canRise || below <= above)) {
      --low;
      distance = below;
    } else {
      ++high;
      distance = above;
    }
  }
  return distance;
}

/// How many entries of an ascending list are nearer to a value than a distance. Differences are compared, for a value
/// less a distance may round to the very neighbour that the distance came from.
std::size_t countWithin(const std::vector<double>& ascending, double value, double distance) {
  const auto first =
      std::partition_point(ascending.begin(), ascending.end(), [&](double entry) { return value - entry >= distance; });
  const auto last =
      std::partition_point(first, ascending.end(), [&](double entry) { return entry - value < distance; });
  return static_cast<std::size_t>(last - first);
}

double informationOf(const std::vector<double>& column, const std::vector<int>& labels, std::size_t classes) {
  std::vector<std::vector<double>> byClass(classes);
  for (std::size_t i = 0; i < column.size(); ++i) byClass[static_cast<std::size_t>(labels[i])].push_back(column[i]);
  std::vector<double> all;
  for (auto& own : byClass) {
    std::sort(own.begin(), own.end());
    if (own.size() > 1) all.insert(all.end(), own.begin(), own.end());  // a class of one row has no neighbour
  }
  if (all.empty()) return 0.0;
  std::sort(all.begin(), all.end());
  const std::vector<double> digamma = digammas(all.size());
  double sum = 0.0;
  for (const auto& own : byClass) {
    if (own.size() < 2) continue;
    const std::size_t k = std::min(neighbours, own.size() - 1);
    for (std::size_t at = 0; at < own.size(); ++at) {
      const double distance = distanceToNeighbour(own, at, k);  // the neighbour itself is not counted
      sum += digamma[k] - digamma[own.size()] - digamma[countWithin(all, own[at], distance)];
    }
  }
  return std::max(0.0, sum / static_cast<double>(all.size()) + digamma[all.size()]);
}

}  // namespace

std::vector<double> mutualInformation(const TrainingRows& rows, Random random) {
  const Matrix& values = rows.values();
  const std::vector<Moments> moments = columnMoments(values);
  std::vector<double> result;
  for (std::size_t j = 0; j < values.columns; ++j) {
    Random own = random.stream(j);
    const double scale = moments[j].constant() ? 1.0 : moments[j].standardDeviation;
    std::vector<double> column(values.rows);
    double size = 0.0;
    for (std::size_t i = 0; i < values.rows; ++i) {
      column[i] = values(i, j) / scale;
      size += std::abs(column[i]) / static_cast<double>(values.rows);
    }
    for (double& value : column) value += 1e-10 * std::max(1.0, size) * own.normal();
    result.push_back(informationOf(column, rows.labels(), static_cast<std::size_t>(rows.classes())));
  }
  return result;
}

}  // namespace qualm
