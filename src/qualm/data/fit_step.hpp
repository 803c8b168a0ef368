#pragma once

#include "qualm/core/random.hpp"
#include "qualm/data/fitted_step.hpp"
#include "qualm/data/training_rows.hpp"

namespace qualm {

/// How one step is fitted; see fitPipeline(). A module that has to be small links the common steps alone.
using FitStep = FittedStep (*)(const TrainingRows& rows, const StepOptions& options, const Random& random);

/// Every step that there is.
FittedStep fitAnyStep(const TrainingRows& rows, const StepOptions& options, const Random& random);

/// impute, one-hot, standard and min-max; throws unsupported for any other.
FittedStep fitCommonStep(const TrainingRows& rows, const StepOptions& options, const Random& random);

}  // namespace qualm
