#include "qualm/experiment/baselines.hpp"

#include <cmath>
#include <utility>

#include "qualm/core/stopwatch.hpp"
#include "qualm/statistics/metrics.hpp"

namespace qualm {
namespace {

void addToCurve(const LogisticRegression& model, const LabeledRows& rows, std::vector<double>& losses,
                std::vector<double>& accuracies) {
  const Matrix logs = predictLogProbabilities(model, rows.features);
  losses.push_back(logLossOfLogs(rows.labels, logs));
  accuracies.push_back(accuracy(rows.labels, argmaxRows(logs)));
}

/// Each fold fits the whole pipeline again on its own rows, so that nothing which a step learns (a mean, a choice of
/// columns) comes from the rows that the fold is scored on.
std::vector<Fold> foldsOf(const TrainingRows& rows, std::span<const StepOptions> steps, const Random& random,
                          FitStep fitStep) {
  std::vector<Fold> folds;
  for (const auto& heldOut : strengthFolds(rows.labels(), rows.classes(), random.stream("folds"))) {
    const auto own =
        fitPipeline(rows.part(otherRows(rows.labels().size(), heldOut)), steps, random.stream("preprocess"), fitStep);
    const TrainingRows others = rows.part(heldOut);
    folds.push_back({own.rows.values(), own.rows.labels(), own.pipeline.transform(others.values()), others.labels(),
                     own.classWeights});
  }
  return folds;
}

LogisticBaseline fitTuned(const LabeledRows& training, const LabeledRows& heldOut, FittedPipeline pipeline, int classes,
                          std::span<const Fold> folds) {
  LogisticBaseline fitted;
  fitted.pipeline = std::move(pipeline);
  fitted.choice = chooseStrength(folds, classes);
  FitTrace trace;
  fitted.model = fitLogisticRegression(training.features, training.labels, classes, fitted.choice.strength, &trace,
                                       nullptr, training.classWeights);
  for (const LogisticRegression& model : trace.models) {
    addToCurve(model, training, fitted.losses, fitted.accuracies);
    addToCurve(model, heldOut, fitted.heldOutLosses, fitted.heldOutAccuracies);
  }
  fitted.training = scoreLogs(training.labels, predictLogProbabilities(fitted.model, training.features));
  fitted.heldOut = scoreLogs(heldOut.labels, predictLogProbabilities(fitted.model, heldOut.features));
  return fitted;
}

/// What it takes to read every column: gaps filled, texts spread, everything scaled.
std::vector<StepOptions> stepsForAllColumns() {
  StepOptions impute, spread, standard;
  impute.kind = StepKind::impute;
  spread.kind = StepKind::oneHot;
  standard.kind = StepKind::standard;
  return {impute, spread, standard};
}

}  // namespace

Baselines fitBaselines(const DataSpec& spec, const PreparedData& prepared, FitStep fitStep) {
  Baselines result;
  const Stopwatch watch(result.ledger.classicalSeconds);
  const auto classes = static_cast<int>(prepared.table.classes.size());
  const Random random(spec.seed);  // the same folds for both
  const TrainingRows raw = prepared.rawTraining();
  result.sameFeatures = fitTuned(prepared.training, prepared.heldOut, prepared.pipeline, classes,
                                 foldsOf(raw, spec.preprocess, random, fitStep));

  const std::vector<StepOptions> steps = stepsForAllColumns();
  FittedTraining all = fitPipeline(raw, steps, random.stream("preprocess"), fitStep);
  const LabeledRows training{all.rows.values(), all.rows.labels(), prepared.training.classWeights};
  const LabeledRows heldOut{
      all.pipeline.transform(selectRows(prepared.table.values, prepared.split.test)), prepared.heldOut.labels, {}};
  result.allColumns =
      fitTuned(training, heldOut, std::move(all.pipeline), classes, foldsOf(raw, steps, random, fitStep));

  result.majority = fitMajority(prepared.training.labels, classes);
  Matrix logs = predictProbabilities(result.majority, prepared.heldOut.labels.size());
  for (double& value : logs.values) value = std::log(value);  // every class has a training row: none is 0
  result.majorityHeldOut = scoreLogs(prepared.heldOut.labels, logs);
  return result;
}

}  // namespace qualm
