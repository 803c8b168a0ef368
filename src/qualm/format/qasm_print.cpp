#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "qualm/core/error.hpp"
#include "qualm/format/bit_layout.hpp"
#include "qualm/format/names.hpp"
#include "qualm/format/number.hpp"
#include "qualm/format/qasm.hpp"
#include "qualm/format/qasm_dialect.hpp"
#include "qualm/format/qasm_feature.hpp"
#include "qualm/format/qasm_library.hpp"
#include "qualm/format/qasm_parser.hpp"

namespace qualm {
namespace {

using qasm::spell;

constexpr NumberStyle numbers{"pi", false, false};

/// Words that can't name an input of OpenQASM 3: keywords, constants, functions, gates; and the names of features,
/// which would be read back as such.
bool isReserved(std::string_view name) {
  static constexpr std::array<std::string_view, 22> words{
      "pi",     "tau",    "euler",   "\u03C0", "\u03C4", "sin", "cos",      "tan", "exp",    "log",  "sqrt",
      "arcsin", "arccos", "ceiling", "arctan", "floor",  "mod", "popcount", "pow", "gphase", "true", "false"};
  if (std::find(words.begin(), words.end(), name) != words.end() || qasm::isKeyword(name)) return true;
  const auto table = gateTable();
  const bool gate = std::any_of(table.begin(), table.end(), [&](const Gate& row) { return row.name == name; });
  return gate || qasm::findLibraryGate(name) != nullptr || qasm::featureIndex(name).has_value();
}

class Printer {
 public:
  Printer(const Circuit& circuit, QasmVersion version)
      : circuit_(circuit), two_(version == QasmVersion::two), version_(version), identifiers_(isReserved) {}

  std::string print() {
    text_ = two_ ? "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n" : "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";
    definitions();
    inputs();
    registers();
    for (const Operation& operation : circuit_.operations()) line(operation);
    return std::move(text_);
  }

 private:
  void definitions() {
    std::set<const Gate*> used;
    for (const Operation& operation : circuit_.operations()) {
      if (!operation.isGate() || !used.insert(operation.gate).second) continue;
      const auto definition = spell(*operation.gate, version_).definition;
      if (!definition.empty()) text_ += std::string(definition) + "\n";
    }
  }

  void inputs() {
    if (two_ && !circuit_.slots().empty()) {
      throw Error(ErrorCode::unboundSlot, "OpenQASM 2 has no parameters: bind the circuit first, or write version 3.",
                  std::to_string(circuit_.slots().size()) + " open angles", "a circuit of numbers");
    }
    if (two_) return;
    std::set<std::size_t> features;
    for (const Slot& slot : circuit_.slots()) {
      const Angle& angle = circuit_.angleOf(slot);
      if (angle.readsFeature()) features.insert(angle.featureIndex());
    }
    for (const std::string& name : circuit_.parameterNames()) input(name);
    for (const std::size_t index : features) text_ += "input float[64] " + qasm::featureName(index) + ";\n";
  }

  /// A name that OpenQASM can't have is kept in an annotation, which other readers skip.
  void input(const std::string& name) {
    parameters_.push_back(identifiers_.make(name));
    if (parameters_.back() != name) {
      const bool control = std::any_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; });
      if (control || name.empty() || name.front() == ' ' || name.back() == ' ') {
        throw Error(ErrorCode::unsupported, "OpenQASM can't hold this name of a parameter.", name,
                    "a name on one line, without blanks at its ends");
      }
      text_ += "@qualm.parameter " + name + "\n";
    }
    text_ += "input float[64] " + parameters_.back() + ";\n";
  }

  void registers() {
    quantum_ = identifiers_.make("q");
    const std::string size = "[" + std::to_string(circuit_.qubits()) + "]";
    text_ += two_ ? "qreg " + quantum_ + size + ";\n" : "qubit" + size + " " + quantum_ + ";\n";
    if (circuit_.bits() == 0) return;
    classical_ = identifiers_.make("c");
    ranges_ = {{0, circuit_.bits()}};
    if (two_) {
      const auto ranges = conditionRegisters(circuit_);
      if (!ranges) {
        throw Error(ErrorCode::unsupported, "OpenQASM 2 can only test whole registers.",
                    "conditions that share bits or read bits apart from each other", "OpenQASM 3");
      }
      ranges_ = *ranges;
    }
    for (std::size_t r = 0; r < ranges_.size(); ++r) {
      const std::string length = "[" + std::to_string(ranges_[r].size) + "]";
      text_ += two_ ? "creg " + bitRegister(r) + length + ";\n" : "bit" + length + " " + bitRegister(r) + ";\n";
    }
  }

  std::string bitRegister(std::size_t range) const {
    return ranges_.size() == 1 ? classical_ : classical_ + std::to_string(range);
  }

  std::string bit(std::size_t index) const {
    std::size_t range = 0;
    while (index >= ranges_[range].first + ranges_[range].size) ++range;
    return bitRegister(range) + "[" + std::to_string(index - ranges_[range].first) + "]";
  }

  std::string qubit(std::size_t index) const { return quantum_ + "[" + std::to_string(index) + "]"; }

  /// The test of a condition: a whole register in version 2; in version 3 that or single bits.
  std::string test(const Condition& condition) const {
    for (std::size_t r = 0; r < ranges_.size(); ++r) {
      if (ranges_[r].mask() != condition.mask || (!two_ && ranges_[r].size == 1)) continue;
      return bitRegister(r) + "==" + std::to_string(condition.value >> ranges_[r].first);
    }
    std::string text;
    for (std::size_t index = 0; index < circuit_.bits(); ++index) {
      if ((condition.mask >> index & 1U) == 0) continue;
      if (!text.empty()) text += " && ";
      text += ((condition.value >> index & 1U) == 0 ? "!" : "") + bit(index);
    }
    return text;
  }

  std::string angle(const Angle& angle) const {
    if (angle.kind == Angle::Kind::constant) return printAngle(angle.offset, numbers);
    std::string name = angle.isTrained() ? parameters_[angle.source] : "";
    if (angle.kind == Angle::Kind::weighted) name += "*";
    if (angle.readsFeature()) name += qasm::featureName(angle.featureIndex());
    return printAffine(angle, name, numbers);
  }

  std::string gate(const Operation& operation) const {
    std::string text(spell(*operation.gate, version_).name);
    for (std::size_t a = 0; a < operation.angleCount(); ++a) {
      text += (a == 0 ? "(" : ",") + angle(operation.angles[a]);
    }
    if (operation.angleCount() > 0) text += ")";
    for (std::size_t q = 0; q < operation.qubitCount(); ++q) {
      text += (q == 0 ? " " : (two_ ? "," : ", ")) + qubit(operation.qubits[q]);
    }
    return text + ";";
  }

  std::string barrier(const Operation& operation) const {
    if (operation.fenced == BitRange{0, circuit_.qubits()}.mask()) return "barrier " + quantum_ + ";";
    std::string text;
    for (std::size_t q = 0; q < circuit_.qubits(); ++q) {
      if ((operation.fenced >> q & 1U) != 0) text += (text.empty() ? "barrier " : ",") + qubit(q);
    }
    return text + ";";
  }

  std::string statement(const Operation& operation) const {
    switch (operation.kind) {
      case Operation::Kind::gate:
        break;
      case Operation::Kind::measure:
        return two_ ? "measure " + qubit(operation.qubits[0]) + " -> " + bit(operation.bit) + ";"
                    : bit(operation.bit) + " = measure " + qubit(operation.qubits[0]) + ";";
      case Operation::Kind::reset:
        return "reset " + qubit(operation.qubits[0]) + ";";
      case Operation::Kind::barrier:
        return barrier(operation);
    }
    return gate(operation);
  }

  void line(const Operation& operation) {
    const bool empty = operation.kind == Operation::Kind::barrier && operation.fenced == 0;
    if (empty) return;  // it holds nothing apart
    if (operation.condition.mask != 0) text_ += "if (" + test(operation.condition) + ") ";
    text_ += two_ || operation.condition.mask == 0 ? statement(operation) : "{ " + statement(operation) + " }";
    text_ += "\n";
  }

  const Circuit& circuit_;
  bool two_;
  QasmVersion version_;
  Identifiers identifiers_;
  std::string text_, quantum_, classical_;
  std::vector<std::string> parameters_;
  std::vector<BitRange> ranges_;
};

}  // namespace

std::string printQasm(const Circuit& circuit, QasmVersion version) { return Printer(circuit, version).print(); }

}  // namespace qualm
