#pragma once

#include <memory>
#include <string>
#include <vector>

#include "qualm/data/pipeline.hpp"
#include "qualm/data/table.hpp"
#include "qualm/experiment/spec.hpp"
#include "qualm/statistics/split.hpp"
#include "qualm/train/trainer.hpp"

namespace qualm {

/// Everything that is settled before the first update: rows, split, fitted preprocessing, model.
struct PreparedExperiment {
  Table table;
  Split split;
  FittedPipeline pipeline;        ///< fitted on the training rows alone
  LabeledRows training, heldOut;  ///< after preprocessing, as the encoder reads them
  std::vector<std::string> featureNames;
  Model model;
};

/// The rows of an experiment: generated where the spec names a generator, else `given` after validation.
Table experimentTable(const ExperimentSpec& spec, const Table& given);

/// Split, fit and build. Equal specs and tables give equal bits. Throws what its steps throw.
PreparedExperiment prepareExperiment(const ExperimentSpec& spec, Table table);

Trainer makeTrainer(const ExperimentSpec& spec, const PreparedExperiment& prepared);

}  // namespace qualm
