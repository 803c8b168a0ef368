#include "qualm/circuit/circuit.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "qualm/circuit/metrics.hpp"
#include "qualm/circuit/observable.hpp"
#include "qualm/core/error.hpp"

using namespace qualm;

namespace {

template <class Action>
ErrorCode codeOf(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a circuit refuses what it cannot hold") {
  Circuit circuit(2);
  CHECK(codeOf([&] { circuit.append("cx", {0, 2}); }) == ErrorCode::qubitOutOfRange);
  CHECK(codeOf([&] { circuit.append("cx", {1, 1}); }) == ErrorCode::duplicateQubit);
  CHECK(codeOf([&] { circuit.append("cx", {1}); }) == ErrorCode::wrongArity);
  CHECK(codeOf([&] { circuit.append("rx", {1}); }) == ErrorCode::wrongArity);
  CHECK(codeOf([&] { circuit.append("nope", {1}); }) == ErrorCode::unknownGate);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(codeOf([&] { circuit.append("rx", {1}, {Angle::constant(nan)}); }) == ErrorCode::invalidAngle);
  CHECK(codeOf([&] { circuit.append("rx", {1}, {Angle::feature(65536)}); }) == ErrorCode::invalidAngle);
  CHECK(codeOf([] { Circuit(0); }) == ErrorCode::registerTooLarge);
  CHECK(codeOf([] { Circuit(64); }) == ErrorCode::registerTooLarge);
  CHECK(circuit.operations().empty());
}

TEST_CASE("each occurrence of a parameter is a slot of its own") {
  Circuit circuit(2);
  const std::size_t a = circuit.parameter("a");
  CHECK(circuit.parameter("a") == a);
  circuit.append("ry", {0}, {Angle::parameter(a, 2, 0.5)});
  circuit.append("rz", {1}, {Angle::constant(3)});
  circuit.append("u", {1}, {Angle::feature(1), Angle::constant(1), Angle::parameter(a, -1)});
  REQUIRE(circuit.slots().size() == 3);
  CHECK(circuit.features() == 2);
  Matrix features(2, 2);
  features(1, 1) = 7;
  const Matrix bindings = bindSlots(circuit, std::array{0.25}, features);
  CHECK(bindings.rows == 2);
  CHECK(bindings(0, 0) == 1.0);
  CHECK(bindings(1, 1) == 7.0);
  CHECK(bindings(1, 2) == -0.25);
  CHECK(boundAngles(circuit.operations()[2], bindings.row(1)) == std::array{7.0, 1.0, -0.25});
}

TEST_CASE("a binding that lacks something is an error") {
  Circuit circuit(1);
  circuit.append("rx", {0}, {Angle::parameter(circuit.parameter("a"))});
  CHECK(codeOf([&] { bindSlots(circuit, {}, Matrix(1, 0)); }) == ErrorCode::unboundSlot);
  circuit.append("rx", {0}, {Angle::feature(2)});
  CHECK(codeOf([&] { bindSlots(circuit, std::array{1.0}, Matrix(1, 2)); }) == ErrorCode::unboundSlot);
  Matrix features(1, 3);
  features(0, 2) = std::numeric_limits<double>::infinity();
  CHECK(codeOf([&] { bindSlots(circuit, std::array{1.0}, features); }) == ErrorCode::notFinite);
}

TEST_CASE("metrics count gates and layers") {
  Circuit circuit(3);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  circuit.append("x", {2});
  circuit.append("ccx", {2, 1, 0});
  const CircuitMetrics metrics = circuitMetrics(circuit);
  CHECK(metrics.depth == 3);
  CHECK(metrics.gates == 4);
  CHECK(metrics.twoQubitGates == 2);
  CHECK(metrics.gateCounts.size() == 4);
}

TEST_CASE("Pauli terms are read sparsely") {
  CHECK(parsePauli("I", 2) == PauliTerm{});
  CHECK(parsePauli("X0 Y2", 3) == PauliTerm{0b101, 0b100});
  CHECK(parsePauli("Z1", 2) == PauliTerm{0, 0b10});
  CHECK_FALSE(parsePauli("X0 Z1", 2) == parsePauli("Z0 X1", 2));
  for (const char* bad : {"", " ", "Z", "Q0", "Z0Z1", "Z0 Z0", "z0", "Z-1", "Z0 I1", "Z99999"}) {
    INFO(bad);
    CHECK(codeOf([&] { parsePauli(bad, 3); }) == ErrorCode::invalidObservable);
  }
  CHECK(codeOf([] { parsePauli("Z3", 3); }) == ErrorCode::qubitOutOfRange);
}

TEST_CASE("observables that commute qubit by qubit share a setting") {
  const auto observable = [](const char* text) { return Observable{{{1.0, parsePauli(text, 3)}}}; };
  const std::vector<Observable> list{observable("Z0 Z1"), observable("X0 X1"), observable("Z0"),
                                     observable("I"),     observable("Y2"),    observable("X2")};
  const auto settings = measurementSettings(list);
  REQUIRE(settings.size() == 2);
  CHECK(settings[0].members.size() == 3);  // Z0 Z1, Z0 and Y2
  CHECK(settings[1].members.size() == 2);  // X0 X1 and X2
}
