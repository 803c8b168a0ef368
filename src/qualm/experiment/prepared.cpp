#include "qualm/experiment/prepared.hpp"

#include <algorithm>
#include <utility>

#include "qualm/data/generate.hpp"

namespace qualm {
namespace {

LabeledRows takeRows(const Table& table, const FittedPipeline& pipeline, const std::vector<std::size_t>& rows) {
  LabeledRows taken{pipeline.transform(selectRows(table.values, rows)), {}};
  for (const std::size_t row : rows) taken.labels.push_back(table.labels[row]);
  return taken;
}

std::vector<std::string> nameFeatures(const Table& table, const std::vector<StepOptions>& steps, std::size_t count) {
  const bool components = std::any_of(steps.begin(), steps.end(),
                                      [](const StepOptions& step) { return step.kind == StepOptions::Kind::pca; });
  if (!components) return table.columns;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("component " + std::to_string(i + 1));
  return names;
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
  Split split =
      stratifiedSplit(table.labels, static_cast<int>(classes), spec.testFraction, Random(spec.seed).stream("split"));
  FittedPipeline pipeline = fitPipeline(selectRows(table.values, split.train), spec.preprocess);
  LabeledRows training = takeRows(table, pipeline, split.train), heldOut = takeRows(table, pipeline, split.test);
  auto names = nameFeatures(table, spec.preprocess, training.features.columns);
  return {std::move(table),    std::move(split),   std::move(pipeline),
          std::move(training), std::move(heldOut), std::move(names)};
}

}  // namespace qualm
