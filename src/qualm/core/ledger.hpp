#pragma once

#include <cstdint>

namespace qualm {

/// The bill of a piece of work. Counts are what hardware would have to run for the result, however cleverly the
/// simulator got it; only a leaf Executor adds to them. Seconds are measured and never enter a fingerprint.
struct Ledger {
  std::uint64_t circuits = 0;       ///< circuit executions: one per binding and measurement setting
  std::uint64_t shots = 0;          ///< shots over all executions; 0 where expectations are exact
  std::uint64_t gates = 0;          ///< gates over all executions (not multiplied by shots)
  std::uint64_t twoQubitGates = 0;  ///< those of them that act on two or more qubits
  double simulatorSeconds = 0;      ///< spent simulating what hardware would run
  double classicalSeconds = 0;      ///< spent in the optimizer and in fitting baselines

  Ledger& operator+=(const Ledger& other) {
    circuits += other.circuits;
    shots += other.shots;
    gates += other.gates;
    twoQubitGates += other.twoQubitGates;
    simulatorSeconds += other.simulatorSeconds;
    classicalSeconds += other.classicalSeconds;
    return *this;
  }
};

}  // namespace qualm
