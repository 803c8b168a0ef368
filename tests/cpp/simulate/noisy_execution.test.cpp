#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/trajectory_executor.hpp"

using namespace qualm;

namespace {

Observable pauli(const char* text, std::size_t qubits) { return {{{1.0, parsePauli(text, qubits)}}}; }

Request requestOf(const Circuit& circuit, std::span<const Observable> observables) {
  Request request;
  request.circuit = &circuit;
  request.bindings = bindSlots(circuit, {}, Matrix());
  request.observables = observables;
  return request;
}

}  // namespace

TEST_CASE("a qubit that is handed over in |1⟩ relaxes while it waits, as one that was turned there does") {
  NoiseModel noise;  // ten times T1 pass while qubit 1 is turned
  noise.idle = {{1e-5, 1e-5}, {1e-5, 1e-5}};
  noise.durations.byName = {{"x", 1e-4}};
  Circuit waits(2), turns(2);
  waits.append("x", {1});
  turns.append("x", {0});
  turns.append("x", {1});
  noise.durations.onQubits = {{"x", {0}, 0}};
  const std::vector<Complex> one{{}, {1, 0}, {}, {}};
  const std::vector<Observable> z{pauli("Z0", 2)};
  Request request = requestOf(waits, z);
  request.initialState = one;
  Ledger ledger;
  const double left = 1 - 2 * std::exp(-10.0);
  CHECK(DensityExecutor(noise).execute(request, Random(0), ledger).values(0, 0) == Approx(left).epsilon(1e-14));
  CHECK(DensityExecutor(noise).execute(requestOf(turns, z), Random(0), ledger).values(0, 0) ==
        Approx(left).epsilon(1e-14));
  const auto rho = densityMatrix(DensityExecutor(noise).state(waits, {}, one), 0);
  CHECK(rho[2 * 4 + 2].re == Approx(1 - std::exp(-10.0)).epsilon(1e-14));
  const Estimates sampled = TrajectoryExecutor(noise, {4000, 0}).execute(request, Random(1), ledger);
  CHECK(sampled.values(0, 0) == Approx(left).margin(2 * 3.0 / 4000));  // rule of three: a range of 2
}

TEST_CASE("twelve qubits, the largest density matrix, have their closed form") {
  // Seen from the end, each CX of the chain leaves one Pauli of weight two on its pair, which depolarizing noise
  // shrinks by 1 - 16p/15: ⟨Z0 Z11⟩ and ⟨X…X⟩ of the GHZ state are both that to the eleventh.
  constexpr double p = 0.03;
  Circuit chain(12);
  chain.append("h", {0});
  for (std::size_t q = 0; q + 1 < 12; ++q) chain.append("cx", {q, q + 1});
  const std::vector<Observable> observables{pauli("Z0 Z11", 12), pauli("X0 X1 X2 X3 X4 X5 X6 X7 X8 X9 X10 X11", 12)};
  NoiseModel noise;
  noise.rules.push_back({{"2q"}, {}, {"depolarizing", {p}, {}}});
  Ledger ledger;
  const auto values = DensityExecutor(noise).execute(requestOf(chain, observables), Random(0), ledger).values;
  const double left = std::pow(1 - 16 * p / 15, 11);
  CHECK(values(0, 0) == Approx(left).epsilon(1e-13));
  CHECK(values(0, 1) == Approx(left).epsilon(1e-13));
}

TEST_CASE("misreadings that come together reach expectations, probabilities and counts") {
  // With probability 0.3 both bits are read turned over, so one qubit's misreading gives the other's away.
  ConfusionMatrix together{{0, 1}, Matrix(4, 4)};
  for (std::size_t was = 0; was < 4; ++was) {
    together.matrix(was, was) = 0.7;
    together.matrix(3 - was, was) = 0.3;
  }
  NoiseModel noise;
  noise.readout.matrices = {together};
  Circuit circuit(2);
  circuit.append("x", {1});
  const std::vector<Observable> observables{pauli("Z0", 2), pauli("Z1", 2), pauli("Z0 Z1", 2)};
  Request request = requestOf(circuit, observables);
  request.probabilities = true;
  const DensityExecutor density(noise);
  const TrajectoryExecutor trajectories(noise, {256, 0});
  for (const Executor* executor :
       {static_cast<const Executor*>(&density), static_cast<const Executor*>(&trajectories)}) {
    Ledger ledger;
    const Estimates exact = executor->execute(request, Random(0), ledger);
    CHECK(exact.values(0, 0) == Approx(0.4));
    CHECK(exact.values(0, 1) == Approx(-0.4));
    CHECK(exact.values(0, 2) == Approx(-1));  // independent misreadings of 0.3 each would give -0.16
    CHECK(exact.probabilities(0, 2) == Approx(0.7));
    CHECK(exact.probabilities(0, 1) == Approx(0.3));
    Request shots = request;
    shots.probabilities = false;
    shots.counts = true;
    shots.shots = 10000;
    const auto counts = executor->execute(shots, Random(2), ledger).counts.at(0);
    CHECK(counts[0] + counts[3] == 0);
    CHECK(counts[2] == Approx(7000).margin(5 * std::sqrt(10000 * 0.7 * 0.3)));
  }
}
