#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "qualm/core/random.hpp"

namespace qualm {

/// Where each qubit is: qubit → place.
using Layout = std::vector<std::size_t>;

/// Which qubits of a device a pair gate may join. Edges have no direction: every basis here turns a gate around by
/// one-qubit gates alone.
class CouplingMap {
 public:
  /// Throws qubit-out-of-range, duplicate-qubit where an edge joins a qubit with itself.
  CouplingMap(std::size_t qubits, std::span<const std::pair<std::size_t, std::size_t>> edges);

  std::size_t qubits() const { return neighbors_.size(); }
  const std::vector<std::size_t>& neighbors(std::size_t qubit) const { return neighbors_[qubit]; }
  bool isConnected() const;

  /// Edges on the shortest way from a to b; qubits() where there is none.
  std::size_t distance(std::size_t a, std::size_t b) const { return distances_[a * qubits() + b]; }
  bool coupled(std::size_t a, std::size_t b) const { return distance(a, b) == 1; }

  /// The map of some of the qubits alone, renumbered in the order given.
  CouplingMap restrictedTo(std::span<const std::size_t> chosen) const;

  /// A connected part of `size` qubits, ascending, grown from a random one. `dense`: by the qubit with most edges into
  /// the part, else by any neighbor. The map must be connected and have as many.
  std::vector<std::size_t> randomRegion(std::size_t size, bool dense, Random& random) const;

 private:
  void measureDistances();

  std::vector<std::vector<std::size_t>> neighbors_;  ///< ascending, each once
  std::vector<std::size_t> distances_;               ///< qubits × qubits
};

}  // namespace qualm
