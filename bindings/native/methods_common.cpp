#include "plain_mitigation.hpp"

namespace qualm::bindings {
namespace {

std::shared_ptr<const Mitigation> toMethod(const std::string& kind, const val& plain, const NoiseModel& simulated) {
  if (kind == "zero-noise") return toZeroNoise(plain);
  if (kind == "readout") return toReadoutMitigation(plain);
  if (kind == "pauli-twirling") return toPauliTwirling(plain);
  if (kind == "dynamical-decoupling") return toDynamicalDecoupling(plain, simulated);
  if (kind == "error-cancellation") return toErrorCancellation(plain, simulated);
  throw Error(ErrorCode::invalidOption, "There is no such mitigation in this module.", kind,
              "zero-noise, readout, pauli-twirling, dynamical-decoupling, error-cancellation");
}

}  // namespace

std::shared_ptr<const Executor> withMethod(const std::string& kind, const val& plain,
                                           std::shared_ptr<const Executor> executor, const NoiseModel& simulated) {
  return std::make_shared<MitigatedExecutor>(toMethod(kind, plain, simulated), std::move(executor));
}

}  // namespace qualm::bindings
