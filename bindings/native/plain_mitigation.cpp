#include "plain_mitigation.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "qualm/mitigate/adaptive_zero_noise.hpp"
#include "qualm/mitigate/error_cancellation.hpp"
#include "qualm/mitigate/layerwise_richardson.hpp"
#include "qualm/mitigate/pauli_twirling.hpp"
#include "qualm/mitigate/readout_mitigation.hpp"
#include "qualm/mitigate/zero_noise.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 6> extrapolations{"linear",     "polynomial",  "richardson",
                                                         "fake-nodes", "exponential", "poly-exponential"};
constexpr std::array<std::string_view, 3> fits{"values", "logarithm", "weighted-logarithm"};
constexpr std::array<std::string_view, 2> scalings{"folding", "pulses"};
constexpr std::array<std::string_view, 5> foldings{"global", "gates", "random", "layers", "identities"};
constexpr std::array<std::string_view, 2> calibrations{"tensored", "full"};
constexpr std::array<std::string_view, 4> corrections{"inversion", "least-squares", "bayesian", "subspace"};

}  // namespace

NoiseScaling toScaling(const val& name) { return toEnum<NoiseScaling>(name, scalings); }

PauliTerm toPauli(std::string_view text) { return parsePauli(text, 64); }

Folding toFolding(const val& name) { return toEnum<Folding>(name, foldings); }

std::shared_ptr<const Mitigation> toZeroNoise(const val& plain) {
  ZeroNoiseOptions options;
  options.scales = toDoubles(plain["scales"]);
  options.scaling = plain["scaling"].as<std::string>() == "pulses" ? NoiseScaling::pulses : NoiseScaling::folding;
  options.folding = toEnum<Folding>(plain["folding"], foldings);
  options.extrapolation.kind = toEnum<Extrapolation>(plain["extrapolation"], extrapolations);
  options.extrapolation.degree = toSize(plain["degree"], "A degree");
  options.extrapolation.asymptote.reset();
  if (plain["asymptote"].isNumber()) options.extrapolation.asymptote = plain["asymptote"].as<double>();
  options.extrapolation.fit = toEnum<ExponentialFit>(plain["fit"], fits);
  options.weightedShots = plain["weightedShots"].as<bool>();
  return std::make_shared<ZeroNoise>(options);
}

std::shared_ptr<const Mitigation> toReadoutMitigation(const val& plain) {
  return std::make_shared<ReadoutMitigation>(ReadoutMitigationOptions{
      toEnum<Calibration>(plain["calibration"], calibrations), toEnum<Correction>(plain["correction"], corrections),
      toSize(plain["rounds"], "Rounds"), plain["calibrationShare"].as<double>()});
}

std::shared_ptr<const Mitigation> toPauliTwirling(const val& plain) {
  return std::make_shared<PauliTwirling>(PauliTwirlingOptions{toSize(plain["instances"], "Instances")});
}

std::shared_ptr<const Mitigation> toErrorCancellation(const val& plain, const NoiseModel& simulated) {
  return std::make_shared<ErrorCancellation>(
      ErrorCancellationOptions{simulated, toCount(plain["samples"], "Samples"), plain["precision"].as<double>()});
}

std::shared_ptr<const Mitigation> toLayerwiseRichardson(const val& plain) {
  return std::make_shared<LayerwiseRichardson>(
      LayerwiseRichardsonOptions{toSize(plain["chunks"], "Chunks"), toSize(plain["degree"], "A degree"),
                                 toSize(plain["foldMultiplier"], "A multiplier"), plain["weightedShots"].as<bool>()});
}

std::shared_ptr<const Executor> toAdaptiveZeroNoise(const val& plain, std::shared_ptr<const Executor> inner) {
  AdaptiveZeroNoiseOptions options;
  options.pilotScales = toDoubles(plain["pilotScales"]);
  options.pilotShare = plain["pilotShare"].as<double>();
  options.largestScale = plain["largestScale"].as<double>();
  options.scaling = toScaling(plain["scaling"]);
  options.folding = toFolding(plain["folding"]);
  return std::make_shared<AdaptiveZeroNoise>(std::move(options), std::move(inner));
}

}  // namespace qualm::bindings
