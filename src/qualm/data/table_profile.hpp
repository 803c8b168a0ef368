#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "qualm/core/random.hpp"
#include "qualm/data/distinct_sketch.hpp"
#include "qualm/data/feature_score.hpp"
#include "qualm/data/row_sample.hpp"

namespace qualm {

/// Which quantiles a profile has of a column's numbers.
inline constexpr double profileShares[] = {0.05, 0.25, 0.5, 0.75, 0.95};
inline constexpr std::size_t histogramBins = 20;

/// What is known of the numbers of one column.
struct NumberProfile {
  double count = 0.0, lowest = 0.0, highest = 0.0;
  double first = 0.0;        ///< what all are measured from: a large common offset costs no digits
  double shiftedMean = 0.0;  ///< of the values less the first
  double squares = 0.0;      ///< the sum of squared deviations from the mean

  void add(double value);            ///< Welford 1962
  double mean() const;               ///< NaN without numbers
  double standardDeviation() const;  ///< divided by the count; NaN without numbers
};

/// What a sample says of a column's numbers; empty where it has none.
struct SampleProfile {
  std::vector<double> quantiles;  ///< at profileShares
  std::vector<double> histogram;  ///< counts in bins of equal width from the lowest to the highest number sampled
  double low = 0.0, high = 0.0;   ///< where the histogram starts and ends
  double lowFence = 0.0, highFence = 0.0;  ///< 1.5 interquartile ranges beyond the quartiles (Tukey 1977)
  double outliers = 0.0;                   ///< rows of the sample beyond the fences
  double numbers = 0.0;                    ///< rows of the sample with a number
};

struct ColumnProfile {
  NumberProfile numbers;
  SampleProfile sample;
  DistinctCount distinct{};
  std::optional<std::size_t> equalTo;  ///< the first column that has the same cells in all rows
  std::optional<FeatureScore> score;   ///< of a feature, where there is a target with 2 to 100 classes
};

struct ProfileOptions {
  std::size_t columns = 0;
  std::optional<std::size_t> target;
  std::uint64_t seed = 0;
};

/// The profile of a table whose rows come in pieces, in bounded memory; the same for any cut into pieces.
class TableProfile {
 public:
  /// Throws invalid-option without columns or for a target that is none of them.
  explicit TableProfile(const ProfileOptions& options);

  /// Rows × columns; throws shape-mismatch unless they fill rows.
  void add(std::span<const double> values, std::span<const double> keys);

  /// One a column.
  std::vector<ColumnProfile> columns();

  std::size_t rows() const { return sample_.seen(); }
  std::size_t sampledRows() const { return sample_.rows(); }
  DistinctCount distinctRows() { return rows_.count(); }

 private:
  void addRow(std::span<const Cell> row);
  void score(std::vector<ColumnProfile>& columns) const;

  ProfileOptions options_;
  RowSample sample_;
  DistinctSketch rows_;
  std::vector<NumberProfile> numbers_;
  std::vector<DistinctSketch> distinct_;
  std::vector<std::uint64_t> sequences_;  ///< of each column: a hash of all its cells in order
  std::vector<Cell> row_;
};

}  // namespace qualm
