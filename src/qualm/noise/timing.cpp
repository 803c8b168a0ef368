#include "qualm/noise/timing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "qualm/noise/noise_targets.hpp"

namespace qualm {
namespace {

/// The clocks of the registers while a circuit is walked through.
class Clocks {
 public:
  Clocks(std::size_t qubits, std::size_t bits) : ready_(qubits, 0.0), written_(bits, 0.0), read_(bits, 0.0) {}

  double startOf(const Operation& operation) const {
    double start = 0;
    forEach(operation.qubitMask(), [&](std::size_t qubit) { start = std::fmax(start, ready_[qubit]); });
    forEach(operation.condition.mask, [&](std::size_t bit) { start = std::fmax(start, written_[bit]); });
    if (operation.kind == Operation::Kind::measure) {
      start = std::fmax(start, std::fmax(written_[operation.bit], read_[operation.bit]));
    }
    return start;
  }

  void advance(const Operation& operation, double start, double end) {
    forEach(operation.qubitMask(), [&](std::size_t qubit) { ready_[qubit] = end; });
    forEach(operation.condition.mask, [&](std::size_t bit) { read_[bit] = std::fmax(read_[bit], start); });
    if (operation.kind == Operation::Kind::measure) written_[operation.bit] = end;
  }

 private:
  template <class Action>
  static void forEach(std::uint64_t mask, Action action) {
    for (; mask != 0; mask &= mask - 1) action(static_cast<std::size_t>(std::countr_zero(mask)));
  }

  std::vector<double> ready_;           ///< when each qubit is free
  std::vector<double> written_, read_;  ///< when each bit was last measured and last read
};

}  // namespace

double secondsOf(const Operation& operation, const GateDurations& durations) {
  if (operation.drift) return 0;
  const std::string_view names[] = {operation.name(), classOf(operation)};
  const auto count = static_cast<std::ptrdiff_t>(operation.qubitCount());
  for (const std::string_view name : names) {
    for (const auto& exception : durations.onQubits) {
      if (exception.name == name && std::equal(exception.qubits.begin(), exception.qubits.end(),
                                               operation.qubits.begin(), operation.qubits.begin() + count)) {
        return exception.seconds;
      }
    }
  }
  for (const std::string_view name : names) {
    for (const auto& [known, seconds] : durations.byName) {
      if (known == name) return seconds;
    }
  }
  return 0;
}

Timing timeOperations(const Circuit& circuit, const GateDurations& durations) {
  Timing timing;
  Clocks clocks(circuit.qubits(), circuit.bits());
  for (const Operation& operation : circuit.operations()) {
    const double start = clocks.startOf(operation) + operation.wait, end = start + secondsOf(operation, durations);
    clocks.advance(operation, start, end);
    timing.start.push_back(start);
    timing.end.push_back(end);
    timing.seconds = std::fmax(timing.seconds, end);
  }
  return timing;
}

double wholeFemtoseconds(double seconds) { return std::round(seconds * 1e15) / 1e15; }

}  // namespace qualm
