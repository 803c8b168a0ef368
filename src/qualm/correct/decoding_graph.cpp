#include "qualm/correct/decoding_graph.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

/// Collects edges and finds them again.
class GraphBuilder {
 public:
  explicit GraphBuilder(std::size_t detectors) { graph_.detectors = detectors; }

  void addSmall(const Fault& fault) {
    if (fault.detectors.empty()) return;
    const Key key = keyOf(fault.detectors[0], partner(fault.detectors), fault.flipsObservable);
    const auto [place, isNew] = known_.try_emplace(key, graph_.edges.size());
    if (isNew) graph_.edges.push_back({std::get<0>(key), std::get<1>(key), fault.flipsObservable, 0});
    strengthen(place->second, fault.probability);
  }

  void addLarge(const Fault& fault) {
    std::vector<std::size_t> parts;
    if (!takeApart(fault.detectors, fault.flipsObservable, parts)) {
      throw Error(ErrorCode::unsupported, "A fault sets off detectors that no edges of the decoding graph explain.",
                  std::to_string(fault.detectors.size()) + " detectors", "faults that are made of edges");
    }
    for (const std::size_t edge : parts) strengthen(edge, fault.probability);
  }

  DecodingGraph finish() { return std::move(graph_); }

 private:
  using Key = std::tuple<std::size_t, std::size_t, bool>;

  static Key keyOf(std::size_t a, std::size_t b, bool flips) { return {std::min(a, b), std::max(a, b), flips}; }

  std::size_t partner(const std::vector<std::size_t>& detectors) const {
    return detectors.size() == 2 ? detectors[1] : graph_.boundary();
  }

  /// Either it happened before or now, not both.
  void strengthen(std::size_t edge, double p) {
    double& q = graph_.edges[edge].probability;
    q = q * (1 - p) + p * (1 - q);
  }

  /// Joins the first detector with each other one or the boundary by a known edge, and goes on with the rest.
  bool takeApart(const std::vector<std::size_t>& detectors, bool flips, std::vector<std::size_t>& parts) const {
    if (detectors.empty()) return !flips;
    for (std::size_t other = 1; other <= detectors.size(); ++other) {
      const bool inner = other < detectors.size();
      std::vector<std::size_t> rest(detectors.begin() + 1, detectors.end());
      if (inner) rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(other) - 1);
      for (const bool edgeFlips : {false, true}) {
        const auto found = known_.find(keyOf(detectors[0], inner ? detectors[other] : graph_.boundary(), edgeFlips));
        if (found == known_.end()) continue;
        parts.push_back(found->second);
        if (takeApart(rest, flips != edgeFlips, parts)) return true;
        parts.pop_back();
      }
    }
    return false;
  }

  DecodingGraph graph_;
  std::map<Key, std::size_t> known_;
};

}  // namespace

double DecodingGraph::Edge::weight() const { return std::log((1 - probability) / probability); }

DecodingGraph decodingGraph(std::size_t detectors, const std::vector<Fault>& faults) {
  GraphBuilder builder(detectors);
  for (const Fault& fault : faults) {
    if (fault.detectors.empty() && fault.flipsObservable) {
      throw Error(ErrorCode::unsupported, "A single fault turns the observable over and sets off no detector.",
                  "step " + std::to_string(fault.step), "a code of distance 2 or more");
    }
    if (fault.detectors.size() <= 2) builder.addSmall(fault);
  }
  for (const Fault& fault : faults) {
    if (fault.detectors.size() > 2) builder.addLarge(fault);
  }
  return builder.finish();
}

}  // namespace qualm
