#include "plain_mitigation.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "qualm/mitigate/dynamical_decoupling.hpp"
#include "qualm/mitigate/error_cancellation.hpp"
#include "qualm/mitigate/pauli_twirling.hpp"
#include "qualm/mitigate/readout_mitigation.hpp"
#include "qualm/mitigate/zero_noise.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 6> extrapolations{"linear",     "polynomial",  "richardson",
                                                         "fake-nodes", "exponential", "poly-exponential"};
constexpr std::array<std::string_view, 3> fits{"values", "logarithm", "weighted-logarithm"};
constexpr std::array<std::string_view, 5> foldings{"global", "gates", "random", "layers", "identities"};
constexpr std::array<std::string_view, 2> calibrations{"tensored", "full"};
constexpr std::array<std::string_view, 3> sequences{"xx", "xy4", "xy8"};
constexpr std::array<std::string_view, 4> corrections{"inversion", "least-squares", "bayesian", "subspace"};

/// The value of an enumeration whose names stand in its order.
template <class Enum, std::size_t count>
Enum toEnum(const val& name, const std::array<std::string_view, count>& names, const char* what) {
  const auto text = name.as<std::string>();
  const auto found = std::find(names.begin(), names.end(), text);
  if (found != names.end()) return static_cast<Enum>(found - names.begin());
  throw Error(ErrorCode::invalidOption, std::string("There is no such ") + what + ".", text,
              std::string(names.front()) + ", …");
}

}  // namespace

std::shared_ptr<const Mitigation> toZeroNoise(const val& plain) {
  ZeroNoiseOptions options;
  options.scales = toDoubles(plain["scales"]);
  options.scaling = plain["scaling"].as<std::string>() == "pulses" ? NoiseScaling::pulses : NoiseScaling::folding;
  options.folding = toEnum<Folding>(plain["folding"], foldings, "folding");
  options.extrapolation.kind = toEnum<Extrapolation>(plain["extrapolation"], extrapolations, "extrapolation");
  options.extrapolation.degree = toSize(plain["degree"], "A degree");
  options.extrapolation.asymptote.reset();
  if (plain["asymptote"].isNumber()) options.extrapolation.asymptote = plain["asymptote"].as<double>();
  options.extrapolation.fit = toEnum<ExponentialFit>(plain["fit"], fits, "fit");
  options.weightedShots = plain["weightedShots"].as<bool>();
  return std::make_shared<ZeroNoise>(options);
}

std::shared_ptr<const Mitigation> toReadoutMitigation(const val& plain) {
  return std::make_shared<ReadoutMitigation>(
      ReadoutMitigationOptions{toEnum<Calibration>(plain["calibration"], calibrations, "calibration"),
                               toEnum<Correction>(plain["correction"], corrections, "correction"),
                               toSize(plain["rounds"], "Rounds"), plain["calibrationShare"].as<double>()});
}

std::shared_ptr<const Mitigation> toPauliTwirling(const val& plain) {
  return std::make_shared<PauliTwirling>(PauliTwirlingOptions{toSize(plain["instances"], "Instances")});
}

std::shared_ptr<const Mitigation> toErrorCancellation(const val& plain, const NoiseModel& simulated) {
  return std::make_shared<ErrorCancellation>(ErrorCancellationOptions{simulated, toCount(plain["samples"], "Samples")});
}

std::shared_ptr<const Mitigation> toDynamicalDecoupling(const val& plain, const NoiseModel& simulated) {
  DynamicalDecouplingOptions options;
  options.sequence = toEnum<DecouplingSequence>(plain["sequence"], sequences, "sequence");
  options.durations = simulated.durations;
  options.leastWindow = plain["leastWindow"].as<double>();
  return std::make_shared<DynamicalDecoupling>(std::move(options));
}

std::shared_ptr<const Executor> toMitigated(const val& list, std::shared_ptr<const Executor> executor,
                                            const NoiseModel& simulated) {
  if (list.isUndefined() || list.isNull()) return executor;
  for (const val& plain : emscripten::vecFromJSArray<val>(list)) {
    executor = withMethod(plain["kind"].as<std::string>(), plain, std::move(executor), simulated);
  }
  return executor;
}

}  // namespace qualm::bindings
