#pragma once

#include "qualm/data/training_rows.hpp"

namespace qualm {

/// Fits a one-hot or an ordinal step; see fitPipeline(). Throws not-finite where a text is missing, out-of-memory for
/// more than 4096 columns.
CategoryMap fitCategories(const TrainingRows& rows, bool spread);

/// Texts of some rows that the training rows did not have.
struct UnknownCategory {
  std::string column, category;  ///< the category is empty where not even the table knows its name
  std::size_t rows;
};

/// In the order of the columns, then of the categories.
std::vector<UnknownCategory> unknownCategories(const CategoryMap& map, const std::vector<Column>& columns,
                                               const Matrix& rows);

}  // namespace qualm
