#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "qualm/mitigate/fold.hpp"
#include "qualm/mitigate/mitigation.hpp"
#include "qualm/mitigate/near_clifford.hpp"
#include "qualm/mitigate/zero_noise.hpp"

namespace qualm {

/// What a method learns from: near-Clifford circuits that run beside their target.
struct TrainingOptions {
  std::size_t circuits = 10;  ///< fewer are told apart better by the same shots
  /// Draws of which each circuit is the one whose ideal expectations lie farthest from those taken before it, so that
  /// they differ (well spread training data: Czarnik et al. 2022, arXiv:2204.07109). 1: as they come.
  std::size_t candidates = 4;
  NearCliffordOptions nearClifford = {};
  double trainingShare = 0.5;     ///< of the shots of one binding, for its training circuits together
  std::vector<double> scales{1};  ///< of the noise, at which the target and every training circuit run
  NoiseScaling scaling = NoiseScaling::folding;
  Folding folding = Folding::gates;  ///< the same gates are folded in the target and in its training circuits
};

/// Throws invalid-option for a share outside 0 to 1 (both excluded), no candidates, a scale that is given twice or is
/// not positive and finite, and too-few-rows without scales or with fewer circuits than `leastCircuits`.
void validateTraining(const TrainingOptions& options, std::size_t leastCircuits);

/// The target's runs, one for each scale and for all rows and shifts; then, for each row and shift on its own, every
/// training circuit at every scale, once. A row's training circuits are drawn for its binding and by its number in the
/// whole batch, so that rows of one request are mitigated as each alone would be. Each training run gets the same whole
/// number of shots, the target what is left: the shots of a binding are those of the request to the last one.
///
/// Throws what NearClifford() and fold() throw, invalid-option where folding reaches one scale twice, unsupported for
/// rows that start from other states than |0…0⟩, empty-data without observables, invalid-shots where a run would get
/// less than two shots, and too-few-rows where all circuits that were drawn have the same ideal expectation of an
/// observable (0, where `throughOrigin`): nothing can be learned from those.
std::vector<PlannedRun> planTraining(const Request& request, const TrainingOptions& options, bool throughOrigin,
                                     const Random& random);

/// What the runs of one row and shift said. The identity's share is left out of all expectations.
struct TrainingSet {
  Matrix noisy, noisyErrors;         ///< circuits × (scales · observables), index scale · observables + observable
  Matrix ideal;                      ///< circuits × observables
  Matrix target, targetErrors;       ///< scales × observables
  std::vector<double> scales;        ///< that were reached
  std::span<const PlannedRun> runs;  ///< of the training circuits at the first scale: one each, `scales` apart
};

TrainingSet readTraining(const Request& request, const TrainingOptions& options, std::span<const PlannedRun> runs,
                         std::span<const Estimates> results, std::size_t index);

/// What every method that learns shows of the first row and shift, under names that begin with its own:
/// "nonCliffordFraction" of the target's gates, "trainingNonCliffordFraction" of a training circuit's (in the mean),
/// "scales", "noisy" and "noisyErrors" (circuits × scales × observables), "ideal" (circuits × observables), "target"
/// and "targetErrors" (scales × observables).
std::vector<Evidence> trainingEvidence(const std::string& method, const Request& request, const TrainingSet& set);

/// The slot values of a request's row under a shift: index = row · shifts + shift.
std::vector<double> bindingOf(const Request& request, std::size_t index);

}  // namespace qualm
