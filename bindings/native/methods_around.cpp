#include <string>
#include <utility>

#include "called_executor.hpp"
#include "carried.hpp"
#include "plain_mitigation.hpp"
#include "qualm/simulate/detuned_executor.hpp"

namespace qualm::bindings {
namespace {

std::shared_ptr<const Mitigation> toMethod(const std::string& kind, const val& plain, const val& noise) {
  if (kind == "zero-noise") return toZeroNoise(plain);
  if (kind == "layerwise-richardson") return toLayerwiseRichardson(plain);
  if (kind == "readout") return toReadoutMitigation(plain);
  if (kind == "twirled-readout") return toTwirledReadout(plain);
  if (kind == "pauli-twirling") return toPauliTwirling(plain);
  if (kind == "symmetry-verification") return toSymmetryVerification(plain);
  if (kind == "dynamical-decoupling") return toDynamicalDecoupling(plain, fromBytes<NoiseModel>(noise));
  return toErrorCancellation(plain, fromBytes<NoiseModel>(noise));
}

}  // namespace

std::shared_ptr<const Executor> withMethod(const val& plain, const val& noise, std::shared_ptr<const Executor> inner) {
  const auto kind = plain["kind"].as<std::string>();
  if (kind == "detuning") return withDetuning(std::move(inner), fromBytes<NoiseModel>(noise));
  if (kind == "adaptive-zero-noise") return toAdaptiveZeroNoise(plain, std::move(inner));
  return std::make_shared<MitigatedExecutor>(toMethod(kind, plain, noise), std::move(inner));
}

}  // namespace qualm::bindings
