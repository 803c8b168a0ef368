#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qualm/format/code.hpp"
#include "qualm/format/names.hpp"
#include "qualm/format/number.hpp"

namespace qualm {

/// How a framework writes one gate of the table: lines of code with {0}, {1}, {2} for its qubits, {a}, {b}, {c} for its
/// angles and {A} for the first angle in units of π.
struct GateSnippet {
  std::string_view gate, code;
};

/// What the writers of all languages share: names, angles, snippets.
class CodeWriter {
 public:
  struct Language {
    std::string_view name;                       ///< in messages
    std::span<const std::string_view> reserved;  ///< names that a parameter can't have
    NumberStyle numbers;
    std::string_view features;  ///< how feature {0} is read: "x[{0}]"
    std::string_view qubits;    ///< how qubit {0} is named: "q[{0}]"
    std::span<const GateSnippet> gates;
  };

  /// Throws invalid-option for a value of a parameter that the circuit doesn't have, and not-finite.
  CodeWriter(const Circuit& circuit, const ParameterValues& values, const Language& language);

  /// The lines for a gate; more than one where the framework has no such gate.
  std::vector<std::string> gate(const Operation& operation) const;

  std::string angle(const Angle& angle) const;
  bool isOpen(const Angle& angle) const;  ///< it waits for a feature, or for a parameter without a value
  std::string qubit(std::size_t index) const;
  /// The qubits of a barrier, ascending, separated by commas.
  std::string fenced(const Operation& operation) const;

  /// Parameters without a value: identifiers and the names that they stand for.
  struct Open {
    std::string identifier, name;
  };
  const std::vector<Open>& open() const { return open_; }

  /// Whether any line says π.
  static bool mentions(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

  /// The bits that a condition reads and the values that they must have, ascending.
  static std::vector<std::pair<std::size_t, bool>> testedBits(const Condition& condition);

  /// Throws unsupported: `what` is the operation by name.
  [[noreturn]] void refuse(const std::string& what) const;

 private:
  std::string placeholder(char what, const Operation& operation) const;

  Language language_;
  std::vector<Angle> bound_;  ///< of each parameter with a value: that value as a constant
  std::vector<std::string> identifiers_;
  std::vector<Open> open_;
};

/// `text` with {0} replaced.
std::string withIndex(std::string_view text, std::size_t index);

/// Words of Python that can't name a variable.
std::span<const std::string_view> pythonWords();

/// Text in quotes, for Python and Q#.
std::string quoted(std::string_view text);

std::string printQiskit(const Circuit& circuit, const ParameterValues& values);
std::string printPennyLane(const Circuit& circuit, const ParameterValues& values);
std::string printCirq(const Circuit& circuit, const ParameterValues& values);
std::string printBraket(const Circuit& circuit, const ParameterValues& values);
std::string printQSharp(const Circuit& circuit, const ParameterValues& values);

}  // namespace qualm
