#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/pauli_kernels.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/dense_density.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

Observable single(const char* text, std::size_t qubits) { return {{{1.0, parsePauli(text, qubits)}}}; }

Request exactRequest(const Circuit& circuit, std::span<const Observable> observables) {
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, {}, Matrix());
  request.observables = observables;
  return request;
}

double exactValue(const Circuit& circuit, const char* term, const NoiseModel& noise) {
  const std::vector<Observable> observables{single(term, circuit.qubits())};
  Ledger ledger;
  return DensityExecutor(noise).execute(exactRequest(circuit, observables), Random(0), ledger).values(0, 0);
}

NoiseModel after(const char* on, const ChannelSpec& channel) {
  NoiseModel noise;
  noise.rules.push_back({{on}, {}, channel});
  return noise;
}

std::vector<Observable> randomTerms(std::size_t qubits, Random& random, std::size_t count) {
  const std::uint64_t mask = (std::uint64_t{1} << qubits) - 1;
  std::vector<Observable> list(count);
  for (auto& observable : list) observable.parts.push_back({1.0, {random.next() & mask, random.next() & mask}});
  return list;
}

/// One channel on a random pure state of three qubits, which it may leave mixed: entry by entry to 1e-12.
void checkAgainstKraus(const Channel& channel, Random& random) {
  std::vector<Complex> state(8);
  double norm = 0;
  for (Complex& a : state) {
    a = {random.normal(), random.normal()};
    norm += squaredMagnitude(a);
  }
  for (Complex& a : state) a = (1 / std::sqrt(norm)) * a;
  const std::array<std::size_t, 2> qubits{2, 0};
  DenseDensity dense(3);
  std::vector<Complex> rho(64);
  for (std::size_t i = 0; i < 64; ++i) rho[i] = state[i / 8] * conjugate(state[i % 8]);
  dense.set(rho);
  dense.apply(channel, qubits);
  PauliVector pauli(3, 1);
  pauli.fill(state);
  TransferProgram program;
  appendTransfer(transferMatrix(channel), std::span(qubits).first(channel.qubits), program);
  applyTransfers(pauli, program, 0, 1, program.coefficients);
  const auto result = densityMatrix(pauli, 0);
  double worst = 0;
  for (std::size_t i = 0; i < 64; ++i) worst = std::max(worst, squaredMagnitude(result[i] - dense.rho()[i]));
  CHECK(std::sqrt(worst) < 1e-12);
}

}  // namespace

TEST_CASE("figures of noise that follow from closed forms") {
  Circuit flip(1);
  flip.append("id", {0});
  CHECK(exactValue(flip, "Z0", after("1q", {"depolarizing", {0.1}, {}})) == Approx(0.86666667).margin(5e-9));
  CHECK(exactValue(flip, "Z0", after("1q", {"depolarizing", {0.75}, {}})) == Approx(0).margin(1e-15));
  Circuit bell(2);
  bell.append("h", {0});
  bell.append("cx", {0, 1});
  CHECK(exactValue(bell, "Z0 Z1", after("2q", {"depolarizing", {0.1}, {}})) == Approx(0.89333333).margin(5e-9));
  Circuit excited(1);
  excited.append("x", {0});
  CHECK(exactValue(excited, "Z0", after("1q", {"amplitude-damping", {0.3}, {}})) == Approx(-0.4));
}

TEST_CASE("density matrices agree with sums over Kraus operators on random circuits") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 1 + random.below(4), rows = 1 + random.below(10);
    const Circuit circuit = randomCircuit({qubits, 25, 3, 2}, random);
    const NoiseModel noise = randomNoise(qubits, random);
    const auto observables = randomTerms(qubits, random, 6);
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, randomMatrix(1, 3, random).values, randomMatrix(rows, 2, random));
    request.observables = observables;
    Ledger ledger;
    const Estimates estimates = DensityExecutor(noise).execute(request, Random(0), ledger);
    const NoiseSchedule schedule = scheduleNoise(circuit, noise);
    for (std::size_t row = 0; row < request.bindings.rows; ++row) {
      DenseDensity dense(qubits);
      for (const auto& step : schedule.steps) {
        if (step.isChannel) {
          dense.apply(schedule.channels[step.index], step.qubits);
        } else {
          dense.apply(circuit.operations()[step.index], request.bindings.row(row));
        }
      }
      for (std::size_t o = 0; o < observables.size(); ++o) {
        CHECK(estimates.values(row, o) == Approx(dense.expectation(observables[o].parts[0].term)).margin(1e-12));
      }
      const auto rho = densityMatrix(DensityExecutor(noise).state(circuit, request.bindings.row(row)), 0);
      double worst = 0;
      for (std::size_t i = 0; i < rho.size(); ++i) {
        worst = std::max(worst, squaredMagnitude(rho[i] - dense.rho()[i]));
      }
      CHECK(std::sqrt(worst) < 1e-12);
    }
  }
}

TEST_CASE("every channel of the table does to a random state what its Kraus operators do") {
  for (const ChannelKind& kind : channelKinds()) {
    if (kind.name == "kraus") continue;  // its operators are the caller's own; the next test draws some
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      INFO(kind.name << ", seed " << seed);
      Random random(seed);
      ChannelSpec spec{std::string(kind.name), {}, {}};
      for (std::size_t i = 0; i < kind.parameters.size(); ++i) spec.values.push_back(random.uniform(0.01, 0.3));
      if (kind.name == "thermal-relaxation") {  // T1, T2 up to 2·T1, so both of its forms, and a time
        spec.values[0] = 50e-6;
        spec.values[1] = random.uniform(5e-6, 100e-6);
        spec.values[2] = random.uniform(0, 100e-6);
      }
      const std::size_t qubits = kind.qubits == "2" || (kind.qubits != "1" && seed % 2 == 1) ? 2 : 1;
      checkAgainstKraus(makeChannel(spec, qubits), random);
    }
  }
}

TEST_CASE("arbitrary Kraus operators act as written") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    // A random unitary with probability p, nothing otherwise.
    const double p = random.uniform();
    const std::array<double, 3> angles{random.uniform(-3, 3), random.uniform(-3, 3), random.uniform(-3, 3)};
    GateMatrix turn = findGate("u").matrix(angles), stay = findGate("id").matrix({});
    for (std::size_t e = 0; e < 4; ++e) {
      turn.entries[e] = std::sqrt(p) * turn.entries[e];
      stay.entries[e] = std::sqrt(1 - p) * stay.entries[e];
    }
    checkAgainstKraus(makeChannel({"kraus", {}, {turn, stay}}, 1), random);
  }
}

TEST_CASE("without noise a density matrix says what a state vector says, under shifts too") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::size_t qubits = 1 + random.below(5);
    const Circuit circuit = randomCircuit({qubits, 30, 3, 2}, random);
    const auto observables = randomTerms(qubits, random, 4);
    auto shifts = randomShifts(3, circuit.slots().size(), random);
    shifts.push_back({});
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, randomMatrix(1, 3, random).values, randomMatrix(9, 2, random));
    request.observables = observables;
    request.shifts = shifts;
    request.probabilities = true;
    Ledger one, two;
    const Estimates a = DensityExecutor().execute(request, Random(0), one);
    const Estimates b = StatevectorExecutor().execute(request, Random(0), two);
    for (std::size_t i = 0; i < a.values.values.size(); ++i) {
      CHECK(a.values.values[i] == Approx(b.values.values[i]).margin(1e-12));
    }
    for (std::size_t i = 0; i < a.probabilities.values.size(); ++i) {
      CHECK(a.probabilities.values[i] == Approx(b.probabilities.values[i]).margin(1e-12));
    }
    CHECK(one.circuits == two.circuits);
  }
}

TEST_CASE("a state can be set, and comes back as its density matrix") {
  Random random(5);
  std::vector<Complex> state(8);
  double norm = 0;
  for (Complex& a : state) {
    a = {random.normal(), random.normal()};
    norm += squaredMagnitude(a);
  }
  for (Complex& a : state) a = (1 / std::sqrt(norm)) * a;
  Circuit nothing(3);
  const auto rho = densityMatrix(DensityExecutor().state(nothing, {}, state), 0);
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 8; ++j) {
      CHECK(squaredMagnitude(rho[i * 8 + j] - state[i] * conjugate(state[j])) < 1e-28);
    }
  }
  CHECK_THROWS_AS(DensityExecutor().state(nothing, {}, std::span(state).first(4)), Error);
}

TEST_CASE("measured bits feed classical conditions") {
  // Teleportation: the state of qubit 0 arrives on qubit 2 whatever was measured.
  Circuit circuit(3);
  circuit.append("ry", {0}, {Angle::constant(0.8)});
  circuit.append("rz", {0}, {Angle::constant(0.5)});
  circuit.append("h", {1});
  circuit.append("cx", {1, 2});
  circuit.append("cx", {0, 1});
  circuit.append("h", {0});
  circuit.measure(0, 0);
  circuit.measure(1, 1);
  circuit.append("x", {2});
  circuit.conditionLast({2, 2});
  circuit.append("z", {2});
  circuit.conditionLast({1, 1});
  CHECK(exactValue(circuit, "Z2", {}) == Approx(std::cos(0.8)));
  CHECK(exactValue(circuit, "X2", {}) == Approx(std::sin(0.8) * std::cos(0.5)));
  CHECK(exactValue(circuit, "Y2", {}) == Approx(std::sin(0.8) * std::sin(0.5)));
  NoiseModel misread;  // a bit that is always read wrongly turns the correction round
  misread.readout.matrices.push_back(confusionOf(1, 1, 1));
  const std::vector<Observable> z2{single("Z2", 3)};
  Ledger ledger;
  const auto wrong = DensityExecutor(misread).execute(exactRequest(circuit, z2), Random(0), ledger);
  CHECK(wrong.values(0, 0) == Approx(-std::cos(0.8)));
}

TEST_CASE("a reset forgets, a measurement on the way leaves a mixture") {
  Circuit circuit(2);
  circuit.append("h", {0});
  circuit.append("cx", {0, 1});
  circuit.reset(0);
  CHECK(exactValue(circuit, "Z0", {}) == Approx(1));
  CHECK(exactValue(circuit, "Z1", {}) == Approx(0).margin(1e-15));
  Circuit measured(1);
  measured.append("h", {0});
  measured.measure(0, 0);
  measured.append("h", {0});
  CHECK(exactValue(measured, "Z0", {}) == Approx(0).margin(1e-15));
}

TEST_CASE("misread bits change what is recorded, never the state") {
  Circuit circuit(2);
  circuit.append("x", {1});
  NoiseModel noise;
  noise.readout.matrices = {confusionOf(0, 0.05, 0.02), confusionOf(1, 0.05, 0.02)};
  CHECK(exactValue(circuit, "Z0", noise) == Approx(1 - 2 * 0.02));
  CHECK(exactValue(circuit, "Z1", noise) == Approx(-1 + 2 * 0.05));
  CHECK(exactValue(circuit, "Z0 Z1", noise) == Approx((1 - 2 * 0.02) * (-1 + 2 * 0.05)));
  CHECK(densityMatrix(DensityExecutor(noise).state(circuit, {}), 0)[2 * 4 + 2].re == Approx(1));
}

TEST_CASE("a density matrix too large is refused with the bytes it would take") {
  Circuit circuit(13);
  try {
    exactValue(circuit, "Z0", {});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::registerTooLarge);
    CHECK(std::string(error.what()).find("2^29 bytes") != std::string::npos);
  }
}
