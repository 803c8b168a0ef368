#include "qualm/correct/peeling_forest.hpp"

namespace qualm {

void PeelingForest::use(Index vertex) {
  if (vertices_[vertex].used) return;
  vertices_[vertex].used = true;
  order_.push_back(vertex);
}

void PeelingForest::mark(Index vertex) {
  use(vertex);
  vertices_[vertex].marked = !vertices_[vertex].marked;
}

void PeelingForest::join(Index from, Index to, bool flips) {
  use(from);
  use(to);
  for (const Index end : {from, to}) {
    Vertex& vertex = vertices_[end];
    ++vertex.degree;
    vertex.others ^= end == from ? to : from;
    vertex.flips = vertex.flips != flips;
  }
}

/// A leaf that is marked is explained by its edge and hands the mark over to the other end. The boundary is never taken
/// for a leaf: what reaches it has left.
bool PeelingForest::peel() {
  bool flips = false;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const Index leaf = order_[i];
    Vertex& vertex = vertices_[leaf];
    if (vertex.degree != 1 || leaf == boundary_) continue;
    Vertex& other = vertices_[vertex.others];
    if (vertex.marked) {
      flips = flips != vertex.flips;
      other.marked = !other.marked;
    }
    other.others ^= leaf;
    other.flips = other.flips != vertex.flips;
    vertex.degree = 0;
    if (--other.degree == 1) order_.push_back(vertex.others);
  }
  for (const Index vertex : order_) vertices_[vertex] = {};
  order_.clear();
  return flips;
}

}  // namespace qualm
