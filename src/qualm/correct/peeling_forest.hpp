#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace qualm {

/// A forest over the vertices of a decoding graph that is peeled from its leaves (Delfosse and Zémor 2020,
/// arXiv:1703.01517). It keeps its buffers; peeling empties it.
class PeelingForest {
 public:
  using Index = std::uint32_t;

  /// The boundary is one of the vertices.
  PeelingForest(std::size_t vertices, Index boundary) : boundary_(boundary), vertices_(vertices) {}

  /// A detector that went off.
  void mark(Index vertex);

  /// An edge of the forest, between two trees so far.
  void join(Index from, Index to, bool flips);

  /// Whether the edges that explain all marks turn the observable over. Every tree without the boundary must hold an
  /// even number of marks.
  bool peel();

 private:
  struct Vertex {
    Index degree = 0;
    Index others = 0;    ///< XOR of its neighbours: the only one where the degree is 1
    bool flips = false;  ///< XOR over its edges, likewise
    bool marked = false;
    bool used = false;
  };

  void use(Index vertex);

  Index boundary_;
  std::vector<Vertex> vertices_;
  std::vector<Index> order_;  ///< vertices in use, then those that become leaves
};

}  // namespace qualm
