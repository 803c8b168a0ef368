#pragma once

#include "qualm/data/training_rows.hpp"

namespace qualm {

/// Fits an impute step; see fitPipeline(). A column of text is filled with its most frequent category whatever is asked
/// for. Throws empty-data for a column without any value in the training rows, not-finite for a constant that is not.
Imputation fitImputation(const TrainingRows& rows, const StepOptions& options);

}  // namespace qualm
