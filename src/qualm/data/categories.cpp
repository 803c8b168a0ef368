#include "qualm/data/categories.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr std::size_t mostColumns = 4096;

std::vector<std::size_t> categoriesOf(const TrainingRows& rows, std::size_t column) {
  std::vector<bool> seen(rows.columns()[column].categories.size() + 1, false);
  for (std::size_t i = 0; i < rows.values().rows; ++i) {
    const double value = rows.values()(i, column);
    if (std::isnan(value)) {
      throw Error(ErrorCode::notFinite, rows.place(i, column) + ": a text is missing.", "nothing",
                  "a text in every row; a step \"impute\" before this one fills the gaps");
    }
    seen[std::min(static_cast<std::size_t>(value), seen.size() - 1)] = true;
  }
  std::vector<std::size_t> known;
  for (std::size_t category = 0; category + 1 < seen.size(); ++category) {
    if (seen[category]) known.push_back(category);
  }
  return known;
}

}  // namespace

CategoryMap fitCategories(const TrainingRows& rows, bool spread) {
  CategoryMap map;
  map.spread = spread;
  for (std::size_t j = 0; j < rows.columns().size(); ++j) {
    map.known.push_back(rows.columns()[j].isText() ? categoriesOf(rows, j) : std::vector<std::size_t>{});
  }
  if (map.outputs() > mostColumns) {
    throw Error(ErrorCode::outOfMemory, "One column for each category would be too many.",
                std::to_string(map.outputs()) + " columns",
                "at most " + std::to_string(mostColumns) + "; leave a column out, or take \"ordinal\"");
  }
  return map;
}

std::vector<UnknownCategory> unknownCategories(const CategoryMap& map, const std::vector<Column>& columns,
                                               const Matrix& rows) {
  std::vector<UnknownCategory> unknown;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const auto& known = map.known[j];
    if (known.empty()) continue;
    std::map<std::size_t, std::size_t> counts;
    for (std::size_t i = 0; i < rows.rows; ++i) {
      if (std::isnan(rows(i, j))) continue;
      const auto category = static_cast<std::size_t>(rows(i, j));
      if (!std::binary_search(known.begin(), known.end(), category)) ++counts[category];
    }
    for (const auto& [category, count] : counts) {
      const auto& names = columns[j].categories;
      unknown.push_back({columns[j].name, category < names.size() ? names[category] : std::string(), count});
    }
  }
  return unknown;
}

}  // namespace qualm
