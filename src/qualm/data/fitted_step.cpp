#include "qualm/data/fitted_step.hpp"

#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

std::vector<Column> numbered(const char* name, std::size_t count) {
  std::vector<Column> columns;
  for (std::size_t k = 1; k <= count; ++k) columns.push_back({name + std::to_string(k), {}});
  return columns;
}

std::vector<Column> selected(const Selection& map, const std::vector<Column>& columns) {
  std::vector<Column> kept;
  for (const std::size_t column : map.kept) kept.push_back(columns[column]);
  return kept;
}

std::vector<Column> withIndicators(const Imputation& map, std::vector<Column> columns) {
  for (const std::size_t column : map.indicators) columns.push_back({columns[column].name + " is missing", {}});
  return columns;
}

std::vector<Column> coded(const CategoryMap& map, const std::vector<Column>& columns) {
  std::vector<Column> result;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (map.known[j].empty() || !map.spread) {
      result.push_back({columns[j].name, {}});
      continue;
    }
    for (const std::size_t category : map.known[j]) {
      result.push_back({columns[j].name + "=" + columns[j].categories[category], {}});
    }
  }
  return result;
}

}  // namespace

std::size_t FittedStep::inputs() const {
  return std::visit([](const auto& own) { return own.inputs(); }, map);
}

Matrix FittedStep::transform(const Matrix& rows) const {
  if (rows.columns != inputs()) {
    throw Error(ErrorCode::shapeMismatch, "The step was fitted on another number of columns.",
                std::to_string(rows.columns) + " columns", std::to_string(inputs()) + " columns");
  }
  return std::visit(
      [&](const auto& own) {
        Matrix result(rows.rows, own.outputs());
        for (std::size_t i = 0; i < rows.rows; ++i) own.apply(rows.row(i), result.row(i));
        return result;
      },
      map);
}

std::vector<Column> FittedStep::columnsAfter(const std::vector<Column>& columns) const {
  if (const auto* projection = std::get_if<Projection>(&map)) {
    const char* name = kind == StepKind::lda ? "discriminant " : "component ";
    return numbered(name, projection->outputs());
  }
  if (const auto* selection = std::get_if<Selection>(&map)) return selected(*selection, columns);
  if (const auto* imputation = std::get_if<Imputation>(&map)) return withIndicators(*imputation, columns);
  if (const auto* categories = std::get_if<CategoryMap>(&map)) return coded(*categories, columns);
  return columns;
}

}  // namespace qualm
