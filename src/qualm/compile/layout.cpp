#include "qualm/compile/layout.hpp"

#include <algorithm>
#include <numeric>

namespace qualm {
namespace {

using Graph = std::vector<std::vector<std::size_t>>;

/// Lays one graph into another, qubit by qubit.
class Embedding {
 public:
  Embedding(const Graph& partners, const CouplingMap& map)
      : partners_(partners), map_(map), layout_(partners.size(), none), taken_(map.qubits(), false) {
    chooseOrder();
  }

  std::optional<Layout> find() {
    if (!place(0)) return std::nullopt;
    return layout_;
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Each qubit after as many of its partners as possible, those with many partners first.
  void chooseOrder() {
    std::vector<std::size_t> placed(partners_.size(), 0);
    std::vector<bool> chosen(partners_.size(), false);
    while (order_.size() < partners_.size()) {
      std::size_t best = none;
      for (std::size_t q = 0; q < partners_.size(); ++q) {
        if (chosen[q]) continue;
        const auto rank = [&](std::size_t r) { return std::pair(placed[r], partners_[r].size()); };
        if (best == none || rank(q) > rank(best)) best = q;
      }
      chosen[best] = true;
      order_.push_back(best);
      for (const std::size_t partner : partners_[best]) ++placed[partner];
    }
  }

  bool fits(std::size_t qubit, std::size_t place) const {
    return std::all_of(partners_[qubit].begin(), partners_[qubit].end(), [&](std::size_t partner) {
      return layout_[partner] == none || map_.coupled(layout_[partner], place);
    });
  }

  /// Free places for a qubit: around a partner, or anywhere, nearest to what is placed already.
  std::vector<std::size_t> candidates(std::size_t qubit) const {
    for (const std::size_t partner : partners_[qubit]) {
      if (layout_[partner] != none) return map_.neighbors(layout_[partner]);
    }
    std::vector<std::size_t> places(map_.qubits());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto first = std::find_if(layout_.begin(), layout_.end(), [](std::size_t place) { return place != none; });
    if (first == layout_.end()) return places;
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return map_.distance(a, *first) < map_.distance(b, *first); });
    return places;
  }

  bool place(std::size_t step) {
    if (step == order_.size()) return true;
    const std::size_t qubit = order_[step];
    for (const std::size_t candidate : candidates(qubit)) {
      if (taken_[candidate] || !fits(qubit, candidate)) continue;
      if (++placements_ > 100000) return false;
      layout_[qubit] = candidate;
      taken_[candidate] = true;
      if (place(step + 1)) return true;
      layout_[qubit] = none;
      taken_[candidate] = false;
    }
    return false;
  }

  const Graph& partners_;
  const CouplingMap& map_;
  std::vector<std::size_t> order_;
  Layout layout_;
  std::vector<bool> taken_;
  std::size_t placements_ = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> partnersOf(std::span<const Operation> operations, std::size_t qubits) {
  Graph partners(qubits);
  for (const Operation& operation : operations) {
    if (!isPair(operation)) continue;
    partners[operation.qubits[0]].push_back(operation.qubits[1]);
    partners[operation.qubits[1]].push_back(operation.qubits[0]);
  }
  for (auto& list : partners) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return partners;
}

std::optional<Layout> fittingLayout(const Graph& partners, const CouplingMap& map) {
  Layout identity(partners.size());
  std::iota(identity.begin(), identity.end(), std::size_t{0});
  bool fits = true;
  for (std::size_t q = 0; q < partners.size(); ++q) {
    for (const std::size_t partner : partners[q]) fits = fits && map.coupled(q, partner);
  }
  if (fits) return identity;
  return Embedding(partners, map).find();
}

}  // namespace qualm
