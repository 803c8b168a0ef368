#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qualm {

class Circuit;

/// A product of Pauli operators as two bit masks: qubit q carries X if only x has bit q, Z if only z has it,
/// Y if both have it, and the identity if neither.
struct PauliTerm {
  std::uint64_t x = 0, z = 0;

  std::uint64_t support() const { return x | z; }
  friend bool operator==(const PauliTerm& a, const PauliTerm& b) { return a.x == b.x && a.z == b.z; }
};

/// Whether two terms have the same Pauli operator on every qubit where both have one: a setting measures both.
bool commutesQubitwise(const PauliTerm& a, const PauliTerm& b);

/// Reads the sparse form "X0 Y2", or "I" for the identity. Throws invalid-observable or qubit-out-of-range.
PauliTerm parsePauli(std::string_view text, std::size_t qubits);

/// A real combination of Pauli terms.
struct Observable {
  struct Part {
    double coefficient;
    PauliTerm term;
  };
  std::vector<Part> parts;
};

/// The identity's share of an observable: known without measuring.
double constantPart(const Observable& observable);

/// How far the rest can lie from 0, Σ|coefficient| without the identity: 0 where nothing has to be measured.
double boundOf(const Observable& observable);

/// One way of measuring the register: every qubit in the basis of the Pauli operator that `basis` has there
/// (the computational basis where it has none).
struct MeasurementSetting {
  struct Member {
    std::size_t observable, part;
  };
  PauliTerm basis;
  std::vector<Member> members;  ///< the parts that this setting measures; identities are in none
};

/// Groups all terms so that those which commute qubit by qubit share a setting (greedy, in order of appearance).
std::vector<MeasurementSetting> measurementSettings(std::span<const Observable> observables);

/// Turns X and Y of a setting's basis into Z: h, and sdg before it for Y, on the qubits from `first` on.
void appendBasisChange(Circuit& circuit, const PauliTerm& basis, std::size_t qubits, std::size_t first = 0);

}  // namespace qualm
