#pragma once

#include <span>
#include <vector>

#include "qualm/core/matrix.hpp"
#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

struct LayerwiseRichardsonOptions {
  std::size_t chunks = 0;          ///< neighbouring layers are folded alike, in so many groups; 0: each on its own
  std::size_t degree = 1;          ///< of the polynomial in the scales of all groups together
  std::size_t foldMultiplier = 1;  ///< scales are 1 + 2·foldMultiplier·(0, 1, … degree)
  bool weightedShots = true;       ///< shots in proportion to the size of each coefficient; else equal parts
};

/// Layerwise Richardson extrapolation: the noise of each layer is a variable of its own, made larger by folding that
/// layer, and the polynomial in all of them is read where all are 0. A degree of 1 undoes errors of first order however
/// they differ between layers; it takes one circuit more than there are groups. Russo and Mari 2024 (arXiv:2402.04000).
class LayerwiseRichardson : public Mitigation {
 public:
  static constexpr std::size_t mostCircuits = 256;

  /// Throws invalid-option for a degree or a fold multiplier of 0.
  explicit LayerwiseRichardson(LayerwiseRichardsonOptions options = {});

  /// Throws empty-data for a circuit without gates, invalid-option for more chunks than layers of gates and where more
  /// than mostCircuits would be needed, and invalid-shots where a circuit would get less than two shots.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Evidence: "layerwise-richardson.scales" (circuits × groups), "layerwise-richardson.coefficients" (circuits),
  /// "layerwise-richardson.values" and "layerwise-richardson.standardErrors" (circuits × observables).
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  Matrix scalesFor(const Circuit& circuit) const;

  LayerwiseRichardsonOptions options_;
};

/// Scales of the groups' noise for each circuit, circuits × groups: 1 + 2·foldMultiplier·the exponents of each monomial
/// up to the degree, in graded lexicographic order.
Matrix layerScales(std::size_t groups, std::size_t degree, std::size_t foldMultiplier);

/// The coefficient of each circuit in the polynomial's value where all scales are 0. Throws not-converged where the
/// scales fix no polynomial.
std::vector<double> layerCoefficients(const Matrix& scales, std::size_t degree);

}  // namespace qualm
