#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "qualm/mitigate/zero_noise.hpp"

namespace qualm {

struct AdaptiveZeroNoiseOptions {
  std::vector<double> pilotScales{1, 3};  ///< what the first part of the shots looks at
  double pilotShare = 0.3;                ///< that part, divided equally among them
  double largestScale = 9;                ///< where the decay is too slow to need no more than that
  NoiseScaling scaling = NoiseScaling::folding;
  Folding folding = Folding::gates;
  std::optional<double> asymptote = 0;  ///< nothing: fitted, which takes a pilot scale more
  ExponentialFit fit = ExponentialFit::values;
};

/// Zero-noise extrapolation by an exponential whose next scale is chosen from what the first ones showed:
/// Giurgica-Tiron et al. 2020 (arXiv:2005.10921), the adaptive scheme. For a decay exp(−c·scale) to a known asymptote,
/// and shots that spread alike at all scales (not so for an expectation near ±1: there nearer scales would do as well),
/// the value at 0 has the smallest error from scales 1 and 1 + x/c, where (x − 1)·eˣ = 1. What is left of the shots
/// goes to all scales as the last fit will need them.
///
/// Standard errors are carried through the last fit, to the scales that the shots chose: they speak of what an
/// exponential through these scales reads at infinite shots. Where values do not decay so, other shots choose other
/// scales, and with them another such value. Nor do they know which shots were refused for values beyond the asymptote.
///
/// An Executor of its own, not a Mitigation, as it runs twice. Each row and shift has a scale of its own (so no result
/// depends on what else is in a batch), for all observables together: by the median of their decays. It runs row by
/// row from then on, in the second part.
class AdaptiveZeroNoise : public Executor {
 public:
  /// x of that equation.
  static constexpr double shiftFactor = 1.2784645427610738;

  /// Throws what ZeroNoise does for the pilot scales; invalid-option for a share outside 0 to 1 (both excluded) and a
  /// largest scale that is not above all pilot scales.
  AdaptiveZeroNoise(AdaptiveZeroNoiseOptions options, std::shared_ptr<const Executor> inner);

  /// Evidence is ZeroNoise's, under its names, then that of the inner executor's first run: the chosen scale is the
  /// last of "zero-noise.scales" unless folding reached one of the pilot's. Throws what MitigatedExecutor does, what
  /// extrapolate() does, and invalid-shots where a scale would get less than two shots.
  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override;

  std::shared_ptr<const Executor> withNoise(double scale) const override;

 private:
  double nextScale(const ExtrapolatedCurve& curve) const;
  ExtrapolatedCurve medianCurve(std::span<const PlannedRun> runs, std::span<const Estimates> results,
                                std::size_t observables) const;
  void divideRest(std::uint64_t shots, const ExtrapolatedCurve& curve, std::span<const PlannedRun> pilot,
                  std::vector<PlannedRun>& rest) const;
  Estimates refine(const Request& single, std::span<const PlannedRun> pilot, std::vector<Estimates> results,
                   const Random& random, Ledger& ledger) const;

  AdaptiveZeroNoiseOptions options_;
  ExtrapolationOptions extrapolation_;
  ZeroNoise method_;
  std::shared_ptr<const Executor> inner_;
};

}  // namespace qualm
