#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"
#include "qualm/encode/encoder.hpp"
#include "qualm/noise/device.hpp"

namespace qualm {

/// What it takes to encode one row on a device. Counts are those of the circuit after compilation to the device's basis
/// and coupling map; doubles, because extrapolated ones are past counting.
struct EncodingCost {
  double features = 0, qubits = 0, depth = 0, oneQubitGates = 0, twoQubitGates = 0;
  std::optional<double> seconds;  ///< absent on the ideal device, which has no times
  /// log of the probability that no one- and no two-qubit gate errs: Σ log(1 − error). Waiting and readout don't count.
  double logOneQubit = 0, logTwoQubit = 0;
  std::size_t swaps = 0;              ///< that routing put in; of a measured cost
  bool fits = true;                   ///< the device has the qubits
  std::optional<double> capacity;     ///< features that fit the device's qubits; absent on the ideal device
  bool extrapolated = false;          ///< no circuit was built: the cost at `measuredFeatures` times closed formulas
  double measuredFeatures = 0;        ///< of the circuit that was built
  std::vector<std::string> noErrors;  ///< gates in the circuit whose error is not published: they count as perfect

  double success() const;  ///< the probability that no gate errs
};

/// Circuits with more gates than that, as their encoder makes them, are not built but extrapolated.
inline constexpr double mostMeasuredGates = 2100;

/// The encoder's circuit for one generic row: features uniform in [−π, π), so that nothing cancels by luck, and all
/// bits 1, the dearest row of basis encoding. Trained parameters are uniform, too. All angles are numbers.
Circuit genericRow(const Encoder& encoder, const Random& random);

/// The most features, up to `features`, for which a circuit is built on the device (null: ideal). Throws
/// register-too-large where there are none.
std::size_t largestMeasured(const EncoderOptions& options, double features, const Device* device);

/// The cost on a device; null is the ideal one, with the basis rz, sx, x, cx, every pair of qubits joined and no
/// errors. Built, compiled and read off where largestMeasured() reaches `features`; else extrapolated from `anchor`, a
/// measured cost of the same encoder and device, which is measured where it is null. Throws the errors of Encoder.
EncodingCost encodingCost(const EncoderOptions& options, double features, const Device* device, const Random& random,
                          const EncodingCost* anchor = nullptr);

}  // namespace qualm
