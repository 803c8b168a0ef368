#pragma once

#include <span>
#include <string>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/data/categories.hpp"
#include "qualm/data/fit_step.hpp"
#include "qualm/data/fitted_step.hpp"
#include "qualm/data/training_rows.hpp"

namespace qualm {

/// What was learnt from the training rows, ready for any others. Nothing is clipped unless a step says so: a row
/// outside the training rows' range lands outside the target's.
struct FittedPipeline {
  std::vector<Column> columns;  ///< that it takes
  std::vector<FittedStep> steps;

  /// The names of the columns that it gives.
  std::vector<Column> outputs() const;

  /// rows × columns in, rows × columns of the last step out. A row's result does not depend on the other rows, bit for
  /// bit. Throws shape-mismatch for another number of columns, not-finite where a value is missing that no step fills,
  /// or where a step has made one that is not finite.
  Matrix transform(const Matrix& rows) const;

  /// Texts of these rows that a step does not know, and so coded as none of those that it knows.
  std::vector<UnknownCategory> unknown(const Matrix& rows) const;
};

/// Throws unless every column is a number in every row, naming the place, `reader`, which needs them ("the step
/// \"pca\""), and the step that would help.
void requireNumbers(const TrainingRows& rows, const std::string& reader);

/// A fitted pipeline and the training rows that it left, as a model reads them.
struct FittedTraining {
  FittedPipeline pipeline;
  TrainingRows rows;
  std::vector<double> classWeights;  ///< in the loss; empty: each row counts once
};

/// Fits the steps in order, each on what the ones before it made of the training rows.
///
/// drop-duplicates, z-score-outliers and isolation-forest take training rows out; rows held out are never taken out.
/// impute: see ImputeBy; a column without a value in the training rows is an error.
/// one-hot, ordinal: of columns of text, by the categories of the training rows in their order; numbers stay.
/// standard: mean and standard deviation (divided by the number of rows); a constant column is only shifted, to 0.
/// min-max: smallest value and range; a constant column is only shifted, to `low`, as if its range were 1.
/// robust: median and interquartile range; where that is 0, as if it were 1.
/// quantile, power: as scikit-learn's QuantileTransformer and PowerTransformer("yeo-johnson").
/// pca, truncated-svd, lda: see projection.hpp; nothing is whitened. Selections: see selection.hpp.
/// balance: rows / (classes · rows of the class), scikit-learn's "balanced".
///
/// Every step but drop-duplicates, impute, one-hot, ordinal and balance needs columns of numbers without a gap: else it
/// throws invalid-option or not-finite with the place and the step that would help. A class that loses its last row
/// throws too-few-rows. Else what the steps throw.
FittedTraining fitPipeline(const TrainingRows& rows, std::span<const StepOptions> steps, const Random& random,
                           FitStep fitStep = fitAnyStep);

}  // namespace qualm
