#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qualm/correct/decoding_graph.hpp"
#include "qualm/correct/peeling_forest.hpp"

namespace qualm {

/// The union-find decoder of Delfosse and Nickerson 2021 (arXiv:1709.06218): clusters grow around the detectors that
/// went off until each holds an even number of them or meets the boundary; then a forest in each cluster is peeled.
/// Growth is weighted (Huang, Newman and Brown 2020, arXiv:2004.04693): all odd clusters grow at one speed along edges
/// as long as their weights. It keeps its buffers between shots, and the time of a shot goes with what went off in it.
class UnionFindDecoder {
 public:
  explicit UnionFindDecoder(const DecodingGraph& graph);

  /// Whether the correction turns the observable over. Detectors are different ones. Throws internal where they can't
  /// be explained at all: an odd number of them, cut off from the boundary.
  bool flipsObservable(std::span<const std::size_t> detectors);

 private:
  using Index = PeelingForest::Index;

  struct Link {
    Index from, to;
    std::int64_t length;  ///< weight in steps of growth
    bool flips;
  };
  struct Vertex {
    Index parent = 0, size = 1;
    bool odd = false;             ///< of a root: its cluster holds an odd number of detectors
    bool reached = false;         ///< belongs to a cluster
    std::vector<Index> frontier;  ///< of a root: links out of its cluster, and some that are no more
  };

  Index find(Index vertex);
  void reach(Index vertex);
  void start(std::span<const std::size_t> detectors);
  bool grow();
  void scanFrontier(Index root);
  void fuse(Index link);
  void clear();

  Index boundary_;
  std::vector<Link> links_;
  std::vector<std::size_t> firstLink_;  ///< where the links of each vertex begin in linksAt_
  std::vector<Index> linksAt_;
  std::vector<Vertex> vertices_;
  std::vector<std::int64_t> growth_;  ///< one a link
  std::vector<std::uint8_t> ends_;    ///< how many growing clusters a link is on the rim of, in this step
  std::vector<Index> reached_, rim_, touched_, roots_;
  PeelingForest forest_;
};

}  // namespace qualm
