#include "qualm/mitigate/layers.hpp"

#include <algorithm>

namespace qualm {

std::vector<Layer> layersOf(const Circuit& circuit) {
  std::vector<Layer> layers;
  std::vector<std::size_t> free(circuit.qubits(), 0);  // the first layer in which each qubit is free
  for (const Operation& operation : circuit.operations()) {
    const std::uint64_t mask = operation.qubitMask();
    std::size_t at = 0;
    for (std::size_t q = 0; q < free.size(); ++q) {
      if ((mask >> q) & 1U) at = std::max(at, free[q]);
    }
    if (!operation.isUnitary()) {
      layers.push_back({{&operation}, false});
      std::fill(free.begin(), free.end(), layers.size());  // bits carry what happened to everything after it
      continue;
    }
    if (at == layers.size()) layers.emplace_back();
    layers[at].operations.push_back(&operation);
    for (std::size_t q = 0; q < free.size(); ++q) {
      if ((mask >> q) & 1U) free[q] = at + 1;
    }
  }
  return layers;
}

}  // namespace qualm
