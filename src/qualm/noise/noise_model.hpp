#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "qualm/noise/channel.hpp"
#include "qualm/noise/readout_confusion.hpp"

namespace qualm {

/// After which operations a channel happens, and where.
/// A one-qubit channel acts on each of the operation's qubits; a two-qubit one on a two-qubit operation's pair.
/// Depolarizing noise, which knows both, acts jointly on the pair of a two-qubit operation and else on each qubit.
struct NoiseRule {
  std::vector<std::string>
      on;  ///< gate names, "measure" (just before it), "reset", or the classes "1q", "2q", "3q", "all"
  std::vector<std::size_t> qubits;  ///< only operations on exactly these qubits, in this order; empty: any
  ChannelSpec channel;
  std::optional<std::size_t> operand = {};  ///< act on this one of the operation's qubits only (0: its first)
};

/// What waiting costs: thermal relaxation of each qubit for as long as the schedule leaves it idle.
struct IdleNoise {
  std::vector<double> t1, t2;  ///< seconds, one a qubit; both empty: no relaxation while idle
};

/// Seconds that operations take. A name that is missing and whose class is missing too takes no time.
struct GateDurations {
  std::vector<std::pair<std::string, double>>
      byName;  ///< a gate's name, "measure", "reset", or a class "1q", "2q", "3q"
  /// Exceptions for gates on exactly these qubits, in this order.
  struct OnQubits {
    std::string name;
    std::vector<std::size_t> qubits;
    double seconds;
  };
  std::vector<OnQubits> onQubits;
};

/// A ZZ rotation at a fixed rate between two neighbours for as long as the circuit runs (exp(−i·zz·t·ZZ/2)).
struct Crosstalk {
  std::size_t first, second;
  double zz;  ///< radians a second
};

/// Dephasing with a memory: each qubit's frequency is off by a Gaussian process δ(t) of its own, an Ornstein–Uhlenbeck
/// process with ⟨δ(t)δ(t')⟩ = σ²·exp(−|t − t'|/correlation), which turns it by RZ(∫δ dt).
struct Detuning {
  std::vector<double> sigma;  ///< radians a second, one a qubit or one for all; empty: no detuning
  /// Seconds; infinite: quasi-static, constant through a shot and drawn anew for each.
  double correlation = std::numeric_limits<double>::infinity();

  bool empty() const { return sigma.empty(); }
  double sigmaOf(std::size_t qubit) const { return sigma.size() == 1 ? sigma[0] : sigma[qubit]; }
};

/// Noise as data: channels on gates, on qubits and on idle time, misread bits, and detuned qubits.
struct NoiseModel {
  std::vector<NoiseRule> rules;
  IdleNoise idle;
  GateDurations durations;
  std::vector<Crosstalk> crosstalk;
  ReadoutConfusion readout;
  Detuning detuning = {};

  /// Whether it does anything to the state, beside misreading bits.
  bool disturbs() const { return !rules.empty() || !idle.t1.empty() || !crosstalk.empty() || !detuning.empty(); }

  bool isIdeal() const { return !disturbs() && readout.empty(); }
};

/// Throws invalid-noise or invalid-channel, naming what is wrong, for a circuit of that many qubits.
void validateNoise(const NoiseModel& model, std::size_t qubits);

/// Every strength × factor: 0 is ideal, 1 the model itself. Detuning's is σ², which the exponent of the lost coherence
/// is proportional to. Throws invalid-noise for a factor that is negative or not
/// finite or that takes a probability out of its range (nothing is clipped).
NoiseModel scaledNoise(const NoiseModel& model, double factor);

/// The same, but bits are misread as before: gates that take longer are read no worse.
NoiseModel scaledGateNoise(const NoiseModel& model, double factor);

/// The noise of several registers side by side, each of which suffers what the one of `qubits` qubits does. Between
/// them acts what names no qubits.
NoiseModel onCopies(const NoiseModel& model, std::size_t qubits, std::size_t copies);

/// The same without its detuning: what channels can follow.
NoiseModel undetuned(const NoiseModel& model);

}  // namespace qualm
