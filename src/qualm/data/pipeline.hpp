#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"

namespace qualm {

/// One step of preprocessing, as asked for.
struct StepOptions {
  enum class Kind { standard, pca, minMax };

  Kind kind = Kind::standard;
  int components = 0;            ///< pca: how many are kept
  double low = 0.0, high = 1.0;  ///< minMax: the range of the training rows afterwards
};

/// The same step, fitted: numbers only. A row x becomes, column by column,
///   standard  (x − shift) / scale
///   minMax    low + (high − low) · (x − shift) / scale
///   pca       components · (x − shift)
struct FittedStep {
  StepOptions::Kind kind = StepOptions::Kind::standard;
  std::vector<double> shift;  ///< a value per input column: mean (standard, pca) or smallest value (minMax)
  std::vector<double> scale;  ///< standard deviation (standard) or range (minMax), 1 in a constant column; pca: empty
  double low = 0.0, high = 1.0;                ///< minMax only
  Matrix components;                           ///< pca only: kept × input columns, orthonormal rows
  std::vector<double> explainedVariance;       ///< pca only: of each kept component, divided by rows − 1
  std::vector<double> explainedVarianceRatio;  ///< pca only: the same over the variance of all columns together

  std::size_t outputColumns() const;
};

/// What was learnt from the training rows, ready for any others. Nothing is clipped: a row outside the training rows'
/// range lands outside the target's.
struct FittedPipeline {
  std::vector<FittedStep> steps;

  /// rows × columns in, rows × columns of the last step out. A row's result does not depend on the other rows, bit for
  /// bit. Throws shape-mismatch for another number of columns, not-finite for values that are not finite, also those
  /// that a step has made so.
  Matrix transform(const Matrix& rows) const;
};

/// Fits the steps in order, each on what the ones before it made of the training rows.
///
/// standard: mean and standard deviation (divided by the number of rows); a constant column is only shifted, to 0.
/// minMax:   smallest value and range; a constant column is only shifted, to `low`, as if its range were 1.
/// pca:      eigenvectors of the covariance, by falling variance; each one's sign makes its largest entry positive
///           (the first of those that agree within 1e−9 in size). Nothing is whitened.
///
/// All three are unsupervised: they see no label.
/// Throws empty-data, not-finite; invalid-option for low ≥ high, for components outside 1 to min(columns, rows − 1),
/// for pca where no column varies; too-few-rows for pca of one row; out-of-memory for pca of more than 2048 columns.
FittedPipeline fitPipeline(const Matrix& trainingRows, std::span<const StepOptions> steps);

}  // namespace qualm
