#pragma once

#include <span>
#include <vector>

#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {

/// How the final states of a request are read: which settings are measured, and what each result becomes.
class Readout {
 public:
  explicit Readout(const Request& request);

  /// Circuit executions that hardware needs for one binding.
  std::size_t settingCount() const { return settings_.size(); }

  /// Shapes the estimates for the whole request.
  Estimates prepare() const;

  /// Reads the first `count` lanes of `state`; lane l is row firstRow + l of the request under shift `shift`.
  void read(const State& state, std::size_t firstRow, std::size_t count, std::size_t shift, const Random& random,
            Estimates& estimates) const;

 private:
  void readExact(const State& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                 Estimates& estimates) const;
  void readSampled(const State& state, std::size_t firstRow, std::size_t count, std::size_t shift, const Random& random,
                   Estimates& estimates) const;
  void collect(const MeasurementSetting& setting, std::span<const std::uint32_t> counts, std::size_t index,
               Estimates& estimates) const;

  const Request& request_;
  std::vector<MeasurementSetting> settings_;
};

}  // namespace qualm
