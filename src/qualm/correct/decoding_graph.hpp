#pragma once

#include <cstddef>
#include <vector>

#include "qualm/correct/faults.hpp"

namespace qualm {

/// Detectors as vertices, and one vertex more for the boundary; what sets off two detectors (or one, beside the
/// boundary) is an edge (Dennis et al. 2002, arXiv:quant-ph/0110143).
struct DecodingGraph {
  struct Edge {
    std::size_t from, to;  ///< from < to; the boundary is the last vertex
    bool flipsObservable;
    double probability;  ///< of an odd number of the faults that are this edge

    double weight() const;  ///< ln((1 − p)/p)
  };
  std::size_t detectors = 0;
  std::vector<Edge> edges;

  std::size_t boundary() const { return detectors; }
};

/// Merges faults that do the same. A fault that sets off more than two detectors is taken apart into edges that other
/// faults have made, and counts as each of them. Throws unsupported where it can't be, or where a fault turns the
/// observable over and sets nothing off.
DecodingGraph decodingGraph(std::size_t detectors, const std::vector<Fault>& faults);

}  // namespace qualm
