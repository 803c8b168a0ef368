#include <catch2/catch.hpp>
#include <cmath>

#include "compile/devices.hpp"
#include "encode/support.hpp"
#include "qualm/compile/compile.hpp"
#include "qualm/core/error.hpp"
#include "qualm/encode/encoding_cost.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;
using Kind = EncoderKind;

namespace {

/// Seven qubits like IBM's, all alike, so that a cost can be reckoned by hand.
Device device() {
  Device made;
  made.name = "seven";
  made.qubits = 7;
  made.basis = ibmBasis;
  made.edges = heavyHex7();
  made.perQubit.resize(7);
  made.gates = {{"rz", {}, 0.0, 0.0}, {"sx", {}, 1e-4, 3e-8}, {"x", {}, 1e-4, 3e-8}, {"cx", {}, 1e-2, 3e-7}};
  return made;
}

EncodingCost costOf(Kind kind, double features, const Device* on, std::uint64_t seed = 5) {
  return encodingCost(encoderOf(kind), features, on, Random(seed));
}

double countOf(const CircuitMetrics& metrics, std::string_view gate) {
  for (const auto& [name, count] : metrics.gateCounts) {
    if (name == gate) return static_cast<double>(count);
  }
  return 0;
}

}  // namespace

TEST_CASE("an encoder's cost is that of its compiled circuit") {
  const Device seven = device();
  for (const EncoderRow& row : encoderTable()) {
    INFO(row.name);
    const EncodingCost cost = costOf(row.kind, 4, &seven);
    const Encoder encoder(encoderOf(row.kind), 4);
    const auto chosen = chooseQubits(seven, encoder.qubits());
    const CompileTarget target{seven.basis, chosen.size(), edgesAmong(seven, chosen)};
    const auto compiled = compileCircuit(genericRow(encoder, Random(5)), target, {}, Random(5).stream("compile"));
    CHECK(cost.depth == static_cast<double>(compiled.after.depth));
    CHECK(cost.twoQubitGates == static_cast<double>(compiled.after.twoQubitGates));
    CHECK(cost.oneQubitGates + cost.twoQubitGates == static_cast<double>(compiled.after.gates));
    const double turns = countOf(compiled.after, "sx") + countOf(compiled.after, "x");
    const double success = std::pow(1 - 1e-4, turns) * std::pow(1 - 1e-2, countOf(compiled.after, "cx"));
    CHECK(cost.success() == Approx(success).epsilon(1e-12));
    CHECK_FALSE(cost.extrapolated);
  }
}

TEST_CASE("costs that can be reckoned by hand") {
  const Device seven = device();
  // A bit is one X: no time but its own, whatever the number of bits.
  const EncodingCost bits = costOf(Kind::basis, 5, &seven);
  CHECK(bits.qubits == 5);
  CHECK(bits.depth == 1);
  CHECK(bits.oneQubitGates == 5);
  CHECK(bits.seconds == Approx(3e-8));
  CHECK(bits.success() == Approx(std::pow(1 - 1e-4, 5)));
  CHECK(bits.capacity == 7.0);
  CHECK(costOf(Kind::denseAngle, 4, &seven).capacity == 14.0);
  CHECK(costOf(Kind::amplitude, 4, &seven).capacity == 128.0);
  CHECK(costOf(Kind::hamiltonianEvolution, 4, &seven).capacity == 6.0);
  // Two qubits take two CX at most in amplitude encoding, and the published circuit has two.
  CHECK(costOf(Kind::amplitude, 4, nullptr).twoQubitGates <= 2);
  CHECK(costOf(Kind::amplitude, 16, nullptr).twoQubitGates <= 14);
}

TEST_CASE("the ideal device has no times, no errors and no limit") {
  const EncodingCost cost = costOf(Kind::zzFeatureMap, 6, nullptr);
  CHECK_FALSE(cost.seconds);
  CHECK_FALSE(cost.capacity);
  CHECK(cost.success() == 1);
  CHECK(cost.swaps == 0);
  CHECK(cost.fits);
}

TEST_CASE("what is too large to build is extrapolated, and says so") {
  const Device seven = device();
  const EncodingCost wide = costOf(Kind::angle, 1000, &seven);
  CHECK(wide.extrapolated);
  CHECK_FALSE(wide.fits);
  CHECK(wide.measuredFeatures == 7);
  CHECK(wide.qubits == 1000);
  const EncodingCost measured = costOf(Kind::angle, 7, &seven);
  CHECK(wide.oneQubitGates == std::ceil(measured.oneQubitGates * 1000 / 7));
  CHECK(wide.seconds == measured.seconds);
  // A terabyte of numbers in one vector: the formula reaches where no circuit does.
  const EncodingCost vast = costOf(Kind::amplitude, 1.25e11, nullptr);
  CHECK(vast.extrapolated);
  CHECK(vast.qubits == 37);
  CHECK(vast.twoQubitGates > 1e11);
}

TEST_CASE("extrapolation meets what is measured where both can be had") {
  const EncodingCost anchor = costOf(Kind::amplitude, 64, nullptr), built = costOf(Kind::amplitude, 512, nullptr);
  const double formula = anchor.twoQubitGates * (512.0 - 2) / (64.0 - 2);
  CHECK_FALSE(built.extrapolated);
  CHECK(built.twoQubitGates == Approx(formula).epsilon(0.05));
}

TEST_CASE("one seed gives one cost, and nothing cancels by luck") {
  const Device seven = device();
  for (const EncoderRow& row : encoderTable()) {
    INFO(row.name);
    const EncodingCost a = costOf(row.kind, 5, &seven, 1), b = costOf(row.kind, 5, &seven, 1);
    CHECK(a.depth == b.depth);
    CHECK(a.seconds == b.seconds);
    CHECK(costOf(row.kind, 5, nullptr, 1).twoQubitGates == costOf(row.kind, 5, nullptr, 2).twoQubitGates);
  }
}

TEST_CASE("figures that nobody published are named") {
  Device seven = device();
  seven.gates.erase(seven.gates.begin());
  CHECK(costOf(Kind::angle, 3, &seven).noErrors == std::vector<std::string>{"rz"});
  CHECK(codeOf([] { costOf(Kind::angle, 2.5, nullptr); }) == ErrorCode::invalidOption);
}
