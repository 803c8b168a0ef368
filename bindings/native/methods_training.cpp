#include "plain_mitigation.hpp"

namespace qualm::bindings {
namespace {

std::shared_ptr<const Mitigation> toMethod(const std::string& kind, const val& plain) {
  if (kind == "zero-noise") return toZeroNoise(plain);
  if (kind == "readout") return toReadoutMitigation(plain);
  throw Error(ErrorCode::invalidOption, "Models are not trained and scored with this mitigation.", kind,
              "zero-noise, readout");
}

}  // namespace

std::shared_ptr<const Executor> withMethod(const std::string& kind, const val& plain,
                                           std::shared_ptr<const Executor> executor, const NoiseModel&) {
  return std::make_shared<MitigatedExecutor>(toMethod(kind, plain), std::move(executor));
}

}  // namespace qualm::bindings
