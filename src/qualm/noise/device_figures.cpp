#include "qualm/noise/device_figures.hpp"

#include <algorithm>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/noise/noise_targets.hpp"

namespace qualm {
namespace {

[[noreturn]] void refuseFigures(const Device& device, const std::string& message, const std::string& received,
                                const std::string& allowed) {
  throw Error(ErrorCode::invalidNoise, "Device " + device.name + ": " + message, received, allowed);
}

void checkQubit(const Device& device, std::size_t qubit) {
  if (qubit >= device.qubits) {
    refuseFigures(device, "a figure names a qubit that it does not have.", std::to_string(qubit),
                  "0 to " + std::to_string(device.qubits - 1));
  }
}

void checkProbability(const Device& device, const std::optional<double>& value) {
  if (!value || (*value >= 0 && *value <= 1)) return;
  refuseFigures(device, "an error is a probability.", numberText(*value), "0 to 1");
}

void checkTime(const Device& device, const std::optional<double>& value, bool mayBeZero) {
  if (!value || (std::isfinite(*value) && (*value > 0 || (mayBeZero && *value == 0)))) return;
  refuseFigures(device, "a time is out of range.", numberText(*value),
                mayBeZero ? "0 seconds or more" : "more than 0 seconds");
}

void checkGate(const Device& device, const Device::GateFigures& figures) {
  const std::size_t arity = arityOf(figures.gate);
  const bool named = figures.gate != "all" && figures.gate.back() != 'q';
  if (!named || arity > 2 || (!figures.qubits.empty() && figures.qubits.size() != arity)) {
    refuseFigures(device, "figures belong to a one- or two-qubit gate by name, on its number of qubits.", figures.gate,
                  "a gate, measure or reset");
  }
  for (const std::size_t qubit : figures.qubits) checkQubit(device, qubit);
  checkProbability(device, figures.error);
  checkTime(device, figures.seconds, true);
  if (figures.error && !isGate(figures.gate)) {
    refuseFigures(device, "misreadings are p01 and p10 of a qubit.", "an error of " + figures.gate, "no error");
  }
}

}  // namespace

void validateDevice(const Device& device) {
  if (device.qubits == 0 || device.qubits != device.perQubit.size()) {
    refuseFigures(device, "it needs figures, maybe empty, for each of its qubits.",
                  std::to_string(device.perQubit.size()), std::to_string(device.qubits));
  }
  for (const auto& [a, b] : device.edges) {
    checkQubit(device, a);
    checkQubit(device, b);
    if (a == b) refuseFigures(device, "an edge joins a qubit with itself.", std::to_string(a), "two qubits");
  }
  for (const auto& figures : device.perQubit) {
    checkProbability(device, figures.p01);
    checkProbability(device, figures.p10);
    checkTime(device, figures.t1, false);
    checkTime(device, figures.t2, false);
  }
  for (const auto& figures : device.gates) checkGate(device, figures);
}

bool joins(const Device& device, std::size_t a, std::size_t b) {
  return device.edges.empty() || std::any_of(device.edges.begin(), device.edges.end(), [&](const auto& edge) {
           return (edge.first == a && edge.second == b) || (edge.first == b && edge.second == a);
         });
}

const Device::GateFigures* figuresOf(const Device& device, std::string_view gate,
                                     const std::vector<std::size_t>& qubits) {
  const std::vector<std::size_t> reversed(qubits.rbegin(), qubits.rend()), any;
  for (const auto* place : {&qubits, &reversed, &any}) {
    for (const auto& figures : device.gates) {
      if (figures.gate == gate && figures.qubits == *place) return &figures;
    }
  }
  return nullptr;
}

bool isGate(std::string_view name) { return name != "measure" && name != "reset"; }

}  // namespace qualm
