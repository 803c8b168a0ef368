#pragma once

#include <string>
#include <vector>

#include "qualm/data/pipeline.hpp"
#include "qualm/data/table.hpp"
#include "qualm/experiment/spec.hpp"
#include "qualm/statistics/split.hpp"
#include "qualm/train/labeled_rows.hpp"

namespace qualm {

/// The classical half of what is settled before the first update: rows, split, fitted preprocessing.
struct PreparedData {
  Table table;
  Split split;
  FittedPipeline pipeline;                ///< fitted on the training rows alone
  std::vector<std::size_t> trainingRows;  ///< of the table: those of the split that no step has removed
  LabeledRows training, heldOut;          ///< after preprocessing, as the encoder reads them
  std::vector<UnknownCategory> unknown;   ///< texts of the held-out rows that the training rows did not have

  TrainingRows rawTraining() const { return {table, split}; }
};

/// The rows of an experiment: generated where the spec names a generator, else `given` after validation.
Table experimentTable(const DataSpec& spec, const Table& given);

/// Split and fit. Equal specs and tables give equal bits. Throws what its steps throw.
PreparedData prepareData(const DataSpec& spec, Table table, FitStep fitStep = fitAnyStep);

}  // namespace qualm
