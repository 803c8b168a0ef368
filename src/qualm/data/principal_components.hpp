#pragma once

#include "qualm/data/pipeline.hpp"

namespace qualm {

/// Fits a PCA step; see fitPipeline(). `rows` has at least one row, all finite.
FittedStep fitPrincipalComponents(const Matrix& rows, int components);

}  // namespace qualm
