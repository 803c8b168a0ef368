#include "qualm/data/step.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {

std::string_view stepName(StepKind kind) { return stepNames[static_cast<std::size_t>(kind)]; }

StepKind stepNamed(std::string_view name) {
  const auto* found = std::find(std::begin(stepNames), std::end(stepNames), name);
  if (found != std::end(stepNames)) return static_cast<StepKind>(found - std::begin(stepNames));
  std::string allowed;
  for (const std::string_view known : stepNames) allowed.append(allowed.empty() ? "" : ", ").append(known);
  throw Error(ErrorCode::invalidOption, "There is no such step of preprocessing.", std::string(name), allowed);
}

}  // namespace qualm
