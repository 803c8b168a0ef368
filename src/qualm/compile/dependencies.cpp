#include "qualm/compile/dependencies.hpp"

#include <algorithm>

namespace qualm {

Dependencies dependenciesOf(std::span<const Operation> operations) {
  Dependencies result{std::vector<std::vector<std::size_t>>(operations.size()),
                      std::vector<std::vector<std::size_t>>(operations.size())};
  std::vector<std::vector<std::size_t>> readers(Circuit::maximumBits);  // of each bit since it was last written
  const std::size_t none = operations.size();
  std::vector<std::size_t> lastOnQubit(64, none), writer(Circuit::maximumBits, none);
  for (std::size_t i = 0; i < operations.size(); ++i) {
    const Operation& operation = operations[i];
    auto& before = result.predecessors[i];
    const auto waitFor = [&](std::size_t other) {
      if (other != none && std::count(before.begin(), before.end(), other) == 0) before.push_back(other);
    };
    for (std::size_t q = 0; q < lastOnQubit.size(); ++q) {
      if (((operation.qubitMask() >> q) & 1U) == 0) continue;
      waitFor(lastOnQubit[q]);
      lastOnQubit[q] = i;
    }
    for (std::size_t b = 0; b < Circuit::maximumBits; ++b) {
      if (((operation.condition.mask >> b) & 1U) == 0) continue;
      waitFor(writer[b]);
      readers[b].push_back(i);
    }
    if (operation.kind == Operation::Kind::measure) {
      waitFor(writer[operation.bit]);
      for (const std::size_t reader : readers[operation.bit]) {
        if (reader != i) waitFor(reader);
      }
      readers[operation.bit].clear();
      writer[operation.bit] = i;
    }
    for (const std::size_t other : before) result.successors[other].push_back(i);
  }
  return result;
}

}  // namespace qualm
