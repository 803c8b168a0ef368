#include "qualm/correct/curve_point.hpp"

#include <cstring>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

constexpr std::string_view repetitionName = "repetition", surfaceName = "surface";

std::string_view nameOf(Code code) { return code == Code::surface ? surfaceName : repetitionName; }

}  // namespace

Code codeNamed(std::string_view name) {
  if (name == repetitionName) return Code::repetition;
  if (name == surfaceName) return Code::surface;
  throw Error(ErrorCode::invalidOption, "There is no such code.", std::string(name), "repetition, surface");
}

std::size_t physicalQubits(Code code, std::size_t distance) {
  return 2 * (code == Code::surface ? distance * distance : distance) - 1;
}

std::uint64_t failuresAt(const CurvePoint& point, ShotRange shots, const Random& random, DecodingTime& time) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &point.rate, sizeof bits);
  const Random own = random.stream(nameOf(point.code)).stream(point.distance).stream(bits);
  return logicalFailures(codeExperiment(point.code, point.distance, point.rounds, point.model, point.rate), shots, own,
                         time);
}

}  // namespace qualm
