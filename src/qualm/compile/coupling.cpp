#include "qualm/compile/coupling.hpp"

#include <algorithm>
#include <string>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

void checkEdge(std::size_t a, std::size_t b, std::size_t qubits) {
  if (std::max(a, b) >= qubits) {
    throw Error(ErrorCode::qubitOutOfRange, "The coupling map names a qubit that the device does not have.",
                std::to_string(std::max(a, b)), "0 to " + std::to_string(qubits - 1));
  }
  if (a == b) {
    throw Error(ErrorCode::duplicateQubit, "The coupling map joins a qubit with itself.", std::to_string(a),
                "two different qubits");
  }
}

}  // namespace

CouplingMap::CouplingMap(std::size_t qubits, std::span<const std::pair<std::size_t, std::size_t>> edges)
    : neighbors_(qubits) {
  for (const auto& [a, b] : edges) {
    checkEdge(a, b, qubits);
    neighbors_[a].push_back(b);
    neighbors_[b].push_back(a);
  }
  for (auto& list : neighbors_) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  measureDistances();
}

void CouplingMap::measureDistances() {
  const std::size_t count = qubits();
  distances_.assign(count * count, count);
  for (std::size_t from = 0; from < count; ++from) {
    std::size_t* row = distances_.data() + from * count;
    std::vector<std::size_t> queue{from};
    row[from] = 0;
    for (std::size_t head = 0; head < queue.size(); ++head) {
      for (const std::size_t next : neighbors_[queue[head]]) {
        if (row[next] != count) continue;
        row[next] = row[queue[head]] + 1;
        queue.push_back(next);
      }
    }
  }
}

bool CouplingMap::isConnected() const {
  return std::all_of(distances_.begin(), distances_.begin() + static_cast<std::ptrdiff_t>(qubits()),
                     [this](std::size_t d) { return d < qubits(); });
}

CouplingMap CouplingMap::restrictedTo(std::span<const std::size_t> chosen) const {
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  for (std::size_t a = 0; a < chosen.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (coupled(chosen[a], chosen[b])) edges.emplace_back(b, a);
    }
  }
  return {chosen.size(), edges};
}

std::vector<std::size_t> CouplingMap::randomRegion(std::size_t size, bool dense, Random& random) const {
  std::vector<std::size_t> region, links(qubits(), 0);
  std::vector<bool> inside(qubits(), false);
  std::size_t next = static_cast<std::size_t>(random.below(qubits()));
  while (true) {
    region.push_back(next);
    inside[next] = true;
    for (const std::size_t neighbor : neighbors_[next]) ++links[neighbor];
    if (region.size() == size) break;
    std::vector<std::size_t> candidates;
    std::size_t best = 1;
    for (std::size_t q = 0; q < qubits(); ++q) {
      if (inside[q] || links[q] < best) continue;
      if (dense && links[q] > best) {
        best = links[q];
        candidates.clear();
      }
      candidates.push_back(q);
    }
    next = candidates[static_cast<std::size_t>(random.below(candidates.size()))];
  }
  std::sort(region.begin(), region.end());
  return region;
}

}  // namespace qualm
