#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "qualm/compile/operations.hpp"
#include "qualm/compile/rules.hpp"

namespace qualm {

/// What a gate costs on a device, in units of a frame change: 1 for a diagonal one-qubit gate (no pulse), 10 for any
/// other one-qubit gate, 1000 for a pair, 10000 for more. Translation and optimization weigh alternatives by it.
std::uint64_t gateCost(const Gate& gate);
std::uint64_t costOf(std::span<const Operation> operations);

/// Rewrites gates into those of a basis. For every gate of the table the cheapest rule is found once, by relaxing all
/// rules until no cost falls (Bellman and Ford); a rule costs what its steps cost, so choices can't be circular.
class Translator {
 public:
  /// `basis`: names of gates; measure, reset and barrier may be named too, they always pass. Throws unknown-gate, and
  /// unsupported where it is empty.
  explicit Translator(std::span<const std::string> basis);

  /// Into all gates on at most two qubits: what routing needs.
  static Translator intoPairs();

  bool inBasis(const Gate& gate) const;
  bool canExpress(const Gate& gate) const;

  /// The operations in the basis, under their conditions. Throws unsupported.
  Operations translate(std::span<const Operation> operations) const;

 private:
  Translator() = default;
  void chooseRules();
  void append(const Operation& operation, Operations& result) const;

  std::string names_;                ///< of the basis, for messages
  std::vector<std::uint64_t> cost_;  ///< of each gate of the table; `unreachable` where the basis can't express it
  std::vector<const Rule*> rule_;    ///< null where the gate is in the basis
};

}  // namespace qualm
