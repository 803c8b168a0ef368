#include <string>

#include "qualm/core/error.hpp"
#include "qualm/data/categories.hpp"
#include "qualm/data/fit_step.hpp"
#include "qualm/data/imputation.hpp"
#include "qualm/data/scaling.hpp"

namespace qualm {

FittedStep fitCommonStep(const TrainingRows& rows, const StepOptions& options, const Random&) {
  switch (options.kind) {
    case StepKind::impute:
      return {options.kind, fitImputation(rows, options)};
    case StepKind::oneHot:
      return {options.kind, fitCategories(rows, true)};
    case StepKind::standard:
      return {options.kind, fitStandard(rows)};
    case StepKind::minMax:
      return {options.kind, fitMinMax(rows, options.low, options.high)};
    default:
      throw Error(ErrorCode::unsupported, "Only common steps are fitted here.", std::string(stepName(options.kind)),
                  "impute, one-hot, standard, min-max");
  }
}

}  // namespace qualm
