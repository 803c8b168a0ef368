#include "qualm/noise/channel_builders.hpp"

namespace qualm {
namespace {

/// The gate of that name as a channel: one Kraus operator.
Channel coherent(std::string_view gate, std::span<const double> angles) {
  const Gate& row = findGate(gate);
  Channel channel;
  channel.qubits = row.targets;
  channel.kraus.push_back(row.matrix(angles));
  return channel;
}

}  // namespace

Channel overRotationX(std::span<const double> v, std::size_t) { return coherent("rx", v); }
Channel overRotationY(std::span<const double> v, std::size_t) { return coherent("ry", v); }
Channel overRotationZ(std::span<const double> v, std::size_t) { return coherent("rz", v); }
Channel zzRotation(std::span<const double> v, std::size_t) { return coherent("rzz", v); }

}  // namespace qualm
