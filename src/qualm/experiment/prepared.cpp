#include "qualm/experiment/prepared.hpp"

#include <utility>

#include "qualm/data/generate.hpp"

namespace qualm {
namespace {

LabeledRows heldOutRows(const Table& table, const FittedPipeline& pipeline, const std::vector<std::size_t>& rows) {
  LabeledRows taken{pipeline.transform(selectRows(table.values, rows)), {}, {}};
  for (const std::size_t row : rows) taken.labels.push_back(table.labels[row]);
  return taken;
}

}  // namespace

Table experimentTable(const ExperimentSpec& spec, const Table& given) {
  Table table = spec.generator.empty() ? given
                                       : generateTable(spec.generator, spec.generatedRows, spec.generatedNoise,
                                                       Random(spec.seed).stream("data"));
  validateTable(table);
  return table;
}

PreparedData prepareData(const ExperimentSpec& spec, Table table) {
  const auto classes = table.classes.size();
  const Random random(spec.seed);
  Split split = stratifiedSplit(table.labels, static_cast<int>(classes), spec.testFraction, random.stream("split"));
  FittedTraining fitted = fitPipeline(TrainingRows(table, split), spec.preprocess, random.stream("preprocess"));
  const FittedPipeline& pipeline = fitted.pipeline;
  LabeledRows training{fitted.rows.values(), fitted.rows.labels(), fitted.classWeights};
  requireFinite(training.features, "The preprocessed rows");
  LabeledRows heldOut = heldOutRows(table, pipeline, split.test);
  auto unknown = pipeline.unknown(selectRows(table.values, split.test));
  auto rows = fitted.rows.tableRows();
  return {std::move(table), std::move(split),   std::move(fitted.pipeline), std::move(rows),
          std::move(training), std::move(heldOut), std::move(unknown)};
}

}  // namespace qualm
