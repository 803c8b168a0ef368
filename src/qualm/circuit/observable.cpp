#include "qualm/circuit/observable.hpp"

#include <algorithm>
#include <cmath>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/error.hpp"

namespace qualm {
namespace {

[[noreturn]] void refuse(std::string_view text) {
  throw Error(ErrorCode::invalidObservable, "Cannot read the observable \"" + std::string(text) + "\".",
              std::string(text), "a product such as \"Z0\" or \"X0 Y2\", each qubit once, or \"I\"");
}

std::size_t readQubit(std::string_view digits, std::string_view text) {
  if (digits.empty() || digits.size() > 4) refuse(text);
  std::size_t qubit = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') refuse(text);
    qubit = 10 * qubit + static_cast<std::size_t>(c - '0');
  }
  return qubit;
}

void addFactor(PauliTerm& term, std::string_view factor, std::string_view text, std::size_t qubits) {
  const std::size_t qubit = readQubit(factor.substr(1), text);
  if (qubit >= qubits) {
    throw Error(ErrorCode::qubitOutOfRange, "The circuit has no qubit " + std::to_string(qubit) + ".",
                std::string(text), "0 to " + std::to_string(qubits - 1));
  }
  const std::uint64_t bit = std::uint64_t{1} << qubit;
  const char pauli = factor.front();
  if ((term.support() & bit) != 0 || (pauli != 'X' && pauli != 'Y' && pauli != 'Z')) refuse(text);
  if (pauli != 'Z') term.x |= bit;
  if (pauli != 'X') term.z |= bit;
}

}  // namespace

bool commutesQubitwise(const PauliTerm& a, const PauliTerm& b) {
  const std::uint64_t shared = a.support() & b.support();
  return ((a.x ^ b.x) & shared) == 0 && ((a.z ^ b.z) & shared) == 0;
}

PauliTerm parsePauli(std::string_view text, std::size_t qubits) {
  PauliTerm term;
  if (text == "I") return term;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) addFactor(term, text.substr(begin, end - begin), text, qubits);
    begin = end + 1;
  }
  if (term.support() == 0) refuse(text);
  return term;
}

std::vector<MeasurementSetting> measurementSettings(std::span<const Observable> observables) {
  std::vector<MeasurementSetting> settings;
  for (std::size_t o = 0; o < observables.size(); ++o) {
    for (std::size_t p = 0; p < observables[o].parts.size(); ++p) {
      const PauliTerm& term = observables[o].parts[p].term;
      if (term.support() == 0) continue;
      auto setting = std::find_if(settings.begin(), settings.end(),
                                  [&](const MeasurementSetting& s) { return commutesQubitwise(s.basis, term); });
      if (setting == settings.end()) setting = settings.insert(settings.end(), MeasurementSetting{});
      setting->basis.x |= term.x;
      setting->basis.z |= term.z;
      setting->members.push_back({o, p});
    }
  }
  return settings;
}

double constantPart(const Observable& observable) {
  double sum = 0;
  for (const auto& part : observable.parts) sum += part.term.support() == 0 ? part.coefficient : 0.0;
  return sum;
}

double boundOf(const Observable& observable) {
  double bound = 0;
  for (const auto& [coefficient, term] : observable.parts) bound += term.support() == 0 ? 0 : std::abs(coefficient);
  return bound;
}

void appendBasisChange(Circuit& circuit, const PauliTerm& basis, std::size_t qubits, std::size_t first) {
  for (std::size_t q = 0; q < qubits; ++q) {
    if (((basis.x >> q) & 1U) == 0) continue;
    if ((basis.z >> q) & 1U) circuit.append("sdg", {first + q});
    circuit.append("h", {first + q});
  }
}

}  // namespace qualm
