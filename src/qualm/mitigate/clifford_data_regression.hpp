#pragma once

#include "qualm/mitigate/feature_fit.hpp"
#include "qualm/mitigate/training_set.hpp"

namespace qualm {

/// One scale in `training.scales` makes it Clifford data regression, ideal = a·noisy + b; several make it its
/// variable-noise form, ideal = Σ c_scale·noisy_scale without a constant.
struct CliffordDataRegressionOptions {
  TrainingOptions training;
};

/// Clifford data regression: what noise does to an expectation is learned from near-Clifford circuits of the same
/// structure, whose ideal values are computed, as a line by least squares, and undone for the circuit itself.
/// Czarnik et al. 2021 (arXiv:2005.10189); with variable noise Lowe et al. 2021 (arXiv:2011.01157). Each row and shift
/// learns from training circuits of its own, on its own shots.
///
/// Standard errors are of shots alone: those of the circuit and those of its training circuits, as fitFeatures()
/// carries them; they are 0 where expectations are exact, and speak of the value that this fit, to these training
/// circuits, has at infinite shots. Variable noise tells scales apart by little more
/// than shot noise, so that its errors are bounds: at 2000 shots half as large again as need be on most circuits, and
/// more than twice under coherent noise. One scale's are too large in the same way where training circuits hardly stand
/// out from their shot noise. How badly a line fits, which more shots do not mend, is in the evidence.
class CliffordDataRegression : public Mitigation {
 public:
  /// Throws what validateTraining() throws; there must be two more circuits than coefficients.
  explicit CliffordDataRegression(CliffordDataRegressionOptions options = {});

  /// planTraining().
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Throws what fitFeatures() throws. Evidence, of the first row and shift, under "clifford-data-regression.":
  /// "nonCliffordFraction" of the target's gates and "trainingNonCliffordFraction" of a training circuit's, "scales"
  /// that were reached, "noisy" and "noisyErrors" (circuits × scales × observables), "ideal" (circuits × observables),
  /// "target" and "targetErrors" (scales × observables), "coefficients" (observables × scales, or × 2 with the
  /// constant last at one scale; of expectations without the identity's share), "residuals",
  /// "fitErrors" and "directions" (observables: FeatureFit). An observable that is known without measuring has zeros
  /// there.
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  FeatureFit fit(const TrainingSet& set, std::size_t observable) const;
  std::vector<Evidence> evidence(const Request& request, const TrainingSet& set) const;

  CliffordDataRegressionOptions options_;
};

}  // namespace qualm
