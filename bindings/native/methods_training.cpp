#include "plain_mitigation.hpp"

namespace qualm::bindings {

std::shared_ptr<const Executor> withMethod(const std::string& kind, const val& plain,
                                           std::shared_ptr<const Executor> executor, const NoiseModel&) {
  return std::make_shared<MitigatedExecutor>(kind == "readout" ? toReadoutMitigation(plain) : toZeroNoise(plain),
                                             std::move(executor));
}

}  // namespace qualm::bindings
