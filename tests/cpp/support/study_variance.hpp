#pragma once

#include <bit>
#include <functional>
#include <numeric>
#include <vector>

#include "qualm/mitigate/mitigation.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm::testing {

/// What one measurement setting adds to the first observable's value for each outcome: ± each coefficient.
inline std::vector<double> outcomeValues(const MeasurementSetting& setting, std::span<const Observable> observables,
                                         std::size_t outcomes) {
  std::vector<double> values(outcomes, 0.0);
  for (const auto& member : setting.members) {
    const auto& [coefficient, term] = observables[member.observable].parts[member.part];
    for (std::size_t i = 0; i < outcomes; ++i) {
      values[i] += std::popcount(i & term.support()) % 2 == 0 ? coefficient : -coefficient;
    }
  }
  return values;
}

/// Mean and variance of numbers under a distribution.
inline std::pair<double, double> momentsOf(std::span<const double> values, std::span<const double> chances) {
  double mean = 0, square = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    mean += chances[i] * values[i];
    square += chances[i] * values[i] * values[i];
  }
  return {mean, square - mean * mean};
}

inline Estimates exactRun(const Request& request, const PlannedRun& run, const Executor& executor) {
  Request exact = request;
  exact.shots = 0;
  PlannedRun all = run;
  all.shots = 0;
  all.outcomes = true;
  Ledger ledger;
  return executeRun(exact, all, executor, Random(0), ledger);
}

/// Of the sum of runs, each times its coefficient: Σ c²·variance/shots, from the exact probabilities of each.
inline double combinedVariance(const Request& request, std::span<const PlannedRun> runs,
                               std::span<const double> coefficients, const Executor& executor) {
  const auto settings = measurementSettings(request.observables);
  double variance = 0;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Estimates exact = exactRun(request, runs[r], executor);
    for (std::size_t s = 0; s < settings.size(); ++s) {
      const auto chances = exact.outcomes[s].row(0);
      const double one = momentsOf(outcomeValues(settings[s], request.observables, chances.size()), chances).second;
      variance += coefficients[r] * coefficients[r] * one / static_cast<double>(runs[r].shots);
    }
  }
  return variance;
}

/// The line by least squares through points at these scales, read at 0.
inline std::vector<double> lineCoefficients(std::span<const PlannedRun> runs) {
  const auto count = static_cast<double>(runs.size());
  double mean = 0, spread = 0;
  for (const PlannedRun& run : runs) mean += run.scale / count;
  for (const PlannedRun& run : runs) spread += (run.scale - mean) * (run.scale - mean);
  std::vector<double> coefficients;
  for (const PlannedRun& run : runs) coefficients.push_back(1 / count - mean * (run.scale - mean) / spread);
  return coefficients;
}

/// Lagrange's polynomial through them, read at 0.
inline std::vector<double> lagrangeCoefficients(std::span<const PlannedRun> runs) {
  std::vector<double> coefficients(runs.size(), 1.0);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t j = 0; j < runs.size(); ++j) {
      if (j != i) coefficients[i] *= runs[j].scale / (runs[j].scale - runs[i].scale);
    }
  }
  return coefficients;
}

/// ⊗ of each qubit's inverse misreading, transposed, applied to the values of outcomes.
inline std::vector<double> unreadValues(std::vector<double> values, std::span<const double> p10,
                                        std::span<const double> p01) {
  for (std::size_t q = 0; q < p10.size(); ++q) {
    const std::size_t bit = std::size_t{1} << q;
    const double determinant = 1 - p10[q] - p01[q];
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i & bit) continue;
      const double zero = values[i], one = values[i | bit];
      values[i] = ((1 - p01[q]) * zero - p10[q] * one) / determinant;
      values[i | bit] = ((1 - p10[q]) * one - p01[q] * zero) / determinant;
    }
  }
  return values;
}

/// Tensored readout mitigation to first order: shots of the circuit under exactly known misreadings, and the shots of
/// both calibration circuits through numerical derivatives by each qubit's two chances. All settings share one
/// calibration. `runs` are the circuit, all 0 and all 1.
inline double tensoredVariance(const Request& request, std::span<const PlannedRun> runs, const Executor& executor) {
  const auto settings = measurementSettings(request.observables);
  const Estimates exact = exactRun(request, runs[0], executor);
  const Estimates zeros = exactRun(request, runs[1], executor), ones = exactRun(request, runs[2], executor);
  const std::size_t qubits = request.circuit->qubits();
  std::vector<double> p10(qubits, 0.0), p01(qubits, 0.0);
  for (std::size_t i = 0; i < zeros.outcomes[0].columns; ++i) {
    for (std::size_t q = 0; q < qubits; ++q) {
      if ((i >> q) & 1U) p10[q] += zeros.outcomes[0](0, i);
      if (((i >> q) & 1U) == 0) p01[q] += ones.outcomes[0](0, i);
    }
  }
  const auto moments = [&](std::size_t s) {
    const auto chances = exact.outcomes[s].row(0);
    return momentsOf(unreadValues(outcomeValues(settings[s], request.observables, chances.size()), p10, p01), chances);
  };
  const auto total = [&] {
    double sum = 0;
    for (std::size_t s = 0; s < settings.size(); ++s) sum += moments(s).first;
    return sum;
  };
  double variance = 0;
  for (std::size_t s = 0; s < settings.size(); ++s) variance += moments(s).second / static_cast<double>(runs[0].shots);
  const auto addChance = [&](double& chance) {
    constexpr double step = 1e-5;
    const double was = chance;
    chance = was + step;
    const double above = total();
    chance = was - step;
    const double slope = (above - total()) / (2 * step);
    chance = was;
    variance += slope * slope * was * (1 - was) / static_cast<double>(runs[1].shots);
  };
  for (std::size_t q = 0; q < qubits; ++q) {
    addChance(p10[q]);
    addChance(p01[q]);
  }
  return variance;
}

}  // namespace qualm::testing
