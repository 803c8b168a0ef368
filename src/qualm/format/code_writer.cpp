#include "qualm/format/code_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

/// What the programs themselves call things, in any language.
constexpr std::array<std::string_view, 16> ownNames{"pi",    "q",      "c",       "x",    "qc",  "circuit",
                                                    "dev",   "device", "result",  "cirq", "qml", "np",
                                                    "sympy", "math",   "Circuit", "print"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Names like c0 or x_1 that the programs give to bits and features.
bool isNumbered(std::string_view name) {
  if (name.size() < 2 || (name[0] != 'c' && name[0] != 'x')) return false;
  const std::string_view rest = name.substr(name[1] == '_' ? 2 : 1);
  return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void checkValues(const Circuit& circuit, const ParameterValues& values) {
  const auto& names = circuit.parameterNames();
  for (const auto& [name, value] : values) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      throw Error(ErrorCode::invalidOption, "The circuit has no parameter \"" + name + "\".", name,
                  "a parameter of the circuit");
    }
    if (std::isfinite(value)) continue;
    throw Error(ErrorCode::notFinite, "The value of parameter \"" + name + "\" is not a number.", name,
                "a finite number");
  }
}

}  // namespace

CodeWriter::CodeWriter(const Circuit& circuit, const ParameterValues& values, const Language& language)
    : language_(language) {
  checkValues(circuit, values);
  const auto reserved = language.reserved;
  Identifiers identifiers([reserved](std::string_view name) {
    return contains(reserved, name) || contains(ownNames, name) || isNumbered(name);
  });
  for (const std::string& name : circuit.parameterNames()) {
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
    identifiers_.push_back(value == values.end() ? identifiers.make(name) : "");
    bound_.push_back(Angle::constant(value == values.end() ? 0 : value->second));
    if (value == values.end()) open_.push_back({identifiers_.back(), name});
  }
}

std::string CodeWriter::angle(const Angle& angle) const {
  if (angle.kind == Angle::Kind::constant) return printAngle(angle.offset, language_.numbers);
  Angle rest = angle;  // less what a value is given for
  std::string name = angle.isTrained() ? identifiers_[angle.source] : "";
  if (angle.isTrained() && name.empty()) rest.scale *= bound_[angle.source].offset;
  if (!isOpen(angle)) return printAngle(rest.scale + rest.offset, language_.numbers);
  if (angle.readsFeature()) name += (name.empty() ? "" : "*") + withIndex(language_.features, angle.featureIndex());
  return printAffine(rest, name, language_.numbers);
}

bool CodeWriter::isOpen(const Angle& angle) const {
  return angle.readsFeature() || (angle.isTrained() && !identifiers_[angle.source].empty());
}

std::string CodeWriter::qubit(std::size_t index) const { return withIndex(language_.qubits, index); }

std::string CodeWriter::fenced(const Operation& operation) const {
  std::string text;
  for (std::size_t q = 0; q < Circuit::maximumQubits; ++q) {
    if ((operation.fenced >> q & 1U) != 0) text += (text.empty() ? "" : ", ") + qubit(q);
  }
  return text;
}

std::string CodeWriter::placeholder(char what, const Operation& operation) const {
  if (what >= '0' && what <= '2') return qubit(operation.qubits[static_cast<std::size_t>(what - '0')]);
  if (what >= 'a' && what <= 'c') return angle(operation.angles[static_cast<std::size_t>(what - 'a')]);
  const Angle& first = operation.angles[0];
  if (isOpen(first)) return "(" + angle(first) + ")/pi";
  const double value =
      first.kind == Angle::Kind::constant ? first.offset : first.scale * bound_[first.source].offset + first.offset;
  return printNumber(value / std::numbers::pi, language_.numbers.alwaysReal);
}

std::vector<std::string> CodeWriter::gate(const Operation& operation) const {
  std::string_view code;
  for (const GateSnippet& row : language_.gates) {
    if (row.gate == operation.gate->name) code = row.code;
  }
  if (code.empty()) refuse("gate " + std::string(operation.gate->name));
  std::vector<std::string> lines(1);
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\n') {
      lines.emplace_back();
    } else if (code[i] == '{' && i + 2 < code.size() && code[i + 2] == '}') {
      lines.back() += placeholder(code[i + 1], operation);
      i += 2;
    } else {
      lines.back() += code[i];
    }
  }
  return lines;
}

std::vector<std::pair<std::size_t, bool>> CodeWriter::testedBits(const Condition& condition) {
  std::vector<std::pair<std::size_t, bool>> bits;
  for (std::size_t bit = 0; bit < Circuit::maximumBits; ++bit) {
    if ((condition.mask >> bit & 1U) != 0) bits.emplace_back(bit, (condition.value >> bit & 1U) != 0);
  }
  return bits;
}

void CodeWriter::refuse(const std::string& what) const {
  throw Error(ErrorCode::unsupported, std::string(language_.name) + " code can't hold: " + what + ".", what,
              "a circuit without it, or another framework");
}

std::string withIndex(std::string_view text, std::size_t index) {
  std::string result(text);
  const std::size_t place = result.find("{0}");
  return place == std::string::npos ? result : result.replace(place, 3, std::to_string(index));
}

std::span<const std::string_view> pythonWords() {
  static constexpr std::array<std::string_view, 38> words{
      "False", "None",   "True",  "and",    "as",    "assert", "async", "await",    "break", "class",
      "del",   "def",    "elif",  "else",   "for",   "except", "from",  "continue", "if",    "global",
      "in",    "import", "is",    "lambda", "not",   "or",     "pass",  "nonlocal", "raise", "finally",
      "try",   "return", "while", "with",   "match", "range",  "yield", "case"};
  return words;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result + "\"";
}

std::string printCode(const Circuit& circuit, Framework framework, const ParameterValues& values) {
  switch (framework) {
    case Framework::qiskit:
      return printQiskit(circuit, values);
    case Framework::pennylane:
      return printPennyLane(circuit, values);
    case Framework::cirq:
      return printCirq(circuit, values);
    case Framework::braket:
      return printBraket(circuit, values);
    case Framework::qsharp:
      break;
  }
  return printQSharp(circuit, values);
}

}  // namespace qualm
