#include "qualm/train/trainer.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "qualm/core/error.hpp"
#include "qualm/simulate/statevector_executor.hpp"
#include "support/random_circuit.hpp"

using namespace qualm;
using namespace qualm::testing;
using Phase = PlanToken::Phase;

namespace {

/// Two clouds that one rotation can tell apart.
LabeledRows clouds(std::size_t rows, std::uint64_t seed, std::size_t features = 2) {
  Random random(seed);
  LabeledRows data{Matrix(rows, features), {}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    const int label = static_cast<int>(i % 2);
    data.labels.push_back(label);
    for (double& x : data.features.row(i)) x = (label == 0 ? 0.8 : 2.3) + 0.4 * random.normal();
  }
  return data;
}

TrainingOptions options(std::uint64_t shots = 0, GradientMethod method = GradientMethod::parameterShift) {
  TrainingOptions o;
  o.epochs = 3;
  o.batch = 16;
  o.shots = shots;
  o.seed = 7;
  o.gradient.method = method;
  return o;
}

Trainer makeTrainer(const TrainingOptions& o, std::size_t features = 2) {
  ModelOptions model;
  model.ansatz.layers = 2;
  return {makeModel(model, features, 2), clouds(40, 1, features), clouds(13, 2, features), o,
          std::make_shared<StatevectorExecutor>()};
}

/// Evaluates the current plan's chunks in the given direction and applies them in order.
TrainingRecord advance(Trainer& trainer, bool backwards = false) {
  const PlanToken token = trainer.token();
  const auto parameters = trainer.parameters();
  const std::size_t count = trainer.chunkCount(token);
  std::vector<ChunkResult> results(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t chunk = backwards ? count - 1 - i : i;
    results[chunk] = trainer.evaluate(token, parameters, chunk);
  }
  return trainer.apply(results);
}

std::vector<TrainingRecord> trainAll(Trainer& trainer, bool backwards = false) {
  std::vector<TrainingRecord> records;
  do records.push_back(advance(trainer, backwards));
  while (!records.back().done);
  return records;
}

/// The mean loss of all training rows at the given parameters, from the reference-free definition: run, read, sum.
double meanLoss(const Model& model, const LabeledRows& rows, const std::vector<double>& parameters) {
  const StatevectorExecutor executor;
  Request request;
  request.circuit = &model.circuit;
  request.bindings = bindSlots(model.circuit, parameters, rows.features);
  request.observables = model.observables;
  Ledger ledger;
  const Matrix values = executor.execute(request, Random(0), ledger).values;
  double sum = 0;
  for (std::size_t i = 0; i < rows.labels.size(); ++i) {
    sum += rowLoss(model, parameters, values.row(i), static_cast<std::size_t>(rows.labels[i])).loss;
  }
  return sum / static_cast<double>(rows.labels.size());
}

}  // namespace

TEST_CASE("training goes through its phases and learns") {
  Trainer trainer = makeTrainer(options());
  const auto records = trainAll(trainer);
  REQUIRE(records.size() == 1 + 3 * (3 + 1));  // epoch 0, then three updates and an evaluation an epoch
  CHECK(records.front().token.phase == Phase::evaluate);
  CHECK(records.front().gradientNorm == 0);
  CHECK(records.back().training.loss < records.front().training.loss);
  CHECK(records.back().heldOut.loss > 0);
  CHECK(trainer.token().phase == Phase::done);
}

TEST_CASE("the loss is that of its definition") {
  Trainer trainer = makeTrainer(options());
  const auto start = trainer.parameters();
  const auto record = advance(trainer);
  CHECK(record.training.loss == Approx(meanLoss(trainer.model(), clouds(40, 1), start)).epsilon(1e-13));
  CHECK(record.heldOut.loss == Approx(meanLoss(trainer.model(), clouds(13, 2), start)).epsilon(1e-13));
  const double correct = record.heldOut.accuracy * 13;
  CHECK(correct == Approx(std::round(correct)).margin(1e-12));
}

TEST_CASE("an update follows the gradient of the loss") {
  // One plain gradient step over all rows: the parameters move by −rate times what finite differences of the loss say.
  TrainingOptions o = options();
  o.batch = 40;
  o.optimizer.kind = OptimizerOptions::Kind::sgd;
  o.optimizer.rate = 1;
  Trainer trainer = makeTrainer(o);
  const auto before = trainer.parameters();
  advance(trainer);
  advance(trainer);
  const LabeledRows rows = clouds(40, 1);
  for (std::size_t p = 0; p < before.size(); ++p) {
    INFO(trainer.model().parameterNames()[p]);
    auto plus = before, minus = before;
    plus[p] += 1e-5;
    minus[p] -= 1e-5;
    const double difference = (meanLoss(trainer.model(), rows, plus) - meanLoss(trainer.model(), rows, minus)) / 2e-5;
    CHECK(before[p] - trainer.parameters()[p] == Approx(difference).margin(1e-8));
  }
}

TEST_CASE("a trainer made again has the same bytes, in whatever order chunks are evaluated") {
  for (const std::uint64_t shots : {std::uint64_t{0}, std::uint64_t{50}}) {
    Trainer first = makeTrainer(options(shots)), second = makeTrainer(options(shots));
    CHECK(first.parameters() == second.parameters());
    trainAll(first);
    trainAll(second, true);
    CHECK(first.parameters() == second.parameters());
    CHECK(first.fingerprint() == second.fingerprint());
  }
}

TEST_CASE("a large register's updates are cut into chunks, and any worker can evaluate any") {
  const TrainingOptions o = options(2000);
  Trainer lead = makeTrainer(o, 6);
  const Trainer worker = makeTrainer(o, 6);
  advance(lead);
  const PlanToken token = lead.token();
  REQUIRE(lead.chunkCount(token) > 4);
  for (std::size_t chunk = 0; chunk < lead.chunkCount(token); ++chunk) {
    const auto here = lead.evaluate(token, lead.parameters(), chunk);
    const auto there = worker.evaluate(token, lead.parameters(), chunk);
    REQUIRE(here.values == there.values);
    CHECK(here.ledger.shots == there.ledger.shots);
  }
}

TEST_CASE("finite shots reach the loss and the gradient") {
  Trainer exact = makeTrainer(options()), sampled = makeTrainer(options(100));
  const auto exactStart = advance(exact), sampledStart = advance(sampled);
  CHECK(exactStart.training.loss != sampledStart.training.loss);
  CHECK(std::abs(exactStart.training.loss - sampledStart.training.loss) < 0.3);
  const auto exactUpdate = advance(exact), sampledUpdate = advance(sampled);
  CHECK(exactUpdate.gradientNorm != sampledUpdate.gradientNorm);
  CHECK(sampledUpdate.ledger.shots == 100 * sampledUpdate.ledger.circuits);
  CHECK(exactUpdate.ledger.shots == 0);
  CHECK(exactUpdate.ledger.circuits == sampledUpdate.ledger.circuits);
}

TEST_CASE("the ledger of an update counts two circuits an occurrence and one for the value") {
  Trainer trainer = makeTrainer(options());
  const auto start = advance(trainer), update = advance(trainer);
  CHECK(start.ledger.circuits == 40 + 13);
  CHECK(update.ledger.circuits - start.ledger.circuits == 16 * (2 * trainer.model().angleCount() + 1));
}

TEST_CASE("every gradient method trains") {
  for (const auto method : {GradientMethod::parameterShift, GradientMethod::finiteDifference, GradientMethod::spsa,
                            GradientMethod::adjoint}) {
    Trainer trainer = makeTrainer(options(0, method));
    const auto records = trainAll(trainer);
    CHECK(std::isfinite(records.back().training.loss));
    CHECK(records.back().training.loss < records.front().training.loss);
  }
}

TEST_CASE("a trainer refuses what it cannot train") {
  const Model model = makeModel({}, 2, 2);
  const auto executor = std::make_shared<StatevectorExecutor>();
  const auto codeOf = [&](const LabeledRows& rows, const TrainingOptions& o) {
    try {
      Trainer(model, rows, {}, o, executor);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  CHECK(codeOf({}, options()) == ErrorCode::emptyData);
  CHECK(codeOf(clouds(10, 1, 3), options()) == ErrorCode::shapeMismatch);
  LabeledRows notFinite = clouds(10, 1);
  notFinite.features(3, 1) = std::nan("");
  CHECK(codeOf(notFinite, options()) == ErrorCode::notFinite);
  TrainingOptions none = options();
  none.epochs = 0;
  CHECK(codeOf(clouds(10, 1), none) == ErrorCode::invalidOption);
  TrainingOptions tiny = options(100, GradientMethod::finiteDifference);
  tiny.gradient.step = 1e-4;
  CHECK(codeOf(clouds(10, 1), tiny) == ErrorCode::stepTooSmall);
}
