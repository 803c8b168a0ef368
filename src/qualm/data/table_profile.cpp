#include "qualm/data/table_profile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

#include "qualm/core/error.hpp"
#include "qualm/statistics/quantile.hpp"

namespace qualm {
namespace {

constexpr std::size_t exactRows = std::size_t{1} << 21;  // rows whose duplicates are counted without an estimate
constexpr std::size_t memory = std::size_t{1} << 22;     // cells of the sample, and hashes of all columns
constexpr std::size_t fewestSampled = 200, mostSampled = 20000;
constexpr std::size_t fewestHashes = 256, mostHashes = 4096;
constexpr std::size_t mostClasses = 100, fewestScored = 20;
constexpr int scoreFolds = 5;

std::size_t shareOf(std::size_t columns, std::size_t fewest, std::size_t most) {
  return std::clamp(memory / std::max<std::size_t>(columns, 1), fewest, most);
}

void fillHistogram(SampleProfile& profile, std::span<const double> ascending) {
  profile.histogram.assign(histogramBins, 0.0);
  // Halves, so that the width of the widest range that there is stays finite.
  const double width = profile.high / 2.0 - profile.low / 2.0;
  for (const double value : ascending) {
    const double place = width > 0.0 ? (value / 2.0 - profile.low / 2.0) / width * histogramBins : 0.0;
    ++profile.histogram[std::min(static_cast<std::size_t>(place), histogramBins - 1)];
  }
}

SampleProfile describeSample(const RowSample& sample, std::size_t column) {
  std::vector<double> numbers;
  for (std::size_t row = 0; row < sample.rows(); ++row) {
    const Cell& cell = sample.cell(row, column);
    if (cell.isNumber()) numbers.push_back(cell.value);
  }
  SampleProfile profile;
  if (numbers.empty()) return profile;
  std::sort(numbers.begin(), numbers.end());
  profile.numbers = static_cast<double>(numbers.size());
  for (const double share : profileShares) profile.quantiles.push_back(quantileOf(numbers, share));
  profile.low = numbers.front();
  profile.high = numbers.back();
  const double range = profile.quantiles[3] - profile.quantiles[1];
  profile.lowFence = profile.quantiles[1] - 1.5 * range;
  profile.highFence = profile.quantiles[3] + 1.5 * range;
  profile.outliers = static_cast<double>(std::count_if(numbers.begin(), numbers.end(), [&](double value) {
    return value < profile.lowFence || value > profile.highFence;
  }));
  fillHistogram(profile, numbers);
  return profile;
}

/// The rows of a sample that have a label, and their classes in the order in which they come.
struct SampledLabels {
  std::vector<std::size_t> rows;
  std::vector<int> labels;
  std::size_t classes = 0;

  SampledLabels(const RowSample& sample, std::size_t target) {
    std::unordered_map<std::uint64_t, int> known;
    for (std::size_t row = 0; row < sample.rows(); ++row) {
      const Cell& cell = sample.cell(row, target);
      if (cell.isMissing()) continue;
      rows.push_back(row);
      labels.push_back(known.try_emplace(cell.identity(), static_cast<int>(known.size())).first->second);
    }
    classes = known.size();
  }
};

FeatureScore scoreColumn(const RowSample& sample, std::size_t column, const SampledLabels& target,
                         std::span<const int> folds) {
  std::vector<double> values;
  std::vector<std::uint64_t> categories;
  bool text = false;
  for (const std::size_t row : target.rows) {
    const Cell& cell = sample.cell(row, column);
    values.push_back(cell.value);
    categories.push_back(cell.identity());
    text = text || cell.isText();
  }
  const auto classes = static_cast<int>(target.classes);
  return text ? scoreCategory(categories, target.labels, classes, folds)
              : scoreNumber(values, target.labels, classes, folds);
}

}  // namespace

void NumberProfile::add(double value) {
  if (count == 0.0) first = lowest = highest = value;
  lowest = std::min(lowest, value);
  highest = std::max(highest, value);
  count += 1.0;
  const double deviation = (value - first) - shiftedMean;
  shiftedMean += deviation / count;
  squares += deviation * ((value - first) - shiftedMean);
}

double NumberProfile::mean() const {
  return count == 0.0 ? std::numeric_limits<double>::quiet_NaN() : first + shiftedMean;
}

double NumberProfile::standardDeviation() const {
  return count == 0.0 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(squares / count);
}

TableProfile::TableProfile(const ProfileOptions& options)
    : options_(options),
      sample_(options.columns, shareOf(options.columns, fewestSampled, mostSampled),
              Random(options.seed).stream("profile sample")),
      rows_(exactRows),
      numbers_(options.columns),
      distinct_(options.columns, DistinctSketch(shareOf(options.columns, fewestHashes, mostHashes))),
      sequences_(options.columns, 0),
      row_(options.columns) {
  if (options.columns == 0) throw Error(ErrorCode::invalidOption, "A profile needs columns.", "0", "at least 1");
  if (options.target && *options.target >= options.columns) {
    throw Error(ErrorCode::invalidOption, "The target is no column.", std::to_string(*options.target),
                "0 to " + std::to_string(options.columns - 1));
  }
}

void TableProfile::add(std::span<const double> values, std::span<const double> keys) {
  const std::size_t width = options_.columns;
  if (values.size() != keys.size() || values.size() % width != 0) {
    throw Error(ErrorCode::shapeMismatch, "The cells do not fill rows.",
                std::to_string(values.size()) + " values, " + std::to_string(keys.size()) + " keys",
                "rows × " + std::to_string(width));
  }
  for (std::size_t start = 0; start < values.size(); start += width) {
    for (std::size_t j = 0; j < width; ++j) row_[j] = {values[start + j], keys[start + j]};
    addRow(row_);
  }
}

void TableProfile::addRow(std::span<const Cell> row) {
  std::uint64_t whole = 0;
  for (std::size_t j = 0; j < row.size(); ++j) {
    const std::uint64_t identity = row[j].identity();
    if (row[j].isNumber()) numbers_[j].add(row[j].value);
    if (!row[j].isMissing()) distinct_[j].add(identity);
    sequences_[j] = spreadBits(sequences_[j] ^ identity);
    whole = spreadBits(whole ^ identity);
  }
  rows_.add(whole);
  sample_.add(row);
}

std::vector<ColumnProfile> TableProfile::columns() {
  std::vector<ColumnProfile> columns(options_.columns);
  std::unordered_map<std::uint64_t, std::size_t> first;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    columns[j].numbers = numbers_[j];
    columns[j].sample = describeSample(sample_, j);
    columns[j].distinct = distinct_[j].count();
    const auto [known, isNew] = first.try_emplace(sequences_[j], j);
    if (!isNew) columns[j].equalTo = known->second;
  }
  if (options_.target) score(columns);
  return columns;
}

void TableProfile::score(std::vector<ColumnProfile>& columns) const {
  const SampledLabels target(sample_, *options_.target);
  if (target.classes < 2 || target.classes > mostClasses || target.rows.size() < fewestScored) return;
  const Random random = Random(options_.seed).stream("profile folds");
  const std::vector<int> folds = drawFolds(target.rows.size(), scoreFolds, random);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (j != *options_.target) columns[j].score = scoreColumn(sample_, j, target, folds);
  }
}

}  // namespace qualm
