#include <catch2/catch.hpp>
#include <cmath>

#include "encode/support.hpp"
#include "qualm/circuit/metrics.hpp"
#include "qualm/core/random.hpp"
#include "qualm/encode/row_maps.hpp"
#include "qualm/encode/state_preparation.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

std::vector<Complex> randomAmplitudes(std::size_t qubits, Random random, bool complex) {
  std::vector<Complex> amplitudes(std::size_t{1} << qubits);
  double squares = 0;
  for (Complex& a : amplitudes) {
    a = {random.normal(), complex ? random.normal() : 0};
    squares += squaredMagnitude(a);
  }
  for (Complex& a : amplitudes) a = (1 / std::sqrt(squares)) * a;
  return amplitudes;
}

DenseState prepared(const StatePreparation& preparation, std::span<const Complex> amplitudes) {
  Circuit circuit(preparation.qubits);
  preparation.append(circuit);
  Matrix angles(1, preparation.angles());
  preparation.anglesOf(amplitudes, angles.row(0));
  return denseState(circuit, bindSlots(circuit, {}, angles).row(0));
}

DenseState dense(std::span<const Complex> amplitudes) {
  DenseState state;
  for (const Complex& a : amplitudes) state.emplace_back(a.re, a.im);
  return state;
}

EncoderOptions amplitude(AmplitudeMethod method = AmplitudeMethod::multiplexed) {
  EncoderOptions options = encoderOf(EncoderKind::amplitude);
  options.method = method;
  return options;
}

/// A Gaussian bell on 2^qubits points: smooth, as densities and signals are.
std::vector<double> bell(std::size_t qubits) {
  std::vector<double> values(std::size_t{1} << qubits);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = (static_cast<double>(i) + 0.5) / static_cast<double>(values.size()) - 0.4;
    values[i] = std::exp(-x * x / 0.08);
  }
  return values;
}

}  // namespace

TEST_CASE("multiplexed rotations have the published number of gates") {
  const std::size_t published[] = {0, 4, 12, 28, 60};  // CX of a complex state of 1 to 5 qubits
  for (std::size_t n = 1; n <= 5; ++n) {
    for (const bool complex : {false, true}) {
      Circuit circuit(n);
      StatePreparation{n, complex}.append(circuit);
      const auto counts = circuitMetrics(circuit).gateCounts;
      const auto count = [&](const std::string& gate) {
        for (const auto& [name, number] : counts) {
          if (name == gate) return number;
        }
        return std::size_t{0};
      };
      CHECK(count("cx") == (complex ? published[n - 1] : (std::size_t{1} << n) - 2));
      CHECK(count("ry") == (std::size_t{1} << n) - 1);
      CHECK(count("rz") == (complex ? (std::size_t{1} << n) - 1 : 0));
    }
  }
}

TEST_CASE("random states are prepared, a complex one of ten qubits to 1e-12") {
  for (std::size_t n = 1; n <= 10; ++n) {
    for (const bool complex : {false, true}) {
      INFO(n << " qubits, seed " << n);
      const auto amplitudes = randomAmplitudes(n, Random(n), complex);
      CHECK(overlap(prepared({n, complex}, amplitudes), dense(amplitudes)) > 1 - 1e-12);
    }
  }
}

TEST_CASE("real amplitudes keep their signs and their phase") {
  const auto amplitudes = randomAmplitudes(4, Random(3), false);
  const auto state = prepared({4}, amplitudes), expected = dense(amplitudes);
  for (std::size_t i = 0; i < state.size(); ++i) CHECK(std::abs(state[i] - expected[i]) < 1e-14);
}

TEST_CASE("sparse states have nothing to turn, and no NaN") {
  std::vector<Complex> amplitudes(16);
  amplitudes[5] = {0.6, 0};
  amplitudes[12] = {0, -0.8};
  CHECK(overlap(prepared({4, true}, amplitudes), dense(amplitudes)) == Approx(1).margin(1e-14));
}

TEST_CASE("the norm of a row and its padding are recorded") {
  const Encoder encoder(amplitude(), 5);
  Matrix rows(2, 5);
  rows.values = {3, 0, 4, 0, 0, 3e200, 0, 4e200, 0, 0};
  std::vector<RowRecord> records;
  const Matrix values = encoder.encode(rows, &records);
  CHECK(records[0].norm == Approx(5));
  CHECK(records[1].norm == Approx(5e200));
  CHECK(records[0].padding == 3);
  for (std::size_t v = 0; v < values.columns; ++v) CHECK(values(0, v) == Approx(values(1, v)).margin(1e-15));
}

TEST_CASE("complex rows hold real and imaginary parts in turn") {
  EncoderOptions options = amplitude();
  options.complex = true;
  const std::vector<double> parts{0.5, -0.5, 0, 0.3, -1, 0.2};
  const auto state = encodedState(options, parts);
  DenseState expected(4, 0);
  for (std::size_t i = 0; i < 3; ++i) expected[i] = {parts[2 * i], parts[2 * i + 1]};
  double squares = 0;
  for (const double x : parts) squares += x * x;
  for (auto& a : expected) a /= std::sqrt(squares);
  CHECK(overlap(state, expected) == Approx(1).margin(1e-14));
  const auto direct = encodedAmplitudes(Encoder(options, 6), parts);
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::abs(state[i] - dense(direct)[i]) < 1e-14);
}

TEST_CASE("the fidelity that the approximation states is the one that it has") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    EncoderOptions options = amplitude(AmplitudeMethod::approximate);
    options.controls = random.below(4);
    std::vector<double> row(32);
    for (double& x : row) x = random.normal();
    const Encoder encoder(options, row.size());
    std::vector<double> values(encoder.values());
    const RowRecord record = encoder.encodeRow(row, values);
    CHECK(record.fidelity == Approx(overlap(encodedState(options, row), encodedState(amplitude(), row))).margin(1e-12));
  }
}

TEST_CASE("a smooth row of 1024 features takes a tenth of the gates at a fidelity above 0.999") {
  EncoderOptions options = amplitude(AmplitudeMethod::approximate);
  options.controls = 4;
  const Encoder encoder(options, 1024);
  std::vector<double> values(encoder.values());
  CHECK(encoder.encodeRow(bell(10), values).fidelity > 0.999);
  CHECK(gateTotals(encoder.circuit()).gates * 9 < gateTotals(Encoder(amplitude(), 1024).circuit()).gates);
  options.controls = 16;  // enough for every qubit: exact
  const Encoder full(options, 1024);
  std::vector<double> all(full.values());
  CHECK(full.encodeRow(bell(10), all).fidelity == Approx(1).margin(1e-12));
}
