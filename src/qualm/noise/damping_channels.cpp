#include "qualm/noise/channel_builders.hpp"

namespace qualm {
namespace {

/// |row⟩⟨column|
GateMatrix transition(std::size_t row, std::size_t column) {
  GateMatrix matrix;
  matrix(row, column) = {1, 0};
  return matrix;
}

GateMatrix diagonal(double first, double second) { return {2, {Complex{first, 0}, {}, {}, {second, 0}}}; }

}  // namespace

Channel amplitudeDamping(std::span<const double> v, std::size_t) {
  Channel channel;
  appendWeighted(channel, 1, diagonal(1, std::sqrt(1 - v[0])));
  appendWeighted(channel, v[0], transition(0, 1));
  return channel;
}

/// Decay with weight 1 − population and its mirror image, excitation, with weight population.
Channel generalizedAmplitudeDamping(std::span<const double> v, std::size_t) {
  const double gamma = v[0], excited = v[1], kept = std::sqrt(1 - gamma);
  Channel channel;
  appendWeighted(channel, 1 - excited, diagonal(1, kept));
  appendWeighted(channel, (1 - excited) * gamma, transition(0, 1));
  appendWeighted(channel, excited, diagonal(kept, 1));
  appendWeighted(channel, excited * gamma, transition(1, 0));
  return channel;
}

Channel resetToZero(std::span<const double> v, std::size_t) {
  Channel channel;
  appendWeighted(channel, 1 - v[0], diagonal(1, 1));
  appendWeighted(channel, v[0], transition(0, 0));
  appendWeighted(channel, v[0], transition(0, 1));
  return channel;
}

}  // namespace qualm
