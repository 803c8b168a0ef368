#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/circuit/observable.hpp"

namespace qualm {

/// Pauli terms that one run of two copies reads at once, each as Z of a qubit of its own.
struct DistilledGroup {
  struct Member {
    std::size_t observable;
    double coefficient;
    std::size_t qubit;  ///< where the term is Z once the gates are done
  };

  PauliTerm basis;                                          ///< turned into Z first
  std::vector<std::pair<std::size_t, std::size_t>> ladder;  ///< CX gates, control and target, that come next
  std::vector<Member> members;
  std::uint64_t taken = 0;  ///< the members' qubits

  /// False, and nothing changes, where the term does not commute qubit by qubit with the others or is a product of
  /// them.
  bool add(std::size_t observable, double coefficient, const PauliTerm& term);
};

/// All terms but identities, each in the first group that takes it.
std::vector<DistilledGroup> distilledGroups(std::span<const Observable> observables);

/// Two copies of the circuit, the group's gates on each, and the gates that diagonalise SWAP on each pair q, q + n.
Circuit distillationCircuit(const Circuit& original, const DistilledGroup& group);

/// What an outcome of all 2n qubits says.
struct DistilledOutcome {
  std::uint64_t first, second;  ///< bits of copy 0 and of copy 1

  DistilledOutcome(std::uint64_t outcome, std::size_t qubits)
      : first(outcome & ((std::uint64_t{1} << qubits) - 1)), second(outcome >> qubits) {}

  /// The eigenvalue of SWAP of the copies: each pair that reads 11 was a singlet.
  double swap() const;

  /// The eigenvalue of SWAP times (Z⊗1 + 1⊗Z)/2 of one pair.
  double swapTimesZ(std::size_t qubit) const;
};

}  // namespace qualm
