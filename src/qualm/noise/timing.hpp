#pragma once

#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/noise/noise_model.hpp"

namespace qualm {

/// When each operation of a circuit starts and ends, seconds.
struct Timing {
  std::vector<double> start, end;  ///< one an operation
  double seconds = 0;              ///< the latest end
};

/// As soon as possible: an operation waits for its qubits, for the measurements of the bits that it reads, and, where
/// it writes a bit, for those who read or write that bit before it; and then for as long as its own `wait` says.
Timing timeOperations(const Circuit& circuit, const GateDurations& durations);

/// How long an operation takes: the entry for exactly its qubits (its name, then its class), else that of its name,
/// else that of its class, else 0. What drifts takes no time.
double secondsOf(const Operation& operation, const GateDurations& durations);

/// A time on a grid of 1e-15 s, so that sums in another order give the same windows.
double wholeFemtoseconds(double seconds);

}  // namespace qualm
