#pragma once

#include "qualm/data/pipeline.hpp"

namespace qualm {

/// Fits a standard step; see fitPipeline(). `rows` has at least one row, all finite.
FittedStep fitStandard(const Matrix& rows);

/// Fits a min–max step; see fitPipeline(). `rows` has at least one row, all finite.
FittedStep fitMinMax(const Matrix& rows, double low, double high);

}  // namespace qualm
