#include "qualm/train/ansatz.hpp"

#include <span>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

void appendRotations(Circuit& circuit, AnsatzKind kind, std::size_t layer) {
  static constexpr const char* stronglyEntangling[] = {"rz", "ry", "rz"};
  static constexpr const char* hardwareEfficient[] = {"ry", "rz"};
  const std::span<const char* const> gates = kind == AnsatzKind::stronglyEntangling
                                                 ? std::span<const char* const>(stronglyEntangling)
                                                 : std::span<const char* const>(hardwareEfficient);
  for (std::size_t q = 0; q < circuit.qubits(); ++q) {
    for (std::size_t g = 0; g < gates.size(); ++g) {
      const std::string name =
          "layer" + std::to_string(layer) + ".q" + std::to_string(q) + "." + gates[g] + std::to_string(g);
      circuit.append(gates[g], {q}, {Angle::parameter(circuit.parameter(name))});
    }
  }
}

void appendRing(Circuit& circuit, std::size_t range) {
  const std::size_t n = circuit.qubits();
  // Two qubits have one neighbour each: a ring would entangle the pair twice.
  const std::size_t links = n == 2 ? 1 : n;
  for (std::size_t q = 0; q < links; ++q) circuit.append("cx", {q, (q + range) % n});
}

void appendEntangler(Circuit& circuit, const AnsatzOptions& options, std::size_t layer) {
  const std::size_t n = circuit.qubits();
  if (n == 1) return;
  switch (options.entangler) {
    case Entangler::none:
      return;
    case Entangler::ring:
      return appendRing(circuit, options.kind == AnsatzKind::stronglyEntangling ? layer % (n - 1) + 1 : 1);
    case Entangler::chain:
      for (std::size_t q = 0; q + 1 < n; ++q) circuit.append("cx", {q, q + 1});
      return;
    case Entangler::all:
      for (std::size_t q = 0; q < n; ++q) {
        for (std::size_t r = q + 1; r < n; ++r) circuit.append("cx", {q, r});
      }
      return;
  }
}

}  // namespace

void requireLayers(const AnsatzOptions& options) {
  if (options.layers < 1 || options.layers > 64) {
    throw Error(ErrorCode::invalidOption, "An ansatz has between 1 and 64 layers.", std::to_string(options.layers),
                "1 to 64");
  }
}

void appendAnsatzLayer(Circuit& circuit, const AnsatzOptions& options, std::size_t layer) {
  appendRotations(circuit, options.kind, layer);
  appendEntangler(circuit, options, layer);
}

void appendAnsatz(Circuit& circuit, const AnsatzOptions& options) {
  requireLayers(options);
  for (std::size_t layer = 0; layer < options.layers; ++layer) appendAnsatzLayer(circuit, options, layer);
}

}  // namespace qualm
