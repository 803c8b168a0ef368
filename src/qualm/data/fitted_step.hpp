#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/data/step.hpp"
#include "qualm/data/table.hpp"

namespace qualm {

// What a step has learnt: numbers only. Each map takes a row of `inputs()` columns and gives one of `outputs()`; a
// row's result does not depend on the other rows, bit for bit.

/// Column by column low + span · (x − shift) / scale.
struct Affine {
  std::vector<double> shift, scale;
  double low = 0.0, span = 1.0;

  std::size_t inputs() const { return shift.size(); }
  std::size_t outputs() const { return shift.size(); }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const Affine&, const Affine&) = default;
};

/// components · (x − shift).
struct Projection {
  std::vector<double> shift;
  Matrix components;                      ///< kept × input columns
  std::vector<double> explainedVariance;  ///< of each kept component, divided by rows − 1; lda: between the classes
  std::vector<double> explainedVarianceRatio;  ///< the same over that of all of them

  std::size_t inputs() const { return shift.size(); }
  std::size_t outputs() const { return components.rows; }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const Projection&, const Projection&) = default;
};

/// Some of the columns, in their order.
struct Selection {
  std::vector<std::size_t> kept;
  std::vector<double> scores;  ///< of every input column, what the choice went by: the larger, the better

  std::size_t inputs() const { return scores.size(); }
  std::size_t outputs() const { return kept.size(); }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const Selection&, const Selection&) = default;
};

/// A value for each column's missing ones, then indicators for some columns.
struct Imputation {
  std::vector<double> fill;
  std::vector<std::size_t> indicators;

  std::size_t inputs() const { return fill.size(); }
  std::size_t outputs() const { return fill.size() + indicators.size(); }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const Imputation&, const Imputation&) = default;
};

/// The categories that the training rows had, in their column's own numbering; a column of numbers has none and stays.
/// spread: a column for each, 0 everywhere for one that is unknown; else its place among them, −1 for one unknown.
struct CategoryMap {
  std::vector<std::vector<std::size_t>> known;
  bool spread = true;

  std::size_t inputs() const { return known.size(); }
  std::size_t outputs() const;
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const CategoryMap&, const CategoryMap&) = default;
};

/// The share of training values below, between quantiles along straight lines; or the normal deviate of that share.
struct QuantileMap {
  Matrix quantiles;  ///< columns × quantiles, ascending
  bool normal = false;

  std::size_t inputs() const { return quantiles.rows; }
  std::size_t outputs() const { return quantiles.rows; }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const QuantileMap&, const QuantileMap&) = default;
};

/// Yeo and Johnson's transform with a λ for each column, then (x − shift) / scale.
struct PowerMap {
  std::vector<double> lambda, shift, scale;

  std::size_t inputs() const { return lambda.size(); }
  std::size_t outputs() const { return lambda.size(); }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const PowerMap&, const PowerMap&) = default;
};

/// Into a range for each column.
struct Clipping {
  std::vector<double> low, high;

  std::size_t inputs() const { return low.size(); }
  std::size_t outputs() const { return low.size(); }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const Clipping&, const Clipping&) = default;
};

/// Training rows that were taken out, by their places in the table, ascending; every other row passes as it is.
struct Removal {
  std::size_t columns = 0;
  std::vector<std::size_t> rows;

  std::size_t inputs() const { return columns; }
  std::size_t outputs() const { return columns; }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const Removal&, const Removal&) = default;
};

/// A weight for each class in the loss; rows pass as they are.
struct ClassWeights {
  std::size_t columns = 0;
  std::vector<double> weights;

  std::size_t inputs() const { return columns; }
  std::size_t outputs() const { return columns; }
  void apply(std::span<const double> row, std::span<double> result) const;
  friend bool operator==(const ClassWeights&, const ClassWeights&) = default;
};

struct FittedStep {
  StepKind kind;
  std::variant<Affine, Projection, Selection, Imputation, CategoryMap, QuantileMap, PowerMap, Clipping, Removal,
               ClassWeights>
      map;

  std::size_t inputs() const;

  /// Throws shape-mismatch for another number of columns than it was fitted on.
  Matrix transform(const Matrix& rows) const;

  /// The names, and the categories where there still are any, of the columns that it gives.
  std::vector<Column> columnsAfter(const std::vector<Column>& columns) const;
  friend bool operator==(const FittedStep&, const FittedStep&) = default;
};

/// Yeo and Johnson's transform of one value (2000, Biometrika 87, 954, equation 2.1).
double yeoJohnson(double value, double lambda);

}  // namespace qualm
