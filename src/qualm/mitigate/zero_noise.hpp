#pragma once

#include <vector>

#include "qualm/mitigate/extrapolation.hpp"
#include "qualm/mitigate/fold.hpp"
#include "qualm/mitigate/mitigation.hpp"

namespace qualm {

/// How a run's noise is made larger.
enum class NoiseScaling {
  folding,  ///< a longer circuit; `folding` says which
  pulses,   ///< the noise model itself, as if pulses were stretched: an idealised control, not there on hardware
};

struct ZeroNoiseOptions {
  std::vector<double> scales{1, 3, 5};  ///< odd ones are reached exactly, however many gates there are
  NoiseScaling scaling = NoiseScaling::folding;
  Folding folding = Folding::gates;
  ExtrapolationOptions extrapolation;
  bool weightedShots = true;  ///< shots in proportion to the size of each coefficient; else equal parts
};

/// Zero-noise extrapolation: the same expectation under more noise, several times, and a curve back to none.
/// Temme, Bravyi, Gambetta 2017 (arXiv:1612.02058); Giurgica-Tiron et al. 2020 (arXiv:2005.10921).
class ZeroNoise : public Mitigation {
 public:
  /// Throws too-few-rows, or invalid-option for scales that extrapolate() would refuse.
  explicit ZeroNoise(ZeroNoiseOptions options);

  /// Throws invalid-option where folding reaches one scale twice, and invalid-shots where a run would get less than two
  /// shots, beside what fold() throws.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Evidence: "zero-noise.scales" that were reached, "zero-noise.values" and "zero-noise.standardErrors" (scales ×
  /// observables), and the curve with its error at evidencePoints scales from 0 to the largest:
  /// "zero-noise.curveScales", "zero-noise.curve" and "zero-noise.curveErrors" (points × observables).
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

  static constexpr std::size_t evidencePoints = 41;

  /// The curve through one expectation: what combine() reads at 0.
  ExtrapolatedCurve curve(std::span<const PlannedRun> runs, std::span<const Estimates> results, std::size_t index,
                          std::size_t observable) const;

 private:
  std::vector<Evidence> evidence(std::span<const PlannedRun> runs, std::span<const Estimates> results) const;

  ZeroNoiseOptions options_;
};

/// The request's circuit with its noise so many times as large, as nearly as the means allow: PlannedRun::scale says
/// what was reached. Its shots are still to be set. Throws what fold() does.
PlannedRun scaledRun(const Circuit& circuit, double scale, NoiseScaling scaling, Folding folding, const Random& random);

/// `total` in whole parts, in proportion to the weights as nearly as that goes (largest remainders first).
std::vector<std::uint64_t> divideShots(std::uint64_t total, std::span<const double> weights);

}  // namespace qualm
