#include "qualm/train/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/stopwatch.hpp"
#include "qualm/simulate/state.hpp"

namespace qualm {
namespace {

using Phase = PlanToken::Phase;

/// A chunk should last about this long, so that a cancelled run stops at once and a page's main thread can run it too.
constexpr double chunkNanoseconds = 3e6;

/// A coarse model of what one binding costs; it decides where chunks end, so it must not read a clock.
double bindingNanoseconds(const Model& model, std::uint64_t shots) {
  const double amplitudes = static_cast<double>(std::size_t{1} << model.circuit.qubits());
  const double exact = static_cast<double>(model.circuit.operations().size()) * amplitudes * 0.6;
  return shots == 0 ? exact : exact + 20.0 * static_cast<double>(shots) + 10.0 * amplitudes;
}

void requireOption(bool valid, const char* message, std::size_t received, const char* allowed) {
  if (!valid) throw Error(ErrorCode::invalidOption, message, std::to_string(received), allowed);
}

void requireRows(const LabeledRows& rows, const Model& model) {
  if (rows.features.rows == 0) throw Error(ErrorCode::emptyData, "There are no rows to train on.", "0", "1 or more");
  if (rows.features.rows != rows.labels.size() || rows.features.columns != model.encoder.features()) {
    throw Error(ErrorCode::shapeMismatch, "Rows, labels and the model's features do not match.",
                std::to_string(rows.features.columns) + " columns", std::to_string(model.encoder.features()));
  }
  requireFinite(rows.features, "Features");
}

std::size_t ceilingDivide(std::size_t a, std::size_t b) { return (a + b - 1) / b; }

/// Exact training takes the executor's own derivatives where it has them: equal to parameter-shift's to rounding.
/// Throws invalid-option where the adjoint method is asked for and can't be had.
bool differentiates(const TrainingOptions& options, const Executor& executor) {
  const GradientMethod method = options.gradient.method;
  const bool able = options.shots == 0 && executor.differentiator() != nullptr;
  if (method == GradientMethod::adjoint && !able) {
    throw Error(ErrorCode::invalidOption, "The adjoint method needs an ideal state vector and no shots.",
                options.shots > 0 ? std::to_string(options.shots) + " shots" : "noise", "parameter-shift");
  }
  return able && (method == GradientMethod::adjoint || method == GradientMethod::parameterShift);
}

/// Rows of two matrices, the second one's numbered behind the first one's.
Matrix takeRows(const Matrix& first, const Matrix& second, std::span<const std::size_t> rows) {
  Matrix taken(rows.size(), first.columns);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto source = rows[i] < first.rows ? first.row(rows[i]) : second.row(rows[i] - first.rows);
    std::copy(source.begin(), source.end(), taken.row(i).begin());
  }
  return taken;
}

double norm(std::span<const double> values) {
  return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

}  // namespace

/// A plan's work as a grid: row groups × shift groups, chunk = rowGroup·shiftGroups + shiftGroup.
struct Trainer::Grid {
  std::size_t rows, shifts, rowsPerChunk, shiftsPerChunk;

  std::size_t shiftGroups() const { return ceilingDivide(shifts, shiftsPerChunk); }
  std::size_t chunks() const { return ceilingDivide(rows, rowsPerChunk) * shiftGroups(); }

  /// Throws shape-mismatch beyond the last chunk.
  Chunk at(std::size_t index) const;
};

struct Trainer::Chunk {
  std::size_t firstRow, rows, firstShift, shifts;
};

Trainer::Chunk Trainer::Grid::at(std::size_t index) const {
  if (index >= chunks()) {
    throw Error(ErrorCode::shapeMismatch, "The plan has no such chunk.", std::to_string(index),
                "0 to " + std::to_string(chunks() - 1));
  }
  const std::size_t row = index / shiftGroups() * rowsPerChunk, shift = index % shiftGroups() * shiftsPerChunk;
  return {row, std::min(rowsPerChunk, rows - row), shift, std::min(shiftsPerChunk, shifts - shift)};
}

Trainer::Trainer(Model model, LabeledRows training, LabeledRows heldOut, TrainingOptions options,
                 std::shared_ptr<const Executor> executor)
    : model_(std::move(model)),
      training_(std::move(training)),
      heldOut_(std::move(heldOut)),
      options_(options),
      executor_(std::move(executor)),
      random_(options.seed),
      parameters_(initialParameters(model_, random_.stream("initial"))),
      optimizer_(options.optimizer, parameters_.size()) {
  requireOption(options.epochs >= 1 && options.epochs <= 100000, "Epochs are out of range.", options.epochs,
                "1 to 100000");
  requireOption(options.batch >= 1, "A mini-batch needs rows.", options.batch, "1 or more");
  requireRows(training_, model_);
  if (heldOut_.features.rows > 0) requireRows(heldOut_, model_);
  exact_ = differentiates(options_, *executor_);
  if (exact_) onHardware_ = gradientRule(model_.circuit, {}, 0, random_);
  rule_ = ruleFor({Phase::update, 0, 0});
  for (const LabeledRows* rows : {&training_, &heldOut_}) {
    history_.add(rows->features.values);
    for (const int label : rows->labels) history_.add(static_cast<double>(label));
  }
  const bool injects = model_.encoder.options().inject;
  for (const auto& [rows, start] : {std::pair{&training_, &trainingStart_}, {&heldOut_, &heldOutStart_}}) {
    if (injects) *start = rows->features;
    if (rows->features.rows > 0) rows->features = model_.encoder.encode(rows->features);
  }
}

std::size_t Trainer::updatesPerEpoch() const { return ceilingDivide(training_.features.rows, options_.batch); }

/// SPSA draws a new direction for every update; the other methods have one rule for all.
std::shared_ptr<const GradientRule> Trainer::ruleFor(const PlanToken& token) const {
  if (rule_ && options_.gradient.method != GradientMethod::spsa) return rule_;
  if (exact_) return std::make_shared<const GradientRule>(derivativeRule(model_.angleCount()));
  const auto update = static_cast<std::uint64_t>(token.epoch) * updatesPerEpoch() + token.update;
  return std::make_shared<const GradientRule>(
      gradientRule(model_.circuit, options_.gradient, options_.shots, random_.stream("direction").stream(update)));
}

Trainer::Grid Trainer::grid(const PlanToken& token) const {
  const double fitting = chunkNanoseconds / bindingNanoseconds(model_, options_.shots);
  const std::size_t bindings = fitting < 1 ? 1 : static_cast<std::size_t>(fitting);
  const bool update = token.phase == Phase::update;
  const std::size_t rows = update ? batchSize(token) : training_.features.rows + heldOut_.features.rows;
  const std::size_t shifts = update ? rule_->shifts.size() : 1;
  if (update && exact_) {
    // Taking a state and O|ψ⟩ back costs about four runs of the circuit; all derivatives of a row come together.
    const std::size_t whole = bindings / 4 / batchLanes * batchLanes;
    return {rows, shifts, std::max(whole, model_.circuit.qubits() <= largestBatchedRegister ? batchLanes : 1), shifts};
  }
  // Whole lanes where that is affordable; eight exact rows cost no more than one, eight sampled ones eight times as
  // much.
  const bool together = options_.shots == 0 && model_.circuit.qubits() <= largestBatchedRegister;
  const std::size_t lanes = together ? batchLanes : std::min(bindings, batchLanes);
  const std::size_t rowsPerChunk = std::max(bindings / shifts / batchLanes * batchLanes, lanes);
  return {rows, shifts, rowsPerChunk, std::clamp(bindings / rowsPerChunk, std::size_t{1}, shifts)};
}

std::size_t Trainer::chunkCount(const PlanToken& token) const {
  return token.phase == Phase::done ? 0 : grid(token).chunks();
}

std::size_t Trainer::batchSize(const PlanToken& token) const {
  return std::min(options_.batch, training_.features.rows - token.update * options_.batch);
}

std::vector<std::size_t> Trainer::batchRows(const PlanToken& token) const {
  std::vector<std::size_t> order(training_.features.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random shuffle = random_.stream("order").stream(token.epoch);
  shuffle.shuffle(order);
  const auto first = order.begin() + static_cast<std::ptrdiff_t>(token.update * options_.batch);
  return {first, first + static_cast<std::ptrdiff_t>(batchSize(token))};
}

/// Of the training rows and, behind them, the held-out ones.
std::vector<std::size_t> Trainer::chunkRows(const PlanToken& token, const Chunk& chunk) const {
  std::vector<std::size_t> rows(chunk.rows);
  std::iota(rows.begin(), rows.end(), chunk.firstRow);
  if (token.phase != Phase::update) return rows;
  const std::vector<std::size_t> batch = batchRows(token);
  for (std::size_t& row : rows) row = batch[row];
  return rows;
}

ChunkResult Trainer::evaluate(const PlanToken& token, std::span<const double> parameters, std::size_t index) const {
  if (token.phase == Phase::done || token.update >= updatesPerEpoch()) {
    throw Error(ErrorCode::shapeMismatch, "No plan has this token.", std::to_string(token.update),
                "0 to " + std::to_string(updatesPerEpoch() - 1));
  }
  ChunkResult result;
  const Chunk chunk = grid(token).at(index);
  const bool update = token.phase == Phase::update;
  const std::vector<std::size_t> rows = chunkRows(token, chunk);
  const Matrix features = takeRows(training_.features, heldOut_.features, rows);
  Request request;
  request.circuit = &model_.circuit;
  request.bindings = bindSlots(model_.circuit, parameters, features);
  request.observables = model_.observables;
  request.shots = options_.shots;
  request.firstRow = chunk.firstRow;
  request.firstShift = chunk.firstShift;
  if (trainingStart_.rows > 0) injectAmplitudes(model_, takeRows(trainingStart_, heldOutStart_, rows), request);
  if (update && exact_) {
    request.shifts = onHardware_.shifts;
    result.values = derivativesOf(request, features, *executor_->differentiator(), result.ledger);
    return result;
  }
  const auto rule = ruleFor(token);
  if (update) request.shifts = std::span(rule->shifts).subspan(chunk.firstShift, chunk.shifts);
  const Random stream = random_.stream(update ? "update" : "evaluation").stream(token.epoch).stream(token.update);
  result.values = executor_->execute(request, stream, result.ledger).values.values;
  return result;
}

TrainingRecord Trainer::apply(std::span<const ChunkResult> results) {
  if (results.size() != chunkCount(token_)) {
    throw Error(ErrorCode::shapeMismatch, "Every chunk of the plan needs its result.", std::to_string(results.size()),
                std::to_string(chunkCount(token_)));
  }
  for (const ChunkResult& result : results) ledger_ += result.ledger;
  TrainingRecord record;
  {
    const Stopwatch watch(ledger_.classicalSeconds);
    record = token_.phase == Phase::update ? applyUpdate(results) : applyEvaluation(results);
    record.token = token_;
    record.gradientNorm = gradientNorm_;
    history_.add(
        std::array{record.training.loss, record.training.accuracy, record.heldOut.loss, record.heldOut.accuracy});
    advance();
  }
  record.ledger = ledger_;
  record.done = token_.phase == Phase::done;
  return record;
}

TrainingRecord Trainer::applyUpdate(std::span<const ChunkResult> results) {
  const Grid g = grid(token_);
  const auto rule = ruleFor(token_);
  const auto rows = batchRows(token_);
  const std::size_t observables = model_.observables.size(), angles = model_.angleCount();
  Matrix values(g.rows, g.shifts * observables);  // put back into whole rows, in the order of the chunks
  for (std::size_t c = 0; c < results.size(); ++c) {
    const Chunk chunk = g.at(c);
    const std::size_t width = chunk.shifts * observables;
    for (std::size_t i = 0; i < chunk.rows; ++i) {
      std::copy_n(results[c].values.begin() + static_cast<std::ptrdiff_t>(i * width), width,
                  values.row(chunk.firstRow + i).begin() + static_cast<std::ptrdiff_t>(chunk.firstShift * observables));
    }
  }
  TrainingRecord record;
  std::vector<double> gradient(model_.parameterCount(), 0.0), derivative(angles);
  const double even = 1.0 / static_cast<double>(g.rows);
  std::size_t correct = 0;
  for (std::size_t i = 0; i < g.rows; ++i) {
    const auto label = static_cast<std::size_t>(training_.labels[rows[i]]);
    const double share = training_.classWeights.empty() ? even : even * training_.classWeights[label];
    const RowLoss row = rowLoss(model_, parameters_, values.row(i).first(observables), label);
    record.training.loss += share * row.loss;
    correct += row.predicted == label ? 1 : 0;
    for (std::size_t o = 0; o < observables; ++o) {
      collectGradient(*rule, values.row(i).data() + o, observables, derivative, training_.features.row(rows[i]));
      for (std::size_t p = 0; p < angles; ++p) gradient[p] += share * row.expectationGradient[o] * derivative[p];
    }
    for (std::size_t h = 0; h < row.headGradient.size(); ++h) gradient[angles + h] += share * row.headGradient[h];
  }
  record.training.accuracy = static_cast<double>(correct) / static_cast<double>(g.rows);
  gradientNorm_ = norm(gradient);
  optimizer_.step(parameters_, gradient);
  return record;
}

TrainingRecord Trainer::applyEvaluation(std::span<const ChunkResult> results) {
  Matrix expectations(training_.features.rows + heldOut_.features.rows, model_.observables.size());
  auto position = expectations.values.begin();
  for (const ChunkResult& result : results) position = std::copy(result.values.begin(), result.values.end(), position);
  Matrix heldOut(heldOut_.features.rows, expectations.columns);
  std::copy(expectations.values.end() - static_cast<std::ptrdiff_t>(heldOut.values.size()), expectations.values.end(),
            heldOut.values.begin());
  TrainingRecord record;
  record.training = summarize(expectations, training_.labels);
  record.heldOut = summarize(heldOut, heldOut_.labels);
  return record;
}

/// Of the first labels.size() rows.
LossSummary Trainer::summarize(const Matrix& expectations, std::span<const int> labels) const {
  LossSummary summary;
  std::size_t correct = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto label = static_cast<std::size_t>(labels[i]);
    const RowLoss row = rowLoss(model_, parameters_, expectations.row(i), label);
    summary.loss += row.loss;
    correct += row.predicted == label ? 1 : 0;
    summary.predicted.push_back(static_cast<int>(row.predicted));
  }
  if (!labels.empty()) {
    summary.loss /= static_cast<double>(labels.size());
    summary.accuracy = static_cast<double>(correct) / static_cast<double>(labels.size());
  }
  return summary;
}

void Trainer::advance() {
  if (token_.phase == Phase::evaluate) {
    token_.update = 0;
    token_.phase = token_.epoch == options_.epochs ? Phase::done : Phase::update;
  } else if (++token_.update == updatesPerEpoch()) {
    token_ = {Phase::evaluate, token_.epoch + 1, 0};
  }
}

std::string Trainer::fingerprint() const {
  Fingerprint now = history_;
  now.add(parameters_);
  return now.hex();
}

}  // namespace qualm
