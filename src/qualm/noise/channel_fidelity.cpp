#include "qualm/noise/channel_fidelity.hpp"

namespace qualm {

double processFidelity(const Channel& channel) {
  double sum = 0, size = 1;
  for (const GateMatrix& k : channel.kraus) {
    size = static_cast<double>(k.dimension);
    Complex trace;
    for (std::size_t i = 0; i < k.dimension; ++i) trace = trace + k(i, i);
    sum += squaredMagnitude(trace);
  }
  return sum / (size * size);
}

double averageGateFidelity(const Channel& channel) {
  const double size = channel.qubits == 1 ? 2 : 4;
  return (size * processFidelity(channel) + 1) / (size + 1);
}

}  // namespace qualm
