#include "qualm/noise/noise_targets.hpp"

#include <algorithm>
#include <array>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr std::array<std::string_view, 4> classes{"all", "1q", "2q", "3q"};

}  // namespace

std::size_t arityOf(std::string_view target) {
  const auto found = std::find(classes.begin(), classes.end(), target);
  if (found != classes.end()) return static_cast<std::size_t>(found - classes.begin());
  if (target == "measure" || target == "reset") return 1;
  for (const Gate& gate : gateTable()) {
    if (gate.name == target) return gate.qubits();
  }
  throw Error(ErrorCode::invalidNoise, "Noise names an operation that does not exist.", std::string(target),
              "a gate, measure, reset, 1q, 2q, 3q or all");
}

std::string_view classOf(const Operation& operation) {
  return operation.isGate() ? classes[operation.qubitCount()] : std::string_view{};
}

std::size_t channelQubits(const NoiseRule& rule, std::size_t operationQubits) {
  if (!rule.channel.kraus.empty()) return rule.channel.kraus[0].dimension == 4 ? 2 : 1;
  const std::string_view qubits = findChannel(rule.channel.kind).qubits;
  if (qubits == "2") return 2;
  return qubits == "1 or 2" && operationQubits == 2 && !rule.operand ? 2 : 1;
}

}  // namespace qualm
