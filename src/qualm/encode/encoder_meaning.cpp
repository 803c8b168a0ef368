#include "qualm/encode/encoder_meaning.hpp"

#include <algorithm>
#include <bit>

namespace qualm {

std::vector<std::string> pauliStrings(const EncoderOptions& options) {
  if (options.kind == EncoderKind::zFeatureMap) return {"Z"};
  if (options.kind == EncoderKind::zzFeatureMap) return {"Z", "ZZ"};
  return options.paulis;
}

StatePreparation preparationOf(const EncoderOptions& options, std::size_t features) {
  const std::size_t amplitudes = options.complex ? (features + 1) / 2 : features;
  StatePreparation preparation{std::max<std::size_t>(std::bit_width(amplitudes - 1), 1), options.complex};
  if (options.method == AmplitudeMethod::approximate) preparation.controls = options.controls.value_or(3);
  return preparation;
}

}  // namespace qualm
