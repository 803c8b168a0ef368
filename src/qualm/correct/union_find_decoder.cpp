#include "qualm/correct/union_find_decoder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"

namespace qualm {
namespace {

/// Steps of growth along the lightest edge: weights are told apart to an eighth of it, and twice that many steps let
/// two clusters meet in the middle.
constexpr double stepsOfLightest = 16;

/// A weight this small, of a fault that happens in nearly every other shot, still takes a step.
constexpr double leastWeight = 1e-3;

double lengthWeight(const DecodingGraph::Edge& edge) { return std::max(edge.weight(), leastWeight); }

}  // namespace

UnionFindDecoder::UnionFindDecoder(const DecodingGraph& graph)
    : boundary_(static_cast<Index>(graph.boundary())),
      firstLink_(graph.detectors + 2),
      vertices_(graph.detectors + 1),
      growth_(graph.edges.size()),
      ends_(graph.edges.size()),
      forest_(graph.detectors + 1, boundary_) {
  double lightest = std::numeric_limits<double>::infinity();
  for (const DecodingGraph::Edge& edge : graph.edges) lightest = std::min(lightest, lengthWeight(edge));
  for (const DecodingGraph::Edge& edge : graph.edges) {
    const auto length = static_cast<std::int64_t>(std::lround(stepsOfLightest / 2 * lengthWeight(edge) / lightest));
    links_.push_back({static_cast<Index>(edge.from), static_cast<Index>(edge.to), 2 * length, edge.flipsObservable});
    ++firstLink_[edge.from + 1];
    ++firstLink_[edge.to + 1];
  }
  for (std::size_t v = 0; v < vertices_.size(); ++v) {
    firstLink_[v + 1] += firstLink_[v];
    vertices_[v].parent = static_cast<Index>(v);
  }
  linksAt_.resize(2 * links_.size());
  std::vector<std::size_t> next(firstLink_.begin(), firstLink_.end() - 1);
  for (Index l = 0; l < links_.size(); ++l) {
    linksAt_[next[links_[l].from]++] = l;
    linksAt_[next[links_[l].to]++] = l;
  }
}

bool UnionFindDecoder::flipsObservable(std::span<const std::size_t> detectors) {
  start(detectors);
  while (grow()) {
  }
  const bool flips = forest_.peel();
  clear();
  return flips;
}

UnionFindDecoder::Index UnionFindDecoder::find(Index vertex) {
  while (vertices_[vertex].parent != vertex) {
    vertices_[vertex].parent = vertices_[vertices_[vertex].parent].parent;  // halves the way for the next one
    vertex = vertices_[vertex].parent;
  }
  return vertex;
}

/// A vertex becomes a cluster of its own.
void UnionFindDecoder::reach(Index vertex) {
  Vertex& v = vertices_[vertex];
  if (v.reached) return;
  v.reached = true;
  reached_.push_back(vertex);
  if (vertex == boundary_) return;  // its cluster never grows
  v.frontier.assign(linksAt_.begin() + static_cast<std::ptrdiff_t>(firstLink_[vertex]),
                    linksAt_.begin() + static_cast<std::ptrdiff_t>(firstLink_[vertex + 1]));
}

void UnionFindDecoder::start(std::span<const std::size_t> detectors) {
  for (const std::size_t detector : detectors) {
    const auto vertex = static_cast<Index>(detector);
    reach(vertex);
    vertices_[vertex].odd = true;
    forest_.mark(vertex);
    roots_.push_back(vertex);
  }
}

/// Finds the rim of a growing cluster, and forgets links that have come to lie inside.
void UnionFindDecoder::scanFrontier(Index root) {
  std::vector<Index>& frontier = vertices_[root].frontier;
  std::size_t kept = 0;
  for (const Index link : frontier) {
    if (find(links_[link].from) == find(links_[link].to)) continue;
    frontier[kept++] = link;
    if (ends_[link]++ == 0) rim_.push_back(link);
  }
  frontier.resize(kept);
}

/// All odd clusters grow until the next link is full. False where no cluster is odd.
bool UnionFindDecoder::grow() {
  for (Index& root : roots_) root = find(root);
  std::sort(roots_.begin(), roots_.end());
  roots_.erase(std::unique(roots_.begin(), roots_.end()), roots_.end());
  std::erase_if(roots_, [&](Index root) { return !vertices_[root].odd; });
  if (roots_.empty()) return false;
  for (const Index root : roots_) scanFrontier(root);
  std::int64_t step = std::numeric_limits<std::int64_t>::max();
  for (const Index link : rim_) {
    step = std::min(step, (links_[link].length - growth_[link] + ends_[link] - 1) / ends_[link]);
  }
  if (rim_.empty()) {
    throw Error(ErrorCode::internal, "Detectors went off that no edges of the decoding graph can explain.",
                std::to_string(roots_.size()) + " odd clusters", "clusters that reach each other or the boundary");
  }
  for (const Index link : rim_) {
    if (growth_[link] == 0) touched_.push_back(link);
    growth_[link] += step * ends_[link];
    ends_[link] = 0;
    if (growth_[link] >= links_[link].length) fuse(link);
  }
  rim_.clear();
  return true;
}

/// Joins what a full link joins. The links that do so are a spanning forest of the clusters.
void UnionFindDecoder::fuse(Index link) {
  const auto [from, to, length, flips] = links_[link];
  reach(from);
  reach(to);
  Index a = find(from), b = find(to);
  if (a == b) return;
  forest_.join(from, to, flips);
  const Index outside = find(boundary_);
  if (a == outside || b == outside) {
    if (a != outside) std::swap(a, b);
    vertices_[b].odd = false;  // the boundary takes any number
  } else {
    if (vertices_[a].size < vertices_[b].size) std::swap(a, b);
    vertices_[a].odd = vertices_[a].odd != vertices_[b].odd;
    vertices_[a].frontier.insert(vertices_[a].frontier.end(), vertices_[b].frontier.begin(),
                                 vertices_[b].frontier.end());
  }
  vertices_[b].parent = a;
  vertices_[a].size += vertices_[b].size;
}

void UnionFindDecoder::clear() {
  for (const Index vertex : reached_) {
    Vertex& v = vertices_[vertex];
    v.parent = vertex;
    v.size = 1;
    v.odd = v.reached = false;
    v.frontier.clear();
  }
  for (const Index link : touched_) growth_[link] = 0;
  reached_.clear();
  touched_.clear();
  roots_.clear();
}

}  // namespace qualm
