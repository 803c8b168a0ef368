#include "qualm/compile/route.hpp"

#include <algorithm>
#include <limits>

namespace qualm {
namespace {

constexpr std::size_t lookahead = 20;
constexpr double lookaheadWeight = 0.5, decayStep = 0.001;
constexpr std::size_t decayReset = 5;

struct Pair {
  std::size_t a, b;
};

/// One pass over the circuit, forwards or backwards. `front` holds the pair gates that wait for swaps only.
class Pass {
 public:
  Pass(const Operations& operations, const CouplingMap& map, bool forwards, Layout layout, Random& random)
      : operations_(operations), map_(map), random_(random), where_(std::move(layout)), who_(where_.size()) {
    Dependencies dependencies = dependenciesOf(operations);
    next_ = std::move(forwards ? dependencies.successors : dependencies.predecessors);
    for (const auto& before : forwards ? dependencies.predecessors : dependencies.successors) {
      waiting_.push_back(before.size());
    }
    for (std::size_t q = 0; q < where_.size(); ++q) who_[where_[q]] = q;
    decay_.assign(where_.size(), 1.0);
    routing_.initial = where_;
    for (std::size_t i = 0; i < operations.size(); ++i) {
      const std::size_t index = forwards ? i : operations.size() - 1 - i;
      if (waiting_[index] == 0) ready_.push_back(index);
    }
  }

  Routing run() {
    advance();
    std::size_t sinceProgress = 0;
    while (!front_.empty()) {
      // The search may circle between equally good swaps; after this many, one gate is brought home straight away.
      if (sinceProgress > 3 * map_.qubits() + 10) {
        bringTogether(front_.front());
      } else {
        const Pair best = chooseSwap();
        exchange(best);
        decay_[best.a] += decayStep;
        decay_[best.b] += decayStep;
      }
      const bool progress = advance();
      sinceProgress = progress ? 0 : sinceProgress + 1;
      if (progress || routing_.swaps % decayReset == 0) std::fill(decay_.begin(), decay_.end(), 1.0);
    }
    routing_.final = where_;
    return std::move(routing_);
  }

 private:
  Pair placesOf(std::size_t index) const {
    return {where_[operations_[index].qubits[0]], where_[operations_[index].qubits[1]]};
  }

  bool isBlocked(std::size_t index) const {
    if (!isPair(operations_[index])) return false;
    const Pair places = placesOf(index);
    return !map_.coupled(places.a, places.b);
  }

  /// Carries out all that can be; tells whether there was anything.
  bool advance() {
    for (const std::size_t index : front_) ready_.push_back(index);
    const std::size_t waited = front_.size();
    front_.clear();
    std::size_t done = 0;
    for (std::size_t head = 0; head < ready_.size(); ++head) {
      const std::size_t index = ready_[head];
      if (isBlocked(index)) {
        front_.push_back(index);
        continue;
      }
      ++done;
      routing_.operations.push_back(relabeled(operations_[index], where_));
      for (const std::size_t later : next_[index]) {
        if (--waiting_[later] == 0) ready_.push_back(later);
      }
    }
    ready_.clear();
    if (done > 0 || waited == 0) findUpcoming();
    return done > 0;
  }

  /// The pair gates that follow the front, nearest first, at most `lookahead` of them.
  void findUpcoming() {
    upcoming_.clear();
    std::vector<std::size_t> queue = front_;
    std::vector<bool> seen(operations_.size(), false);
    for (std::size_t head = 0; head < queue.size() && upcoming_.size() < lookahead; ++head) {
      for (const std::size_t later : next_[queue[head]]) {
        if (seen[later]) continue;
        seen[later] = true;
        queue.push_back(later);
        if (isPair(operations_[later]) && upcoming_.size() < lookahead) upcoming_.push_back(later);
      }
    }
  }

  /// Mean distance of the gates' qubits if the places of `swap` were exchanged.
  double meanDistance(const std::vector<std::size_t>& gates, Pair swap) const {
    const auto moved = [swap](std::size_t place) {
      return place == swap.a ? swap.b : place == swap.b ? swap.a : place;
    };
    double sum = 0;
    for (const std::size_t index : gates) {
      const Pair places = placesOf(index);
      sum += static_cast<double>(map_.distance(moved(places.a), moved(places.b)));
    }
    return gates.empty() ? 0 : sum / static_cast<double>(gates.size());
  }

  Pair chooseSwap() {
    std::vector<bool> involved(map_.qubits(), false);
    for (const std::size_t index : front_) involved[placesOf(index).a] = involved[placesOf(index).b] = true;
    double lowest = std::numeric_limits<double>::infinity();
    std::vector<Pair> best;
    for (std::size_t a = 0; a < map_.qubits(); ++a) {
      for (const std::size_t b : map_.neighbors(a)) {
        if (b < a || !(involved[a] || involved[b])) continue;
        const Pair swap{a, b};
        const double distance = meanDistance(front_, swap) + lookaheadWeight * meanDistance(upcoming_, swap);
        const double score = std::max(decay_[a], decay_[b]) * distance;
        if (score > lowest) continue;
        if (score < lowest) best.clear();
        lowest = score;
        best.push_back(swap);
      }
    }
    return best[static_cast<std::size_t>(random_.below(best.size()))];
  }

  void exchange(Pair swap) {
    routing_.operations.push_back(gateOperation("swap", {swap.a, swap.b}));
    ++routing_.swaps;
    std::swap(who_[swap.a], who_[swap.b]);
    where_[who_[swap.a]] = swap.a;
    where_[who_[swap.b]] = swap.b;
  }

  void bringTogether(std::size_t index) {
    while (isBlocked(index)) {
      const Pair places = placesOf(index);
      const auto& around = map_.neighbors(places.a);
      const auto nearer = std::min_element(around.begin(), around.end(), [&](std::size_t a, std::size_t b) {
        return map_.distance(a, places.b) < map_.distance(b, places.b);
      });
      exchange({places.a, *nearer});
    }
  }

  const Operations& operations_;
  const CouplingMap& map_;
  Random& random_;
  Layout where_;                                ///< qubit → place
  std::vector<std::size_t> who_;                ///< place → qubit
  std::vector<std::vector<std::size_t>> next_;  ///< operations that wait for each
  std::vector<std::size_t> waiting_;            ///< for how many others each one waits
  std::vector<std::size_t> ready_, front_, upcoming_;
  std::vector<double> decay_;
  Routing routing_;
};

}  // namespace

Routing route(const Operations& operations, const CouplingMap& map, const Layout& initial, Random& random) {
  return Pass(operations, map, true, initial, random).run();
}

Layout improvedLayout(const Operations& operations, const CouplingMap& map, Layout layout, Random& random) {
  const Routing there = Pass(operations, map, true, std::move(layout), random).run();
  return Pass(operations, map, false, there.final, random).run().final;
}

}  // namespace qualm
