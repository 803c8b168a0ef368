#include "plain_mitigation.hpp"

namespace qualm::bindings {
namespace {

std::shared_ptr<const Mitigation> toMethod(const std::string& kind, const val& plain, const NoiseModel& simulated) {
  if (kind == "zero-noise") return toZeroNoise(plain);
  if (kind == "layerwise-richardson") return toLayerwiseRichardson(plain);
  if (kind == "readout") return toReadoutMitigation(plain);
  if (kind == "pauli-twirling") return toPauliTwirling(plain);
  return toErrorCancellation(plain, simulated);
}

}  // namespace

std::shared_ptr<const Executor> withMethod(const std::string& kind, const val& plain,
                                           std::shared_ptr<const Executor> executor, const NoiseModel& simulated) {
  if (kind == "adaptive-zero-noise") return toAdaptiveZeroNoise(plain, std::move(executor));
  return std::make_shared<MitigatedExecutor>(toMethod(kind, plain, simulated), std::move(executor));
}

}  // namespace qualm::bindings
