#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/circuit/observable.hpp"

namespace qualm {

/// What one measurement setting records: shares of outcomes, and sums of them with a weight for each.

/// All that a setting measures, as one observable: it brings that setting back, and no other.
Observable sumOf(const MeasurementSetting& setting, std::span<const Observable> observables);

/// Adds coefficient · what each outcome says of a term that its setting measures.
void addTermWeights(std::span<double> weights, double coefficient, const PauliTerm& term);

/// What each of so many outcomes of a setting says of one observable.
std::vector<double> weightsOf(const MeasurementSetting& setting, std::size_t observable,
                              std::span<const Observable> observables, std::size_t outcomes);

/// Σ weight·share.
double weightedSum(std::span<const double> weights, std::span<const double> shares);

/// Variance of that sum over so many shots, without bias: 0 where they are 0, which is exact, and NaN for one shot,
/// which says nothing of its spread.
double weightedVariance(std::span<const double> weights, std::span<const double> shares, std::uint64_t shots);

}  // namespace qualm
