#include "qualm/simulate/stabilizer_gate.hpp"

#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/simulate/stabilizer_conjugation.hpp"

namespace qualm {
namespace {

/// The polynomial over bits of a truth table (its algebraic normal form, by the Möbius transform).
std::vector<std::uint8_t> polynomialOf(std::vector<bool> truth) {
  for (std::size_t step = 1; step < truth.size(); step *= 2) {
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if ((i & step) != 0) truth[i] = truth[i] != truth[i ^ step];
    }
  }
  std::vector<std::uint8_t> products;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (truth[i]) products.push_back(static_cast<std::uint8_t>(i));
  }
  return products;
}

}  // namespace

std::optional<CliffordGate> cliffordOf(const Gate& gate, std::span<const double> angles) {
  const WholeMatrix unitary = wholeMatrix(gate, angles.first(gate.angles));
  CliffordGate clifford;
  clifford.qubits = gate.qubits();
  std::vector<bool> negated(unitary.dimension * unitary.dimension, false);
  for (std::size_t bits = 1; bits < negated.size(); ++bits) {
    const auto image = conjugatePauli(unitary, bits);
    if (!image) return std::nullopt;
    negated[bits] = image->negative;
    for (std::size_t b = 0; b < 2 * clifford.qubits; ++b) {
      if (bits == std::size_t{1} << b) clifford.images[b] = image->bits;
    }
  }
  clifford.signs = polynomialOf(std::move(negated));
  return clifford;
}

CliffordGate requireClifford(const Operation& operation, std::span<const double> binding) {
  if (auto clifford = cliffordOf(*operation.gate, boundAngles(operation, binding))) return *clifford;
  const std::string name(operation.gate->name);
  throw Error(ErrorCode::unsupported,
              "The stabilizer simulator runs Clifford gates, and \"" + name + "\" is none" +
                  (operation.gate->angles == 0 ? "." : " at these angles."),
              name,
              "gates that take Pauli operators to Pauli operators: h, s, cx, rotations by multiples of pi/2, ...");
}

double nonCliffordFraction(const Circuit& circuit, std::span<const double> binding) {
  std::size_t gates = 0, others = 0;
  for (const Operation& operation : circuit.operations()) {
    if (!operation.isGate()) continue;
    ++gates;
    others += cliffordOf(*operation.gate, boundAngles(operation, binding)) ? 0 : 1;
  }
  return gates == 0 ? 0 : static_cast<double>(others) / static_cast<double>(gates);
}

}  // namespace qualm
