#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "qualm/baseline/logistic_regression.hpp"
#include "qualm/baseline/majority.hpp"
#include "qualm/baseline/strength.hpp"
#include "qualm/core/ledger.hpp"
#include "qualm/data/pipeline.hpp"
#include "qualm/experiment/prepared.hpp"
#include "qualm/experiment/score.hpp"

namespace qualm {

/// A logistic regression that was tuned inside the training rows, with its learning curve.
struct LogisticBaseline {
  FittedPipeline pipeline;
  LogisticRegression model;
  StrengthChoice choice;
  std::vector<double> losses, heldOutLosses;  ///< mean log loss after each Newton iteration
  std::vector<double> accuracies, heldOutAccuracies;
  Score training, heldOut;
};

struct Baselines {
  LogisticBaseline sameFeatures;  ///< on what the quantum model sees
  LogisticBaseline allColumns;    ///< on every column, standardized: what a reduction to few qubits gave away
  Majority majority;
  Score majorityHeldOut;
  Ledger ledger;
};

Baselines fitBaselines(const DataSpec& spec, const PreparedData& prepared, FitStep fitStep = fitAnyStep);

}  // namespace qualm
