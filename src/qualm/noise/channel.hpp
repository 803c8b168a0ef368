#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qualm/circuit/gate.hpp"

namespace qualm {

/// A completely positive, trace-preserving map on one or two qubits, as data: ρ → Σ K ρ K†.
/// The first qubit is the least significant bit of a Kraus matrix's index.
struct Channel {
  std::string name;               ///< "depolarizing", …
  std::size_t qubits = 1;         ///< 1 or 2
  std::vector<GateMatrix> kraus;  ///< ΣK†K = I within 1e-12
  /// The probability of each Pauli where the channel is a mixture of them, else empty: 4^qubits values, the digit
  /// I, X, Y, Z = 0, 1, 2, 3 of the first qubit least significant.
  std::vector<double> pauli;
};

/// Which channel, and its numbers: what documents hold and what a scale acts on. makeChannel() builds it.
struct ChannelSpec {
  std::string kind;               ///< a name of channelKinds()
  std::vector<double> values;     ///< in the order of the kind's `parameters`
  std::vector<GateMatrix> kraus;  ///< kind "kraus" only
};

/// What a parameter of a channel may be.
struct ChannelRange {
  double least, most;                   ///< both legal; a time of 0 is not (see `doc`)
  bool strength;                        ///< multiplied by a noise scale
  std::optional<double> fallback = {};  ///< what plain objects may leave out
};

/// One row of the table of channels: code, documentation, page and tests loop over the rows.
struct ChannelKind {
  /// What is known when the program is compiled: one a parameter.
  template <class T>
  struct List {
    std::array<T, 4> values{};
    std::size_t count = 0;

    constexpr List(std::initializer_list<T> list) : count(list.size()) {
      std::copy(list.begin(), list.end(), values.begin());
    }
    constexpr const T* begin() const { return values.data(); }
    constexpr const T* end() const { return begin() + count; }
    constexpr std::size_t size() const { return count; }
    constexpr const T& operator[](std::size_t index) const { return values[index]; }
  };

  std::string_view name;              ///< kebab case: "bit-flip", "amplitude-damping", "thermal-relaxation", …
  List<std::string_view> parameters;  ///< names as users write them: p; gamma; t1, t2, duration; …
  std::string_view qubits;            ///< "1", "2", or "1 or 2"
  std::string_view doc;               ///< what it does, its convention and its source, in a sentence or two
  List<ChannelRange> ranges;
  /// The channel of values that are in range; null for "kraus". Throws invalid-channel where values contradict each
  /// other.
  Channel (*build)(std::span<const double> values, std::size_t qubits);
};

std::span<const ChannelKind> channelKinds();

/// The row of that name. Throws invalid-channel with the names that exist.
const ChannelKind& findChannel(std::string_view name);

/// Throws invalid-channel for an unknown kind, a wrong number of values, a value outside its legal range (the message
/// names it), or Kraus operators that are not complete within 1e-12.
Channel makeChannel(const ChannelSpec& spec, std::size_t qubits);

/// The same channel with its strength multiplied: probabilities, damping and durations × factor. Arbitrary Kraus
/// operators have no strength: any factor but 0 and 1 throws invalid-noise, and so does a value that leaves its range.
ChannelSpec scaledChannel(const ChannelSpec& spec, double factor);

}  // namespace qualm
