#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "qualm/circuit/observable.hpp"
#include "qualm/core/random.hpp"
#include "qualm/simulate/stabilizer_gate.hpp"

namespace qualm {

/// One qubit's part of a Pauli operator: X where only x is set, Z where only z is, Y where both are.
struct PauliFactor {
  std::size_t qubit;
  bool x, z;
};

/// A stabilizer state of any number of qubits: n stabilizers and n destabilizers (Aaronson and Gottesman 2004,
/// arXiv:quant-ph/0406196), 64 of them to a word. What one qubit carries in all of them lies together, so a gate costs
/// n/32 words a qubit and a measurement at most n²/16 in all.
class Tableau {
 public:
  /// |0…0⟩. Throws register-too-large without qubits.
  explicit Tableau(std::size_t qubits);

  std::size_t qubits() const { return qubits_; }

  /// The gate's qubits in the order of its table row, controls first. Throws qubit-out-of-range, duplicate-qubit or
  /// wrong-arity.
  void apply(const CliffordGate& gate, std::span<const std::size_t> qubits);

  /// A gate of the table that is Clifford and has no angles: "h", "s", "sx", "cx", "swap", … Throws unknown-gate, or
  /// unsupported for another one.
  void apply(std::string_view gate, std::initializer_list<std::size_t> qubits);

  /// Z of a qubit: true for 1. A result that the state leaves open takes one draw.
  bool measure(std::size_t qubit, Random& random);

  /// To |0⟩, whatever it was.
  void reset(std::size_t qubit, Random& random);

  /// ⟨P⟩ of a product of Pauli operators on different qubits: −1, 0 or 1.
  int expectation(std::span<const PauliFactor> factors) const;
  int expectation(const PauliTerm& term) const;

 private:
  using Word = std::uint64_t;

  Word* x(std::size_t qubit) { return bits_.data() + qubit * 4 * words_; }
  Word* z(std::size_t qubit) { return x(qubit) + 2 * words_; }
  const Word* x(std::size_t qubit) const { return bits_.data() + qubit * 4 * words_; }
  const Word* z(std::size_t qubit) const { return x(qubit) + 2 * words_; }
  void checkQubit(std::size_t qubit) const;
  void multiplyInto(std::size_t pivot, const std::vector<Word>& rows);
  void replace(std::size_t pivot, std::size_t qubit, bool outcome);
  std::size_t phaseOfProduct(std::span<const Word> stabilizers) const;

  std::size_t qubits_, words_;  ///< words for one bit of n rows
  /// For each qubit the x bits of all rows, then their z bits; of each first those of the destabilizers.
  std::vector<Word> bits_;
  std::vector<Word> signs_;  ///< of the stabilizers; those of destabilizers are never read
};

}  // namespace qualm
