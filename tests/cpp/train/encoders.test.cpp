#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "qualm/core/error.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "qualm/train/trainer.hpp"
#include "support/errors.hpp"

using namespace qualm;
using namespace qualm::testing;

namespace {

/// Two classes on the corners of a cube, or around them: bits are what every encoder takes.
LabeledRows corners(std::size_t rows, double spread, std::uint64_t seed) {
  Random random(seed);
  LabeledRows data{Matrix(rows, 4), {}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    data.labels.push_back(static_cast<int>(i % 2));
    for (double& x : data.features.row(i)) x = static_cast<double>(random.below(2)) + spread * random.uniform();
    data.features(i, 0) = 1 - static_cast<double>(i % 2);
    data.features(i, 1) = 1;
  }
  return data;
}

ModelOptions modelWith(const EncoderOptions& encoder) {
  ModelOptions model;
  model.encoder = encoder;
  model.ansatz.layers = 2;
  return model;
}

struct Trained {
  TrainingRecord last;
  std::vector<double> parameters;
};

Trained train(const EncoderOptions& encoder, const TrainingOptions& options, double spread = 0) {
  Trainer trainer(makeModel(modelWith(encoder), 4, 2), corners(24, spread, 1), corners(9, spread, 2), options,
                  std::make_shared<StatevectorExecutor>());
  Trained trained;
  while (trainer.token().phase != PlanToken::Phase::done) {
    std::vector<ChunkResult> results;
    for (std::size_t c = 0; c < trainer.chunkCount(trainer.token()); ++c) {
      results.push_back(trainer.evaluate(trainer.token(), trainer.parameters(), c));
    }
    trained.last = trainer.apply(results);
  }
  trained.parameters = trainer.parameters();
  return trained;
}

TrainingOptions oneEpoch(GradientMethod method = GradientMethod::parameterShift, std::uint64_t shots = 0) {
  TrainingOptions options;
  options.epochs = 1;
  options.batch = 10;
  options.optimizer.kind = OptimizerOptions::Kind::sgd;  // Adam would blow up what rounding leaves of a zero
  options.shots = shots;
  options.gradient.method = method;
  return options;
}

}  // namespace

TEST_CASE("every encoder trains: shifts and the simulator's own derivatives step alike") {
  for (const EncoderRow& row : encoderTable()) {
    for (const bool trainable : {false, true}) {
      EncoderOptions encoder;
      encoder.kind = row.kind;
      encoder.trainable = trainable;
      INFO(row.name << (trainable ? ", trainable" : ""));
      const Trained exact = train(encoder, oneEpoch()),
                    difference = train(encoder, oneEpoch(GradientMethod::finiteDifference));
      CHECK(std::isfinite(exact.last.training.loss));
      CHECK(exact.last.gradientNorm > 0);
      for (std::size_t p = 0; p < exact.parameters.size(); ++p) {
        CHECK(exact.parameters[p] == Approx(difference.parameters[p]).margin(1e-7));
      }
    }
  }
}

TEST_CASE("injected amplitudes give the state and the bill of the circuit that would be built") {
  EncoderOptions built;
  built.kind = EncoderKind::amplitude;
  EncoderOptions injected = built;
  injected.inject = true;
  for (const TrainingOptions& options :
       {oneEpoch(), oneEpoch(GradientMethod::finiteDifference), oneEpoch(GradientMethod::parameterShift, 100)}) {
    const Trained a = train(built, options, 0.5), b = train(injected, options, 0.5);
    CHECK(a.last.ledger.circuits == b.last.ledger.circuits);
    CHECK(a.last.ledger.gates == b.last.ledger.gates);
    CHECK(a.last.ledger.twoQubitGates == b.last.ledger.twoQubitGates);
    CHECK(a.last.ledger.shots == b.last.ledger.shots);
    const double margin = options.shots == 0 ? 1e-6 : 0.2;
    CHECK(a.last.training.loss == Approx(b.last.training.loss).margin(margin));
    CHECK(a.last.heldOut.loss == Approx(b.last.heldOut.loss).margin(margin));
  }
}

TEST_CASE("data are uploaded before each layer, or before the first ones") {
  EncoderOptions encoder;
  encoder.kind = EncoderKind::reUploading;
  const auto readers = [&](std::size_t repetitions) {
    encoder.repetitions = repetitions;
    std::vector<std::size_t> places;
    const Model model = makeModel(modelWith(encoder), 2, 2);
    for (std::size_t o = 0; o < model.circuit.operations().size(); ++o) {
      if (model.circuit.operations()[o].readsFeature()) places.push_back(o);
    }
    return places;
  };
  // A layer of two qubits is six rotations and one CX.
  CHECK(readers(0) == std::vector<std::size_t>{0, 1, 9, 10});
  CHECK(readers(1) == std::vector<std::size_t>{0, 1});
  CHECK(codeOf([&] { readers(3); }) == ErrorCode::invalidOption);
}

TEST_CASE("known states belong to their rows") {
  const Model model = makeModel(modelWith({}), 2, 2);
  Request request;
  request.circuit = &model.circuit;
  request.bindings = bindSlots(model.circuit, std::vector<double>(model.angleCount(), 0.1), Matrix(3, 2, 0.5));
  request.observables = model.observables;
  request.knownOperations = 2;
  request.knownStates = Matrix(2, 8);
  Ledger ledger;
  CHECK(codeOf([&] { StatevectorExecutor().execute(request, Random(0), ledger); }) == ErrorCode::shapeMismatch);
}
