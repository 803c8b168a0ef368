#include "qualm/mitigate/distillation_circuit.hpp"

#include <algorithm>
#include <bit>

#include "qualm/core/bits.hpp"
#include "qualm/simulate/follow.hpp"

namespace qualm {
namespace {

/// The same operation on the second copy.
Operation onSecondCopy(Operation operation, std::size_t qubits, std::size_t bits) {
  for (std::size_t i = 0; i < operation.qubitCount(); ++i) operation.qubits[i] += qubits;
  operation.fenced <<= qubits;
  operation.bit += bits;
  operation.condition.mask <<= bits;
  operation.condition.value <<= bits;
  return operation;
}

}  // namespace

bool DistilledGroup::add(std::size_t observable, double coefficient, const PauliTerm& term) {
  if (!commutesQubitwise(basis, term)) return false;
  std::uint64_t support = term.support();
  // A CX turns Z of its target into Z of both.
  for (const auto& [control, target] : ladder) support ^= ((support >> target) & 1U) << control;
  const std::uint64_t free = support & ~taken;
  if (free == 0) return false;
  const auto qubit = static_cast<std::size_t>(std::countr_zero(free));
  for (std::size_t q = 0; q < 64; ++q) {
    if (q != qubit && ((support >> q) & 1U)) ladder.emplace_back(q, qubit);
  }
  basis.x |= term.x;
  basis.z |= term.z;
  taken |= std::uint64_t{1} << qubit;
  members.push_back({observable, coefficient, qubit});
  return true;
}

std::vector<DistilledGroup> distilledGroups(std::span<const Observable> observables) {
  std::vector<DistilledGroup> groups;
  for (std::size_t o = 0; o < observables.size(); ++o) {
    for (const Observable::Part& part : observables[o].parts) {
      if (part.term.support() == 0) continue;
      const bool found = std::any_of(groups.begin(), groups.end(),
                                     [&](DistilledGroup& group) { return group.add(o, part.coefficient, part.term); });
      if (!found) groups.emplace_back().add(o, part.coefficient, part.term);
    }
  }
  return groups;
}

Circuit distillationCircuit(const Circuit& original, const DistilledGroup& group) {
  const std::size_t qubits = original.qubits();
  Circuit circuit = emptyFollower(original, 2);
  for (const Operation& operation : original.operations()) {
    circuit.append(operation, followingAngles(operation));
    circuit.append(onSecondCopy(operation, qubits, original.bits()), followingAngles(operation));
  }
  for (const std::size_t from : {std::size_t{0}, qubits}) {
    appendBasisChange(circuit, group.basis, qubits, from);
    for (const auto& [control, target] : group.ladder) circuit.append("cx", {from + control, from + target});
  }
  // |00⟩ and |11⟩ leave the second copy's qubit at 0; |01⟩ and |10⟩ leave it at 1, and ch tells triplet from singlet.
  for (std::size_t q = 0; q < qubits; ++q) {
    circuit.append("cx", {q, q + qubits});
    circuit.append("ch", {q + qubits, q});
  }
  return circuit;
}

double DistilledOutcome::swap() const { return paritySign(first & second); }

double DistilledOutcome::swapTimesZ(std::size_t qubit) const {
  if ((second >> qubit) & 1U) return 0;
  return (first >> qubit) & 1U ? -swap() : swap();
}

}  // namespace qualm
