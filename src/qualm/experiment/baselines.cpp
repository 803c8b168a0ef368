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

LogisticBaseline fitTuned(const LabeledRows& training, const LabeledRows& heldOut, FittedPipeline pipeline, int classes,
                          const Random& random) {
  LogisticBaseline fitted;
  fitted.pipeline = std::move(pipeline);
  fitted.choice = chooseStrength(training.features, training.labels, classes, random);
  FitTrace trace;
  fitted.model = fitLogisticRegression(training.features, training.labels, classes, fitted.choice.strength, &trace);
  for (const LogisticRegression& model : trace.models) {
    addToCurve(model, training, fitted.losses, fitted.accuracies);
    addToCurve(model, heldOut, fitted.heldOutLosses, fitted.heldOutAccuracies);
  }
  fitted.training = scoreLogs(training.labels, predictLogProbabilities(fitted.model, training.features));
  fitted.heldOut = scoreLogs(heldOut.labels, predictLogProbabilities(fitted.model, heldOut.features));
  return fitted;
}

}  // namespace

Baselines fitBaselines(const ExperimentSpec& spec, const PreparedData& prepared) {
  Baselines result;
  const Stopwatch watch(result.ledger.classicalSeconds);
  const auto classes = static_cast<int>(prepared.table.classes.size());
  const Random random = Random(spec.seed).stream("folds");  // the same folds for both
  result.sameFeatures = fitTuned(prepared.training, prepared.heldOut, prepared.pipeline, classes, random);

  const Matrix trainingRows = selectRows(prepared.table.values, prepared.split.train);
  const StepOptions standard{};
  FittedPipeline pipeline = fitPipeline(trainingRows, std::span(&standard, 1));
  const LabeledRows training{pipeline.transform(trainingRows), prepared.training.labels};
  const LabeledRows heldOut{pipeline.transform(selectRows(prepared.table.values, prepared.split.test)),
                            prepared.heldOut.labels};
  result.allColumns = fitTuned(training, heldOut, std::move(pipeline), classes, random);

  result.majority = fitMajority(prepared.training.labels, classes);
  Matrix logs = predictProbabilities(result.majority, prepared.heldOut.labels.size());
  for (double& value : logs.values) value = std::log(value);  // every class has a training row: none is 0
  result.majorityHeldOut = scoreLogs(prepared.heldOut.labels, logs);
  return result;
}

}  // namespace qualm
