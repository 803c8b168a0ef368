#pragma once

#include "qualm/data/training_rows.hpp"

namespace qualm {

// Each fits the step of its name; see fitPipeline(). The rows are numbers, all there.

Affine fitStandard(const TrainingRows& rows);

/// Throws invalid-option unless low < high.
Affine fitMinMax(const TrainingRows& rows, double low, double high);

Affine fitRobust(const TrainingRows& rows);

/// Throws invalid-option unless low < high, where they are given.
Clipping fitClipping(const TrainingRows& rows, const StepOptions& options);

/// Throws invalid-option unless quantiles ≥ 2.
QuantileMap fitQuantiles(const TrainingRows& rows, const StepOptions& options);

PowerMap fitPower(const TrainingRows& rows);

}  // namespace qualm
