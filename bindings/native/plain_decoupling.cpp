#include "plain_mitigation.hpp"
#include "qualm/mitigate/dynamical_decoupling.hpp"
#include "qualm/mitigate/symmetry_verification.hpp"
#include "qualm/mitigate/twirled_readout.hpp"

namespace qualm::bindings {
namespace {

constexpr std::array<std::string_view, 3> sequences{"xx", "xy4", "xy8"};

/// "Z0 Z1", or "-Z0 Z1" for the eigenvalue −1.
Symmetry toSymmetry(const std::string& text) {
  const bool negative = !text.empty() && text[0] == '-';
  return {toPauli(std::string_view(text).substr(negative ? 1 : 0)), negative ? -1 : 1};
}

}  // namespace

std::shared_ptr<const Mitigation> toDynamicalDecoupling(const val& plain, const NoiseModel& simulated) {
  DynamicalDecouplingOptions options;
  options.sequence = toEnum<DecouplingSequence>(plain["sequence"], sequences);
  options.durations = simulated.durations;
  options.leastWindow = plain["leastWindow"].as<double>();
  return std::make_shared<DynamicalDecoupling>(std::move(options));
}

std::shared_ptr<const Mitigation> toTwirledReadout(const val& plain) {
  return std::make_shared<TwirledReadout>(
      TwirledReadoutOptions{toSize(plain["instances"], "Instances"), plain["calibrationShare"].as<double>()});
}

std::shared_ptr<const Mitigation> toSymmetryVerification(const val& plain) {
  SymmetryVerificationOptions options;
  for (const std::string& text : toStringVector(plain["symmetries"])) options.symmetries.push_back(toSymmetry(text));
  options.postSelect = plain["postSelect"].as<bool>();
  return std::make_shared<SymmetryVerification>(std::move(options));
}

}  // namespace qualm::bindings
