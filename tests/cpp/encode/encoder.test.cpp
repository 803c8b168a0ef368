#include "qualm/encode/encoder.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "encode/support.hpp"
#include "fixtures/encoders.fixture.hpp"
#include "qualm/circuit/metrics.hpp"
#include "qualm/core/error.hpp"
#include "qualm/core/random.hpp"
#include "qualm/encode/encoder_facts.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;
using Kind = EncoderKind;

namespace {

const std::vector<double> row(std::begin(fixtures::encodedRow), std::end(fixtures::encodedRow));

/// The largest difference of two states, phases included.
double distanceTo(const DenseState& state, std::span<const double> expected) {
  REQUIRE(expected.size() == 2 * state.size());
  double largest = 0;
  for (std::size_t i = 0; i < state.size(); ++i) {
    largest = std::max(largest, std::abs(state[i] - std::complex(expected[2 * i], expected[2 * i + 1])));
  }
  return largest;
}

DenseState denseOf(std::span<const double> parts) {
  DenseState state;
  for (std::size_t i = 0; i < parts.size(); i += 2) state.emplace_back(parts[i], parts[i + 1]);
  return state;
}

EncoderOptions repeated(Kind kind, std::size_t repetitions, Entanglement entanglement = Entanglement::full) {
  EncoderOptions options = encoderOf(kind);
  options.repetitions = repetitions;
  options.entanglement = entanglement;
  return options;
}

EncoderOptions about(Kind kind, Axis axis) {
  EncoderOptions options = encoderOf(kind);
  options.axis = axis;
  return options;
}

double expectedZ(const DenseState& state, std::size_t qubit) {
  double z = 0;
  for (std::size_t i = 0; i < state.size(); ++i)
    z += (i >> qubit & 1U) != 0 ? -std::norm(state[i]) : std::norm(state[i]);
  return z;
}

}  // namespace

TEST_CASE("the table names every kind once, in its order") {
  for (std::size_t k = 0; k < encoderTable().size(); ++k) {
    const EncoderRow& encoder = encoderTable()[k];
    CHECK(static_cast<std::size_t>(encoder.kind) == k);
    CHECK(&findEncoder(encoder.name) == &encoder);
    const EncoderFacts& facts = encoderFacts(encoder.kind);
    CHECK(facts.kind == encoder.kind);
    CHECK_FALSE(facts.formula.empty());
    CHECK_FALSE(facts.source.empty());
  }
  CHECK(codeOf([] { findEncoder("angel"); }) == ErrorCode::invalidOption);
}

TEST_CASE("states are those of the formulas, by matrix exponentials") {
  const auto bits = encodedState(encoderOf(Kind::basis), {1, 0, 1});
  CHECK(overlap(bits, denseOf(fixtures::basisState)) == Approx(1).margin(1e-15));
  CHECK(distanceTo(encodedState(about(Kind::angle, Axis::x), row), fixtures::angleXState) < 1e-14);
  CHECK(distanceTo(encodedState(about(Kind::angle, Axis::y), row), fixtures::angleYState) < 1e-14);
  CHECK(distanceTo(encodedState(about(Kind::angle, Axis::z), row), fixtures::angleZState) < 1e-14);
  CHECK(distanceTo(encodedState(encoderOf(Kind::denseAngle), row), fixtures::denseAngleState) < 1e-14);
  const std::vector<double> vector(std::begin(fixtures::encodedSigned), std::end(fixtures::encodedSigned));
  CHECK(distanceTo(encodedState(encoderOf(Kind::amplitude), vector), fixtures::amplitudeState) < 1e-14);
  CHECK(distanceTo(encodedState(repeated(Kind::iqp, 2), row), fixtures::iqpState) < 1e-14);
  CHECK(distanceTo(encodedState(repeated(Kind::zFeatureMap, 2), row), fixtures::zMapState) < 1e-14);
  CHECK(distanceTo(encodedState(repeated(Kind::zzFeatureMap, 2), row), fixtures::zzMapState) < 1e-13);
  const auto ring = repeated(Kind::zzFeatureMap, 1, Entanglement::ring);
  CHECK(distanceTo(encodedState(ring, row), fixtures::zzRingState) < 1e-13);
}

TEST_CASE("states of general Pauli maps, evolution and trained encoders") {
  EncoderOptions paulis = repeated(Kind::pauliFeatureMap, 2);
  paulis.paulis = {"X", "YZ", "ZY"};
  CHECK(distanceTo(encodedState(paulis, row), fixtures::pauliMapState) < 1e-13);
  EncoderOptions evolution = encoderOf(Kind::hamiltonianEvolution);
  evolution.steps = 3;
  evolution.time = 0.8;
  CHECK(distanceTo(encodedState(evolution, row), fixtures::evolutionState) < 1e-14);
  EncoderOptions uploads = encoderOf(Kind::reUploading);
  uploads.trainable = true;
  const std::vector<double> weights{0.5, -0.4, 1.1, 0.5, -0.4, 1.1, 0.5, -0.4, 1.1};
  CHECK(distanceTo(encodedState(uploads, row, weights), fixtures::uploadState) < 1e-14);
  const std::vector<double> ising{0.3, -0.8, 0.5, 0.9, -0.2, 0.4, 1.2, 0.1, -0.6, 0.2, 0.7, -1.4};
  CHECK(distanceTo(encodedState(repeated(Kind::qaoaEmbedding, 2), row, ising), fixtures::qaoaState) < 1e-14);
}

TEST_CASE("published figures of the ZZ feature map and its kernel") {
  // Both lists have qubit 0 as the most significant bit of an index.
  constexpr std::size_t order[] = {0, 2, 1, 3};
  const auto once = encodedState(repeated(Kind::zzFeatureMap, 1), {0.5, 1});
  const std::complex<double> expected[] = {
      {0.5, 0}, {0.366504858, 0.340109084}, {0.484215346, -0.124641481}, {-0.494996248, 0.070560004}};
  const auto twice = encodedState(repeated(Kind::zzFeatureMap, 2), {0.5, 1});
  const double probabilities[] = {0.20351882, 0.38116842, 0.23125413, 0.18405863};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(std::abs(once[order[i]] - expected[i]) < 1e-8);
    CHECK(std::norm(twice[order[i]]) == Approx(probabilities[i]).margin(1e-8));
  }
  const std::vector<std::vector<double>> points{
      {3.0787608, 1.75929189}, {6.03185789, 5.27787566}, {6.22035345, 2.70176968}, {0.18849556, 2.82743339}};
  const double zz[] = {1, 0.813766173, 0.0510207842, 0.0603343936};
  const double z[] = {1, 0.788839816, 0.159843546, 0.0620376603};
  const auto mapZz = repeated(Kind::zzFeatureMap, 2), mapZ = repeated(Kind::zFeatureMap, 2);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(overlap(encodedState(mapZz, points[0]), encodedState(mapZz, points[i])) == Approx(zz[i]).epsilon(1e-7));
    CHECK(overlap(encodedState(mapZ, points[0]), encodedState(mapZ, points[i])) == Approx(z[i]).epsilon(1e-7));
  }
}

TEST_CASE("IQP repeats its pairs too") {
  for (const auto& [repetitions, figures] :
       {std::pair{2U, std::array{0.22259496, 0.16628055, 0.94104863}}, {4U, {0.40712208, 0.32709118, 0.89125407}}}) {
    const auto state = encodedState(repeated(Kind::iqp, repetitions), {1, 2, 3});
    for (std::size_t q = 0; q < 3; ++q) CHECK(expectedZ(state, q) == Approx(figures[q]).epsilon(1e-7));
    const auto counts = circuitMetrics(Encoder(repeated(Kind::iqp, repetitions), 3).circuit());
    CHECK(counts.twoQubitGates == 3 * repetitions);
  }
  const auto map = repeated(Kind::iqp, 2);
  CHECK(overlap(encodedState(map, {0.1, 0.2}), encodedState(map, {0.3, 0.4})) == Approx(0.976026999).epsilon(1e-8));
}

TEST_CASE("closed formulas count the gates and values of the circuits") {
  for (const EncoderRow& encoder : encoderTable()) {
    for (const std::size_t features : {1U, 2U, 3U, 4U, 5U, 6U, 8U, 13U}) {
      for (const auto entanglement : {Entanglement::full, Entanglement::linear, Entanglement::ring}) {
        for (const Axis axis : {Axis::x, Axis::z}) {
          EncoderOptions options = repeated(encoder.kind, 0, entanglement);
          options.axis = axis;
          options.paulis = {"Y", "XZ", "ZYX"};
          options.method = axis == Axis::z ? AmplitudeMethod::approximate : AmplitudeMethod::multiplexed;
          if (axis == Axis::z) options.controls = 2;
          INFO(encoder.name << ", " << features << " features");
          const Encoder built(options, features);
          const CircuitMetrics metrics = circuitMetrics(built.circuit());
          const EncoderGates gates = encoderFacts(encoder.kind).gates(options, static_cast<double>(features));
          CHECK(static_cast<double>(metrics.gates - metrics.twoQubitGates) == gates.oneQubit);
          CHECK(static_cast<double>(metrics.twoQubitGates) == gates.twoQubit);
          CHECK(built.circuit().features() == built.values());
          CHECK(encoderFacts(encoder.kind).capacity(options, static_cast<double>(built.qubits())) >=
                static_cast<double>(features));
        }
      }
    }
  }
}

TEST_CASE("features reach the gates that the formula says") {
  const Encoder encoder(repeated(Kind::zzFeatureMap, 1), 3);
  const auto uses = featureUses(encoder, encoder.circuit());
  // H H H P0 P1 P2, then CX P CX for 01, 02 and 12.
  CHECK(uses[0] == std::vector<std::size_t>{3, 7, 10});
  CHECK(uses[1] == std::vector<std::size_t>{4, 7, 13});
  CHECK(uses[2] == std::vector<std::size_t>{5, 10, 13});
}

TEST_CASE("what no encoder takes is an error") {
  CHECK(codeOf([] { encodedState(encoderOf(Kind::basis), {0, 0.5}); }) == ErrorCode::invalidFeature);
  CHECK(codeOf([] { encodedState(encoderOf(Kind::amplitude), {0, 0}); }) == ErrorCode::invalidFeature);
  CHECK(codeOf([] { encodedState(encoderOf(Kind::angle), {0, NAN}); }) == ErrorCode::notFinite);
  CHECK(codeOf([] { Encoder(encoderOf(Kind::angle), 0); }) == ErrorCode::emptyData);
  CHECK(codeOf([] { Encoder(encoderOf(Kind::angle), 64); }) == ErrorCode::registerTooLarge);
  CHECK(codeOf([] { Encoder(encoderOf(Kind::amplitude), 70000); }) == ErrorCode::registerTooLarge);
  EncoderOptions paulis = encoderOf(Kind::pauliFeatureMap);
  paulis.paulis = {"ZQ"};
  CHECK(codeOf([&] { Encoder(paulis, 2); }) == ErrorCode::invalidOption);
  EncoderOptions controls = encoderOf(Kind::amplitude);
  controls.controls = 2;
  CHECK(codeOf([&] { Encoder(controls, 4); }) == ErrorCode::invalidOption);
}
