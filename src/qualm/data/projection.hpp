#pragma once

#include "qualm/data/training_rows.hpp"

namespace qualm {

// Each fits the step of its name; see fitPipeline(). The rows are numbers, all there. A direction is known up to its
// sign only: its largest entry is made positive (the first of those that agree within 1e−9 in size).

/// Throws invalid-option for components outside 1 to min(columns, rows − 1) or where no column varies, too-few-rows for
/// one row, out-of-memory for more than 2048 columns.
Projection fitPrincipalComponents(const TrainingRows& rows, int components);

/// Throws invalid-option for components outside 1 to min(columns, rows), out-of-memory for more than 2048 columns.
Projection fitTruncatedSvd(const TrainingRows& rows, int components);

/// Directions in which the classes' means differ most, in units of the deviation within them: the scaling is
/// scikit-learn's solver "svd". Throws invalid-option for components outside 1 to min(columns, classes − 1), or where
/// nothing varies within the classes; too-few-rows unless there are more rows than classes; out-of-memory for more than
/// 2048 columns.
Projection fitDiscriminants(const TrainingRows& rows, int components);

}  // namespace qualm
