#include "plain_mitigation.hpp"
#include "qualm/mitigate/classical_shadow.hpp"
#include "qualm/mitigate/state_tomography.hpp"
#include "qualm/mitigate/subspace_expansion.hpp"
#include "qualm/mitigate/virtual_distillation.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 2> tomographyEstimates{"projected", "linear"};
constexpr std::array<std::string_view, 2> spectrumEnds{"lowest", "highest"};
constexpr std::size_t mostQubits = 64;  // that a Pauli product names; plan() checks the circuit's

std::shared_ptr<const Mitigation> toSubspaceExpansion(const val& plain) {
  SubspaceExpansionOptions options;
  for (const std::string& text : toStringVector(plain["operators"])) {
    options.operators.push_back(parsePauli(text, mostQubits));
  }
  options.end = toEnum<SpectrumEnd>(plain["end"], spectrumEnds);
  options.threshold = plain["threshold"].as<double>();
  return std::make_shared<SubspaceExpansion>(std::move(options));
}

std::shared_ptr<const Mitigation> toMethod(const std::string& kind, const val& plain) {
  if (kind == "zero-noise") return toZeroNoise(plain);
  if (kind == "virtual-distillation") return std::make_shared<VirtualDistillation>();
  if (kind == "subspace-expansion") return toSubspaceExpansion(plain);
  if (kind == "classical-shadow") {
    return std::make_shared<ClassicalShadow>(ClassicalShadowOptions{toSize(plain["groups"], "Groups")});
  }
  return std::make_shared<StateTomography>(
      StateTomographyOptions{toEnum<TomographyEstimate>(plain["estimate"], tomographyEstimates)});
}

}  // namespace

std::shared_ptr<const Executor> withMethod(const std::string& kind, const val& plain,
                                           std::shared_ptr<const Executor> executor, const NoiseModel&) {
  return std::make_shared<MitigatedExecutor>(toMethod(kind, plain), std::move(executor));
}

}  // namespace qualm::bindings
