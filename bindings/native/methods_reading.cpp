#include <string>
#include <utility>

#include "plain_mitigation.hpp"

namespace qualm::bindings {
namespace {

std::shared_ptr<const Mitigation> toMethod(const std::string& kind, const val& plain) {
  if (kind == "clifford-data-regression") return toCliffordDataRegression(plain);
  if (kind == "learned-mitigation") return toLearnedMitigation(plain);
  if (kind == "virtual-distillation") return toVirtualDistillation(plain);
  if (kind == "subspace-expansion") return toSubspaceExpansion(plain);
  if (kind == "classical-shadow") return toClassicalShadow(plain);
  return toStateTomography(plain);
}

}  // namespace

std::shared_ptr<const Executor> withMethod(const val& plain, const val&, std::shared_ptr<const Executor> inner) {
  return std::make_shared<MitigatedExecutor>(toMethod(plain["kind"].as<std::string>(), plain), std::move(inner));
}

}  // namespace qualm::bindings
