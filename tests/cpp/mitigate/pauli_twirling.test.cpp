#include "qualm/mitigate/pauli_twirling.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/noise/twirl.hpp"
#include "qualm/simulate/density_executor.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/errors.hpp"
#include "support/random_circuit.hpp"
#include "support/random_noise.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

Channel turnAboutX(double angle) {
  Channel channel;
  channel.kraus.push_back(findGate("rx").matrix(std::vector<double>{angle}));
  return channel;
}

/// Three CX in a row and a last one, each with an error of its own: they add up where they are coherent.
struct Twirled {
  Circuit circuit{2};
  std::vector<Observable> observables{{{{1.0, parsePauli("Z0 Z1", 2)}}}, {{{1.0, parsePauli("Y1", 2)}}}};
  Request request;

  explicit Twirled(std::uint64_t shots = 0) {
    circuit.append("ry", {0}, {Angle::parameter(circuit.parameter("a"))});
    for (int i = 0; i < 3; ++i) circuit.append("cx", {0, 1});
    circuit.append("cz", {0, 1});
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, std::vector<double>{0.8}, Matrix());
    request.observables = observables;
    request.shots = shots;
  }

  Estimates run(const Executor& executor, std::uint64_t seed = 0) const {
    Ledger ledger;
    return executor.execute(request, Random(seed), ledger);
  }
};

NoiseModel onPairs(const ChannelSpec& channel) {
  NoiseModel noise;
  noise.rules.push_back({{"2q"}, {}, channel});
  return noise;
}

}  // namespace

TEST_CASE("a turn about X becomes a bit flip") {
  const std::vector<double> flipped = twirl(turnAboutX(0.1));
  CHECK(std::abs(flipped[1] - 0.00249792) < 5e-9);
  CHECK(flipped[0] == Approx(1 - flipped[1]).epsilon(1e-12));
  CHECK(flipped[2] + flipped[3] == Approx(0).margin(1e-15));
}

TEST_CASE("a Pauli mixture stays what it is, and probabilities add up to 1 for any channel") {
  for (const std::size_t qubits : {1, 2}) {
    const Channel channel = makeChannel({"depolarizing", {0.2}, {}}, qubits);
    const std::vector<double> found = twirl(channel);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(channel.pauli[i]).margin(1e-12));
  }
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    double sum = 0;
    for (const double p : twirl(makeChannel(randomChannel(random), 1))) sum += p;
    CHECK(sum == Approx(1).epsilon(1e-10));
  }
}

TEST_CASE("twirled circuits do the same") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Circuit circuit = randomCircuit({3, 14, 2}, random);
    circuit.append("cx", {0, 2});
    const std::vector<Observable> observables{{{{1.0, parsePauli("X0 Y1 Z2", 3)}}}, {{{1.0, parsePauli("Z0", 3)}}}};
    Request request;
    request.circuit = &circuit;
    request.bindings = bindSlots(circuit, std::vector<double>{0.3, 1.2}, Matrix());
    request.observables = observables;
    Ledger ledger;
    const auto ideal = std::make_shared<StatevectorExecutor>();
    const Estimates plain = ideal->execute(request, random, ledger);
    const Estimates found =
        MitigatedExecutor(std::make_shared<PauliTwirling>(), ideal).execute(request, random, ledger);
    for (std::size_t o = 0; o < 2; ++o) {
      CHECK(found.values(0, o) == Approx(plain.values(0, o)).margin(1e-10));
      CHECK(found.standardErrors(0, o) == Approx(0).margin(1e-10));
    }
  }
}

// 4000 instances; the mean is within 4.5 of its standard errors: missed once in 150,000 times, for each of two.
TEST_CASE("in the mean coherent errors become the Pauli mixture that twirl() says") {
  const double angle = 0.3;
  ChannelSpec coherent{"kraus", {}, turnAboutX(angle).kraus};
  const std::vector<double> mixture = twirl(turnAboutX(angle));
  const Twirled circuit;
  const Estimates expected = circuit.run(DensityExecutor(onPairs({"pauli", {mixture[1], mixture[2], mixture[3]}, {}})));
  const auto noisy = std::make_shared<DensityExecutor>(onPairs(coherent));
  const Estimates found =
      circuit.run(MitigatedExecutor(std::make_shared<PauliTwirling>(PauliTwirlingOptions{4000}), noisy));
  const Estimates raw = circuit.run(*noisy);
  for (std::size_t o = 0; o < 2; ++o) {
    CHECK(std::abs(found.values(0, o) - expected.values(0, o)) < 4.5 * found.standardErrors(0, o) + 1e-12);
  }
  CHECK(std::abs(raw.values(0, 1) - expected.values(0, 1)) > 0.1);  // what added up, and no longer does
}

TEST_CASE("instances share the shots, and what can't be twirled is refused") {
  const Twirled circuit(1000);
  Ledger ledger;
  MitigatedExecutor(std::make_shared<PauliTwirling>(), std::make_shared<DensityExecutor>())
      .execute(circuit.request, Random(0), ledger);
  CHECK(ledger.shots == 2 * 1000);  // two settings
  CHECK(ledger.circuits == 2 * 16);
  CHECK(codeOf([] { PauliTwirling({1}); }) == ErrorCode::invalidOption);
  const MitigatedExecutor executor(std::make_shared<PauliTwirling>(), std::make_shared<DensityExecutor>());
  CHECK(codeOf([&] { Twirled(10).run(executor); }) == ErrorCode::invalidShots);
  Twirled single;
  single.circuit = Circuit(2);
  single.circuit.append("h", {0});
  single.request.bindings = bindSlots(single.circuit, {}, Matrix());
  CHECK(codeOf([&] { single.run(executor); }) == ErrorCode::emptyData);
}
