#include "plain_mitigation.hpp"
#include "qualm/mitigate/classical_shadow.hpp"
#include "qualm/mitigate/state_tomography.hpp"
#include "qualm/mitigate/subspace_expansion.hpp"
#include "qualm/mitigate/virtual_distillation.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 2> tomographyEstimates{"projected", "linear"};
constexpr std::array<std::string_view, 2> spectrumEnds{"lowest", "highest"};

}  // namespace

std::shared_ptr<const Mitigation> toSubspaceExpansion(const val& plain) {
  SubspaceExpansionOptions options;
  for (const std::string& text : toStringVector(plain["operators"])) {
    options.operators.push_back(toPauli(text));
  }
  options.end = toEnum<SpectrumEnd>(plain["end"], spectrumEnds);
  options.threshold = plain["threshold"].as<double>();
  return std::make_shared<SubspaceExpansion>(std::move(options));
}

std::shared_ptr<const Mitigation> toVirtualDistillation(const val&) { return std::make_shared<VirtualDistillation>(); }

std::shared_ptr<const Mitigation> toClassicalShadow(const val& plain) {
  return std::make_shared<ClassicalShadow>(ClassicalShadowOptions{toSize(plain["groups"], "Groups")});
}

std::shared_ptr<const Mitigation> toStateTomography(const val& plain) {
  return std::make_shared<StateTomography>(
      StateTomographyOptions{toEnum<TomographyEstimate>(plain["estimate"], tomographyEstimates)});
}

}  // namespace qualm::bindings
