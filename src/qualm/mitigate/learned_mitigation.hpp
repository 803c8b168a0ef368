#pragma once

#include "qualm/mitigate/feature_fit.hpp"
#include "qualm/mitigate/regression_forest.hpp"
#include "qualm/mitigate/training_set.hpp"

namespace qualm {

enum class LearnedModel {
  ridge,   ///< linear, on columns of one spread, with a penalty on large coefficients
  forest,  ///< of regression trees: follows bends, and never leaves the range of the ideal values that it has seen
};

struct LearnedMitigationOptions {
  LearnedModel model = LearnedModel::ridge;
  TrainingOptions training{16};  ///< circuits; the first scale is 1, further ones make further features
  double ridge = 0.01;           ///< penalty for each training circuit, in squares of a column's spread
  RegressionForestOptions forest;
  /// Features beside the noisy expectations: quarterTurns(). Of 10 to 60 circuits a ridge learns nothing from them and
  /// gets noisier.
  bool angleCounts = false;
};

/// A small classical model that turns what a noisy circuit says into what it should have said, learned from
/// near-Clifford circuits of the same structure. Liao et al. 2024, "Machine learning for practical quantum error
/// mitigation" (arXiv:2309.17368). One model for each observable; its features are the noisy expectations of all
/// observables (without the identity's share) at every scale and, where asked for, how many angles stand nearest to
/// each quarter turn. Numbers of gates are no features: training circuits share them with their target. Each row and
/// shift learns from training circuits of its own, on its own shots.
///
/// Shot noise in a feature widens its column and flattens a ridge: fitFeatures() undoes that, and a column's spread
/// counts without it, so that the penalty weighs at any number of shots what it weighs at infinitely many.
///
/// Standard errors. Ridge: of shots alone, the circuit's and its training circuits', those of fitFeatures() with the
/// columns' spreads as they came; 0 where exact. They speak of the value that this ridge, on these training circuits,
/// has at infinite shots. Forest: of which training circuits there happened to be (RegressionForest::standardError())
/// and of the circuit's own shots (the spread of predictions for 100 draws about what was read); a forest has no
/// derivative, so this is an estimate of size and promises no coverage. The bias of either model is in no error, nor
/// what shot noise in its examples does to a forest.
class LearnedMitigation : public Mitigation {
 public:
  static constexpr std::size_t leastCircuits = 8;
  static constexpr std::size_t redraws = 100;

  /// Throws what validateTraining() throws with leastCircuits, and invalid-option where the first scale is not 1, for a
  /// ridge that is not positive and finite, and for a forest that could not be grown.
  explicit LearnedMitigation(LearnedMitigationOptions options = {});

  /// planTraining(). Throws invalid-option where a forest's split would try more columns than there are.
  std::vector<PlannedRun> plan(const Request& request, const Random& random) const override;

  /// Throws what requireSpread() throws of the noisy values of an observable. Evidence, of the first row and shift,
  /// under "learned-mitigation.": what trainingEvidence() says, "residuals" (observables: root mean square of what the
  /// model misses on its training circuits; for a forest by trees that did not see them) and for ridge "coefficients"
  /// (observables × (scales · observables, then 4 angle counts where there are, then the constant)).
  Estimates combine(const Request& request, std::span<const PlannedRun> runs,
                    std::span<const Estimates> results) const override;

 private:
  /// What one model says.
  struct Reading {
    double value = 0, standardError = 0, residual = 0;
    std::vector<double> coefficients;
  };
  struct Examples;

  Examples examplesOf(const Request& request, const TrainingSet& set, std::size_t index) const;
  Reading read(const Examples& examples, std::size_t observable, const Random& random) const;
  Reading readRidge(const Examples& examples, std::span<const double> ideal) const;
  Reading readForest(const Examples& examples, std::span<const double> ideal, const Random& random) const;
  std::vector<Evidence> evidence(const Request& request, const TrainingSet& set, const Examples& examples,
                                 const Random& random) const;

  LearnedMitigationOptions options_;
};

}  // namespace qualm
