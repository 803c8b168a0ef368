#include "qualm/circuit/gate.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"

using namespace qualm;

namespace {

constexpr std::array<double, 3> angles{0.7, -1.3, 2.1};

GateMatrix multiply(const GateMatrix& a, const GateMatrix& b) {
  GateMatrix product{a.dimension, {}};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) {
      for (std::size_t k = 0; k < a.dimension; ++k) product(i, j) = product(i, j) + a(i, k) * b(k, j);
    }
  }
  return product;
}

GateMatrix adjoint(const GateMatrix& a) {
  GateMatrix result{a.dimension, {}};
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) result(i, j) = conjugate(a(j, i));
  }
  return result;
}

double distanceFromIdentity(const GateMatrix& a) {
  double largest = 0;
  for (std::size_t i = 0; i < a.dimension; ++i) {
    for (std::size_t j = 0; j < a.dimension; ++j) {
      largest = std::max(largest, squaredMagnitude(a(i, j) - Complex{i == j ? 1.0 : 0.0, 0}));
    }
  }
  return std::sqrt(largest);
}

/// The matrix of a Pauli product; its first letter acts on the least significant bit.
GateMatrix pauliMatrix(std::string_view letters) {
  GateMatrix result{std::size_t{1} << letters.size(), {}};
  for (std::size_t column = 0; column < result.dimension; ++column) {
    std::size_t row = column;
    Complex factor{1, 0};
    for (std::size_t t = 0; t < letters.size(); ++t) {
      const bool set = (column >> t) & 1U;
      if (letters[t] != 'Z') row ^= std::size_t{1} << t;
      if (letters[t] == 'Y') factor = factor * (set ? Complex{0, -1} : Complex{0, 1});
      if (letters[t] == 'Z' && set) factor = -factor;
    }
    result(row, column) = factor;
  }
  return result;
}

}  // namespace

TEST_CASE("every row of the gate table is unitary") {
  for (const Gate& gate : gateTable()) {
    INFO(gate.name);
    const GateMatrix m = gate.matrix(angles);
    CHECK(m.dimension == (std::size_t{1} << gate.targets));
    CHECK(distanceFromIdentity(multiply(m, adjoint(m))) < 1e-14);
  }
}

TEST_CASE("every row's inverse undoes it") {
  for (const Gate& gate : gateTable()) {
    INFO(gate.name);
    const Gate& inverse = findGate(gate.inverse);
    CHECK(distanceFromIdentity(multiply(inverse.matrix(inverseAngles(gate, angles)), gate.matrix(angles))) < 1e-14);
    CHECK(inverse.controls == gate.controls);
  }
}

TEST_CASE("a rotation is exp(-i theta P / 2) of its generator") {
  // exp(-iθP/2) = cos(θ/2) I - i sin(θ/2) P because P² = I.
  for (const Gate& gate : gateTable()) {
    if (gate.generator.empty()) continue;
    INFO(gate.name);
    const GateMatrix p = pauliMatrix(gate.generator), m = gate.matrix(angles);
    const double c = std::cos(angles[0] / 2), s = std::sin(angles[0] / 2);
    for (std::size_t i = 0; i < m.dimension; ++i) {
      for (std::size_t j = 0; j < m.dimension; ++j) {
        const Complex expected = Complex{i == j ? c : 0.0, 0} + Complex{0, -s} * p(i, j);
        CHECK(squaredMagnitude(m(i, j) - expected) < 1e-28);
      }
    }
  }
}

TEST_CASE("shift rules follow from the frequencies of an angle") {
  for (const Gate& gate : gateTable()) {
    INFO(gate.name);
    CHECK((gate.shiftRule == ShiftRule::none) == (gate.angles == 0));
    // A controlled Pauli rotation has eigenvalues 0 and ±1/2, so two frequencies; a phase has one, controlled or not.
    if (gate.controls > 0 && !gate.generator.empty()) CHECK(gate.shiftRule == ShiftRule::fourTerm);
  }
}

TEST_CASE("textbook matrices") {
  const auto u = findGate("u").matrix(angles);  // OpenQASM's u(θ, φ, λ)
  CHECK(u(0, 0).re == Approx(std::cos(0.35)));
  CHECK(u(0, 1).re == Approx(-std::cos(2.1) * std::sin(0.35)));
  CHECK(u(1, 0).im == Approx(std::sin(-1.3) * std::sin(0.35)));
  CHECK(u(1, 1).re == Approx(std::cos(0.8) * std::cos(0.35)));
  const auto sx = findGate("sx").matrix({});
  CHECK(distanceFromIdentity(multiply(multiply(sx, sx), findGate("x").matrix({}))) < 1e-15);
}

TEST_CASE("ecr is an echo of two rzx") {
  // rzx(π/4), then x on the first qubit, then rzx(−π/4) (Qiskit's definition of ECR).
  GateMatrix x{4, {}};
  for (std::size_t i = 0; i < 4; ++i) x(i, i ^ 1U) = {1, 0};
  const auto rzx = [](double theta) { return findGate("rzx").matrix(std::array{theta}); };
  const GateMatrix echo = multiply(rzx(-std::acos(-1) / 4), multiply(x, rzx(std::acos(-1) / 4)));
  CHECK(distanceFromIdentity(multiply(findGate("ecr").matrix({}), adjoint(echo))) < 1e-14);
}

TEST_CASE("an unknown gate is named, with those that exist") {
  try {
    findGate("hh");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::unknownGate);
    CHECK(error.received() == "hh");
    CHECK(error.allowed().find("cswap") != std::string::npos);
  }
}
