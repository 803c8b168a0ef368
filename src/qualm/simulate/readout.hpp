#pragma once

#include <optional>
#include <span>
#include <vector>

#include "qualm/noise/readout_confusion.hpp"
#include "qualm/simulate/executor.hpp"
#include "qualm/simulate/measurable.hpp"

namespace qualm {

/// Where each classical bit comes from when every measurement is the last thing that happens to its qubit and nothing
/// is conditional: then the final state says it all. Nothing where a measurement happens on the way.
std::optional<std::vector<std::optional<std::size_t>>> terminalMeasurements(const Circuit& circuit);

/// P(read 1 | was `was`) of a qubit that is measured on the way; nothing where it is never misread. Throws unsupported
/// where its misreadings are correlated with another's: those are known for a measurement of all of them at the end.
std::optional<double> probabilityReadsOne(const ReadoutConfusion& confusion, std::size_t qubit, bool was);

/// How the final states of a request are read: which settings are measured, and what each result becomes.
/// Misread bits change expectations, probabilities and counts, never the state.
class Readout {
 public:
  Readout(const Request& request, const ReadoutConfusion& confusion);

  /// Circuit executions that hardware needs for one binding.
  std::size_t settingCount() const { return settings_.size(); }

  /// Shapes the estimates for the whole request.
  Estimates prepare() const;

  /// Reads the first `count` lanes of `state`; lane l is row firstRow + l of the request under shift `shift`.
  void read(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift, const Random& random,
            Estimates& estimates) const;

  struct Setting {
    MeasurementSetting measured;
    bool bits = false;  ///< the circuit's own measurements
  };
  std::span<const Setting> settings() const { return settings_; }

  /// Whether a setting's outcomes are those that counts are of: the computational basis or the circuit's own bits.
  static bool isCounted(const Setting& setting) { return setting.bits || setting.measured.basis.x == 0; }

  /// Whether a setting's outcomes were recorded on the way, and no final state tells them.
  bool isRecordedOnTheWay(const Setting& setting) const { return setting.bits && !terminal_; }

  /// Probabilities, lanes × outcomes, of what one setting records, misreadings included.
  void recorded(const Measurable& state, const Setting& setting, Matrix& result) const;

  /// Adds what the counts of one setting say of each observable; standardErrors holds variances
  /// until finishExpectations().
  void collect(const Setting& setting, std::span<const std::uint32_t> counts, std::size_t index,
               Estimates& estimates) const;

  /// Keeps what one setting recorded, where that was asked for.
  void keep(std::size_t setting, std::span<const std::uint32_t> counts, std::size_t index, Estimates& estimates) const;

 private:
  void readExact(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                 Estimates& estimates) const;
  void readMisread(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                   Estimates& estimates) const;
  void readSampled(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                   const Random& random, Estimates& estimates) const;
  void keepExact(const Measurable& state, std::size_t firstRow, std::size_t count, std::size_t shift,
                 Estimates& estimates) const;
  double valueOf(const MeasurementSetting& setting, std::size_t first, std::size_t last, std::size_t outcome) const;

  const Request& request_;
  const ReadoutConfusion& confusion_;
  std::optional<std::vector<std::optional<std::size_t>>> terminal_;
  std::vector<Setting> settings_;
};

}  // namespace qualm
