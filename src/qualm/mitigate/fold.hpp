#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qualm/circuit/circuit.hpp"
#include "qualm/core/random.hpp"

namespace qualm {

/// How a circuit is made longer without changing what it does, so that more noise meets it: a gate G becomes G G⁻¹ G.
/// Giurgica-Tiron et al. 2020 (arXiv:2005.10921), section III.
enum class Folding {
  global,      ///< the whole circuit and its inverse, then its last gates once more
  gates,       ///< every gate, as many of them once more as the scale still asks for, from the first on
  random,      ///< every gate, those once more drawn at random
  layers,      ///< whole layers of gates, from the first on
  identities,  ///< no inverses: layers of identities that last as long as a gate and meet its noise
};

/// A folded circuit, which follows the original (simulate/follow.hpp).
struct FoldedCircuit {
  Circuit circuit;
  double scale = 1;  ///< reached: gates of this circuit over gates of the original (of layers for identities)
};

/// What is not a gate, or is conditional, stays as it is. Throws invalid-option for a scale below 1 or not finite,
/// empty-data for a circuit without gates, and not-unitary for folding a circuit as a whole that measures, resets or
/// decides before its end.
FoldedCircuit fold(const Circuit& circuit, double scale, Folding folding, Random random);

/// How many layers of a circuit can be folded: those of gates without conditions.
std::size_t foldableLayers(const Circuit& circuit);

/// Every such layer as it is and then, so many times, its inverse and itself. Throws shape-mismatch unless `folds` has
/// a number for each.
FoldedCircuit foldLayers(const Circuit& circuit, std::span<const std::size_t> folds);

}  // namespace qualm
