#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "qualm/core/error.hpp"
#include "qualm/simulate/reference.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

const StatevectorExecutor executor;

Observable single(const char* text, std::size_t qubits) { return {{{1.0, parsePauli(text, qubits)}}}; }

std::vector<Observable> everyZ(std::size_t qubits) {
  std::vector<Observable> list;
  for (std::size_t q = 0; q < qubits; ++q) list.push_back({{{1.0, {0, std::uint64_t{1} << q}}}});
  return list;
}

std::vector<Observable> randomObservables(std::size_t qubits, Random& random) {
  const std::uint64_t mask = (std::uint64_t{1} << qubits) - 1;
  std::vector<Observable> list(3);
  for (auto& observable : list) {
    for (int part = 0; part < 3; ++part) {
      observable.parts.push_back({random.uniform(-1, 1), {random.next() & mask, random.next() & mask}});
    }
  }
  return list;
}

double referenceValue(const ReferenceSimulator& reference, const Observable& observable) {
  double sum = 0;
  for (const auto& part : observable.parts) sum += part.coefficient * reference.expectation(part.term);
  return sum;
}

Estimates exact(const Circuit& circuit, const std::vector<Observable>& observables) {
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, {}, Matrix());
  request.observables = observables;
  Ledger ledger;
  return executor.execute(request, Random(0), ledger);
}

}  // namespace

TEST_CASE("qubit 0 is the least significant bit") {
  Circuit circuit(3);
  circuit.append("x", {0});
  const auto state = executor.state(circuit, {});
  CHECK(state[2 * 1] == 1.0);
  Circuit asymmetric(2);
  asymmetric.append("ry", {0}, {Angle::constant(1.0)});
  asymmetric.append("cx", {0, 1});
  const auto pair = executor.state(asymmetric, {});
  CHECK(pair[0] == Approx(std::cos(0.5)));
  CHECK(pair[2 * 3] == Approx(std::sin(0.5)));
}

TEST_CASE("the batched simulator agrees with the reference on random circuits") {
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 1 + random.below(6), rows = 1 + random.below(11);
    const RandomCircuitOptions options{qubits, 40, 3, 2};
    const Circuit circuit = randomCircuit(options, random);
    const Matrix features = randomMatrix(rows, 2, random);
    const auto observables = randomObservables(qubits, random);
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, randomMatrix(1, 3, random).values, features);
    std::vector<Shift> shifts = randomShifts(1, circuit.slots().size(), random);
    shifts.push_back(randomShifts(1, circuit.slots().size(), random, circuit.slots().size() / 2)[0]);
    shifts.push_back({});
    request.shifts = shifts;
    request.observables = observables;
    request.probabilities = true;
    Ledger ledger;
    const Estimates estimates = executor.execute(request, Random(1), ledger);
    ReferenceSimulator reference(qubits);
    double worst = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t shift = 0; shift < 3; ++shift) {
        const auto& state = reference.run(circuit, moved(request.bindings.row(row), shifts[shift]));
        for (std::size_t o = 0; o < observables.size(); ++o) {
          const double difference = estimates.values(row * 3 + shift, o) - referenceValue(reference, observables[o]);
          worst = std::max(worst, std::abs(difference));
        }
        for (std::size_t i = 0; i < state.size(); ++i) {
          worst = std::max(worst, std::abs(estimates.probabilities(row * 3 + shift, i) - squaredMagnitude(state[i])));
        }
      }
    }
    REQUIRE(worst < 1e-12);
  }
}

TEST_CASE("a larger register, one row at a time, agrees with the reference") {
  Random random(5);
  const Circuit circuit = randomCircuit({13, 60}, random);
  const auto state = executor.state(circuit, {});
  ReferenceSimulator reference(13);
  const auto& expected = reference.run(circuit, {});
  double worst = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    worst = std::max({worst, std::abs(state[2 * i] - expected[i].re), std::abs(state[2 * i + 1] - expected[i].im)});
  }
  CHECK(worst < 1e-12);
}

TEST_CASE("a row alone has the bits that it has among others") {
  Random random(11);
  const Circuit circuit = randomCircuit({4, 40, 3, 2}, random);
  const Matrix features = randomMatrix(11, 2, random);
  const auto parameters = randomMatrix(1, 3, random).values;
  const auto observables = randomObservables(4, random);
  const auto run = [&](const Matrix& rows) {
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, parameters, rows);
    request.observables = observables;
    Ledger ledger;
    return executor.execute(request, Random(0), ledger).values;
  };
  const Matrix all = run(features);
  for (std::size_t row = 0; row < features.rows; ++row) {
    const std::array index{row};
    CHECK(run(selectRows(features, index)).values == selectRows(all, index).values);
  }
}

TEST_CASE("basic entangler layers have their published expectations") {
  // RX layers and a CNOT ring, weights 0.1 … 0.6: the figures of PennyLane's BasicEntanglerLayers.
  Circuit circuit(3);
  double weight = 0.1;
  for (int layer = 0; layer < 2; ++layer) {
    for (std::size_t q = 0; q < 3; ++q, weight += 0.1) circuit.append("rx", {q}, {Angle::constant(weight)});
    for (std::size_t q = 0; q < 3; ++q) circuit.append("cx", {q, (q + 1) % 3});
  }
  const auto values = exact(circuit, everyZ(3)).values;
  CHECK(values(0, 0) == Approx(0.69195036).margin(1e-8));
  CHECK(values(0, 1) == Approx(0.77385551).margin(1e-8));
  CHECK(values(0, 2) == Approx(0.67476968).margin(1e-8));
}

TEST_CASE("the IQP embedding has its published expectations") {
  const std::array x{1.0, 2.0, 3.0};
  const auto embed = [&](int repetitions) {
    Circuit circuit(3);
    for (int r = 0; r < repetitions; ++r) {
      for (std::size_t q = 0; q < 3; ++q) circuit.append("h", {q});
      for (std::size_t q = 0; q < 3; ++q) circuit.append("rz", {q}, {Angle::constant(x[q])});
      for (std::size_t q = 0; q < 3; ++q) {
        for (std::size_t s = q + 1; s < 3; ++s) circuit.append("rzz", {q, s}, {Angle::constant(x[q] * x[s])});
      }
    }
    return exact(circuit, everyZ(3)).values;
  };
  const Matrix two = embed(2), four = embed(4);
  const std::array expectedTwo{0.22259496, 0.16628055, 0.94104863}, expectedFour{0.40712208, 0.32709118, 0.89125407};
  for (std::size_t q = 0; q < 3; ++q) {
    CHECK(two(0, q) == Approx(expectedTwo[q]).margin(1e-8));
    CHECK(four(0, q) == Approx(expectedFour[q]).margin(1e-8));
  }
}

TEST_CASE("the ZZ feature map has its published amplitudes") {
  // Havlíček et al. 2019; x = (0.5, 1), one repetition. The published list has qubit 0 as the most significant bit.
  Circuit circuit(2);
  const double a = 0.5, b = 1.0, pi = std::numbers::pi;
  for (std::size_t q = 0; q < 2; ++q) circuit.append("h", {q});
  circuit.append("p", {0}, {Angle::constant(2 * a)});
  circuit.append("p", {1}, {Angle::constant(2 * b)});
  circuit.append("cx", {0, 1});
  circuit.append("p", {1}, {Angle::constant(2 * (pi - a) * (pi - b))});
  circuit.append("cx", {0, 1});
  const auto state = executor.state(circuit, {});
  const std::array<Complex, 4> expected{
      {{0.5, 0}, {0.484215346, -0.124641481}, {0.366504858, 0.340109084}, {-0.494996248, 0.070560004}}};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(state[2 * i] == Approx(expected[i].re).margin(1e-8));
    CHECK(state[2 * i + 1] == Approx(expected[i].im).margin(1e-8));
  }
}

TEST_CASE("a register too large is refused with its bytes, before anything is allocated") {
  Circuit circuit(40);
  circuit.append("h", {39});
  try {
    exact(circuit, everyZ(1));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::registerTooLarge);
    CHECK(std::string(error.what()) == "The state of 40 qubits would take 16 TiB; 26 qubits (1 GiB) fit.");
  }
}

TEST_CASE("the ledger counts what hardware would run") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  const std::vector<Observable> observables{single("Z0 Z1", 2), single("X0 X1", 2), single("Z0", 2)};
  Request request;
  request.circuit = &circuit;
  request.bindings = Matrix(5, 0);
  const std::vector<Shift> shifts(3);
  request.shifts = shifts;
  request.observables = observables;
  request.shots = 100;
  Ledger ledger;
  executor.execute(request, Random(0), ledger);
  CHECK(ledger.circuits == 5 * 3 * 2);  // two settings: Z basis and X basis
  CHECK(ledger.shots == 5 * 3 * 2 * 100);
  CHECK(ledger.gates == 5 * 3 * 2 * 2);
  CHECK(ledger.twoQubitGates == 5 * 3 * 2);
}
