#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

/// What is known of a Pauli term's factor.
struct ReadingFactor {
  double value, standardError;
};

/// A mean over instances that were drawn without repetition from all flips, each known from shots of its own.
struct InstanceMean {
  std::vector<double> values, variances;

  explicit InstanceMean(std::size_t instances) : values(instances, 0.0), variances(instances, 0.0) {}

  double mean() const;

  /// Two-stage sampling (Cochran, Sampling Techniques, 1977, section 10.4): shots within instances, and what instances
  /// differ by beyond that, which counts less the more of all 2^qubits flips were drawn.
  double variance(std::size_t qubits) const;
};

/// What the runs of twirled readout read: those of each setting with each of the flips, then calibration's.
class TwirledReading {
 public:
  /// Throws invalid-option where a factor is within `distinguishable` standard errors of 0.
  TwirledReading(const Request& request, std::span<const PlannedRun> runs, std::span<const Estimates> results,
                 double distinguishable);

  std::size_t instances() const { return flips_.size(); }

  const ReadingFactor& factorOf(const PauliTerm& term) const { return factors_.at(term.support()); }

  /// Writes one observable of one result: its mean, and its standard error with calibration's share.
  void estimate(std::size_t index, std::size_t observable, Estimates& estimates) const;

 private:
  const PlannedRun& runOf(std::size_t setting, std::size_t instance) const;
  std::span<const double> read(std::size_t setting, std::size_t instance, std::size_t index) const;
  void addWeights(const std::vector<double>& weights, std::size_t setting, std::size_t index, InstanceMean& sums) const;
  void addFactor(const PauliTerm& term, double distinguishable);
  double parityRead(std::size_t setting, std::size_t index, const PauliTerm& term) const;

  const Request& request_;
  std::span<const PlannedRun> runs_;
  std::span<const Estimates> results_;
  std::vector<MeasurementSetting> settings_;
  std::vector<std::uint64_t> flips_;
  std::map<std::uint64_t, ReadingFactor> factors_;  ///< by support: calibration reads Z wherever a term has anything
};

}  // namespace qualm
