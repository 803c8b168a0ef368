#include "qualm/data/categories.hpp"
#include "qualm/data/fit_step.hpp"
#include "qualm/data/imputation.hpp"
#include "qualm/data/outliers.hpp"
#include "qualm/data/projection.hpp"
#include "qualm/data/scaling.hpp"
#include "qualm/data/selection.hpp"
#include "qualm/statistics/labels.hpp"

namespace qualm {
namespace {

ClassWeights fitBalance(const TrainingRows& rows) {
  ClassWeights map{rows.values().columns, {}};
  const auto counts = countLabels(rows.labels(), rows.classes());
  for (const std::size_t count : counts) {
    map.weights.push_back(static_cast<double>(rows.labels().size()) /
                          (static_cast<double>(counts.size()) * static_cast<double>(count)));
  }
  return map;
}

}  // namespace

FittedStep fitAnyStep(const TrainingRows& rows, const StepOptions& options, const Random& random) {
  switch (options.kind) {
    case StepKind::dropDuplicates:
      return {options.kind, findDuplicates(rows)};
    case StepKind::impute:
      return {options.kind, fitImputation(rows, options)};
    case StepKind::oneHot:
    case StepKind::ordinal:
      return {options.kind, fitCategories(rows, options.kind == StepKind::oneHot)};
    case StepKind::standard:
      return {options.kind, fitStandard(rows)};
    case StepKind::minMax:
      return {options.kind, fitMinMax(rows, options.low, options.high)};
    case StepKind::robust:
      return {options.kind, fitRobust(rows)};
    case StepKind::quantile:
      return {options.kind, fitQuantiles(rows, options)};
    case StepKind::power:
      return {options.kind, fitPower(rows)};
    case StepKind::clip:
      return {options.kind, fitClipping(rows, options)};
    case StepKind::zScoreOutliers:
      return {options.kind, findZScoreOutliers(rows, options.threshold)};
    case StepKind::isolationForest:
      return {options.kind, findIsolated(rows, options.contamination, random)};
    case StepKind::pca:
      return {options.kind, fitPrincipalComponents(rows, options.components)};
    case StepKind::truncatedSvd:
      return {options.kind, fitTruncatedSvd(rows, options.components)};
    case StepKind::lda:
      return {options.kind, fitDiscriminants(rows, options.components)};
    case StepKind::balance:
      return {options.kind, fitBalance(rows)};
    default:
      return {options.kind, fitSelection(rows, options, random)};
  }
}

}  // namespace qualm
