#include "qualm/data/training_rows.hpp"

#include <algorithm>

#include "qualm/core/error.hpp"

namespace qualm {

TrainingRows::TrainingRows(const Table& table, const Split& split)
    : values_(selectRows(table.values, split.train)),
      columns_(table.columns),
      tableRows_(split.train),
      classes_(static_cast<int>(table.classes.size())) {
  if (split.train.empty() || table.columns.empty()) {
    throw Error(ErrorCode::emptyData, "Preprocessing needs training rows.",
                std::to_string(split.train.size()) + " rows, " + std::to_string(table.columns.size()) + " columns",
                "at least 1 row and 1 column");
  }
  for (const std::size_t row : split.train) {
    labels_.push_back(table.labels[row]);
    if (!table.rowNumbers.empty()) rowNumbers_.push_back(table.rowNumbers[row]);
  }
}

TrainingRows TrainingRows::part(std::span<const std::size_t> places) const {
  TrainingRows result;
  result.values_ = selectRows(values_, places);
  result.columns_ = columns_;
  result.classes_ = classes_;
  for (const std::size_t place : places) {
    result.labels_.push_back(labels_[place]);
    result.tableRows_.push_back(tableRows_[place]);
    if (!rowNumbers_.empty()) result.rowNumbers_.push_back(rowNumbers_[place]);
  }
  return result;
}

TrainingRows TrainingRows::after(const FittedStep& step) const {
  if (const auto* removal = std::get_if<Removal>(&step.map)) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < tableRows_.size(); ++i) {
      const bool removed = std::binary_search(removal->rows.begin(), removal->rows.end(), tableRows_[i]);
      if (!removed) kept.push_back(i);
    }
    return part(kept);
  }
  TrainingRows result = *this;
  result.values_ = step.transform(values_);
  result.columns_ = step.columnsAfter(columns_);
  return result;
}

std::string TrainingRows::place(std::size_t row, std::size_t column) const {
  const std::string line =
      rowNumbers_.empty() ? "Row " + std::to_string(tableRows_[row]) : "Line " + std::to_string(rowNumbers_[row]);
  return line + ", column \"" + columns_[column].name + "\"";
}

}  // namespace qualm
