#pragma once

#include <span>
#include <vector>

#include "qualm/noise/noise_schedule.hpp"
#include "qualm/simulate/pauli_reading.hpp"
#include "qualm/simulate/transfer_operation.hpp"

namespace qualm {

/// Follows a circuit that measures on the way: one unnormalised density matrix for each value of the classical register
/// that may occur. Equal records are joined at once, so there are never more than 2^bits.
class RecordedRun {
 public:
  /// One binding a lane. Throws unsupported where correlated misreadings meet a measurement on the way, and
  /// register-too-large where the records would not fit the memory.
  RecordedRun(const Circuit& circuit, const NoiseSchedule& schedule, const ReadoutConfusion& confusion,
              std::span<const Complex> initialState, std::span<const std::span<const double>> bindings);

  /// Steps `first` to `last` (exclusive) of the schedule.
  void run(std::size_t first, std::size_t last);

  const RecordedStates& records() const { return records_; }
  PauliVector total() const;

 private:
  void apply(const NoiseSchedule::Step& step);
  void measure(const Operation& operation);
  void resetQubit(const Operation& operation);
  void join(RecordedStates& into, std::uint64_t bits, PauliVector state) const;

  const Circuit& circuit_;
  const NoiseSchedule& schedule_;
  const ReadoutConfusion& confusion_;
  std::span<const std::span<const double>> bindings_;
  std::vector<TransferMatrix> channels_;
  RecordedStates records_;
};

/// The state after the first `operations` operations of a schedule, summed over what was recorded; bits are read
/// rightly.
PauliVector stateAfter(const Circuit& circuit, const NoiseSchedule& schedule, std::span<const double> binding,
                       std::span<const Complex> initialState, std::size_t operations);

/// The same operations in the same order, and nothing between them.
NoiseSchedule withoutChannels(const NoiseSchedule& schedule);

}  // namespace qualm
