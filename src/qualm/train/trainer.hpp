#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "qualm/core/fingerprint.hpp"
#include "qualm/core/ledger.hpp"
#include "qualm/core/matrix.hpp"
#include "qualm/optimize/optimizer.hpp"
#include "qualm/simulate/executor.hpp"
#include "qualm/train/gradient_rule.hpp"
#include "qualm/train/labeled_rows.hpp"
#include "qualm/train/model.hpp"

namespace qualm {

struct TrainingOptions {
  std::size_t epochs = 30, batch = 32;  ///< epochs 1 to 100000; batch 1 to the number of training rows or more
  OptimizerOptions optimizer;
  GradientOptions gradient;
  std::uint64_t shots = 0;  ///< per measurement setting; 0 is exact
  std::uint64_t seed = 0;
};

/// What a plan's chunks belong to; plain data that any worker understands.
struct PlanToken {
  enum class Phase { evaluate, update, done };
  Phase phase = Phase::evaluate;
  std::size_t epoch = 0;   ///< completed epochs
  std::size_t update = 0;  ///< the mini-batch within the epoch
};

struct ChunkResult {
  /// rows × shifts × observables of the chunk; where derivatives are exact, 1 + parameters stand in for the shifts.
  std::vector<double> values;
  Ledger ledger;
};

struct LossSummary {
  double loss = 0, accuracy = 0;
  std::vector<int> predicted;  ///< the class of each row
};

/// What one applied plan brought.
struct TrainingRecord {
  PlanToken token;          ///< of the plan that was applied
  LossSummary training;     ///< of the mini-batch (update) or of all training rows (evaluate)
  LossSummary heldOut;      ///< of the held-out rows (evaluate only)
  double gradientNorm = 0;  ///< Euclidean norm at the last update; 0 before the first
  Ledger ledger;            ///< since the start
  bool done = false;
};

/// Ask and tell: token() and chunkCount() name chunks whose size never depends on the number of workers, any worker
/// evaluates a chunk, apply() reduces the results in the order of the chunks. So any number of workers gives the same
/// bits. Epoch 0 is evaluated before the first update, every later epoch after its last one.
class Trainer {
 public:
  /// Throws invalid-option, empty-data or shape-mismatch; gradientRule()'s errors at once, not at the first update.
  Trainer(Model model, LabeledRows training, LabeledRows heldOut, TrainingOptions options,
          std::shared_ptr<const Executor> executor);

  const PlanToken& token() const { return token_; }
  std::size_t chunkCount(const PlanToken& token) const;

  /// Depends on its arguments and on what the trainer was made from, not on how far this trainer has got.
  ChunkResult evaluate(const PlanToken& token, std::span<const double> parameters, std::size_t chunk) const;

  /// `results` holds one result for each chunk of the current plan, in order.
  TrainingRecord apply(std::span<const ChunkResult> results);

  const Model& model() const { return model_; }
  const std::vector<double>& parameters() const { return parameters_; }
  std::size_t updatesPerEpoch() const;

  /// Of the rows and labels, all losses and accuracies so far, and the parameters now.
  std::string fingerprint() const;

 private:
  struct Chunk;
  struct Grid;

  Grid grid(const PlanToken& token) const;
  std::size_t batchSize(const PlanToken& token) const;
  std::shared_ptr<const GradientRule> ruleFor(const PlanToken& token) const;
  std::vector<std::size_t> batchRows(const PlanToken& token) const;
  std::vector<std::size_t> chunkRows(const PlanToken& token, const Chunk& chunk) const;
  TrainingRecord applyUpdate(std::span<const ChunkResult> results);
  TrainingRecord applyEvaluation(std::span<const ChunkResult> results);
  LossSummary summarize(const Matrix& expectations, std::span<const int> labels) const;
  void advance();

  Model model_;
  LabeledRows training_, heldOut_;       // their features as encoded values
  Matrix trainingStart_, heldOutStart_;  // the features as they came, where their amplitudes are injected
  TrainingOptions options_;
  std::shared_ptr<const Executor> executor_;
  Random random_;
  std::vector<double> parameters_;
  Optimizer optimizer_;
  PlanToken token_;
  Ledger ledger_;
  Fingerprint history_;
  double gradientNorm_ = 0;
  bool exact_ = false;                        // derivatives come from the executor itself
  GradientRule onHardware_;                   // what hardware would run for them
  std::shared_ptr<const GradientRule> rule_;  // of the first update, and of all unless SPSA draws new directions
};

}  // namespace qualm
