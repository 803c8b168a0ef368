#include "qualm/experiment/prepared.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/data/generate.hpp"

namespace qualm {
namespace {

/// Throws where a held-out row lacks a value that the training rows all have and that no step fills.
void requireFilled(const Table& table, const FittedPipeline& pipeline, const std::vector<std::size_t>& rows) {
  const auto fills = [](const FittedStep& step) { return step.kind == StepKind::impute; };
  if (std::any_of(pipeline.steps.begin(), pipeline.steps.end(), fills)) return;
  for (const std::size_t row : rows) {
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      if (!std::isnan(table.values(row, j))) continue;
      throw Error(ErrorCode::notFinite,
                  rowName(table.rowNumbers, row) + ", column \"" + table.columns[j].name +
                      "\": a value is missing in a row that is held out, and the model needs one.",
                  "nothing", "a step \"impute\", or the column left out");
    }
  }
}

LabeledRows heldOutRows(const Table& table, const FittedPipeline& pipeline, const std::vector<std::size_t>& rows) {
  requireFilled(table, pipeline, rows);
  LabeledRows taken{pipeline.transform(selectRows(table.values, rows)), {}, {}};
  for (const std::size_t row : rows) taken.labels.push_back(table.labels[row]);
  return taken;
}

}  // namespace

Table experimentTable(const DataSpec& spec, const Table& given) {
  Table table = spec.generator.empty() ? given
                                       : generateTable(spec.generator, spec.generatedRows, spec.generatedNoise,
                                                       Random(spec.seed).stream("data"));
  validateTable(table);
  return table;
}

PreparedData prepareData(const DataSpec& spec, Table table, FitStep fitStep) {
  const auto classes = table.classes.size();
  const Random random(spec.seed);
  Split split = stratifiedSplit(table.labels, static_cast<int>(classes), spec.testFraction, random.stream("split"));
  FittedTraining fitted =
      fitPipeline(TrainingRows(table, split), spec.preprocess, random.stream("preprocess"), fitStep);
  const FittedPipeline& pipeline = fitted.pipeline;
  requireNumbers(fitted.rows, "the model");
  LabeledRows training{fitted.rows.values(), fitted.rows.labels(), fitted.classWeights};
  LabeledRows heldOut = heldOutRows(table, pipeline, split.test);
  auto unknown = pipeline.unknown(selectRows(table.values, split.test));
  auto rows = fitted.rows.tableRows();
  return {std::move(table),    std::move(split),   std::move(fitted.pipeline), std::move(rows),
          std::move(training), std::move(heldOut), std::move(unknown)};
}

}  // namespace qualm
