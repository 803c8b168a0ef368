#include "qualm/noise/channel_pool.hpp"

namespace qualm {

std::size_t ChannelPool::indexOf(const ChannelSpec& spec, std::size_t qubits) {
  std::vector<double> numbers = spec.values;
  for (const GateMatrix& k : spec.kraus) {
    for (const Complex entry : k.entries) {
      numbers.push_back(entry.re);
      numbers.push_back(entry.im);
    }
  }
  const auto [place, isNew] = known_.try_emplace({spec.kind, qubits, std::move(numbers)}, channels_.size());
  if (isNew) channels_.push_back(makeChannel(spec, qubits));
  return place->second;
}

}  // namespace qualm
