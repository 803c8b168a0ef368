#include "qualm/mitigate/clifford_data_regression.hpp"

#include <string>
#include <utility>

#include "qualm/simulate/request_check.hpp"

namespace qualm {

CliffordDataRegression::CliffordDataRegression(CliffordDataRegressionOptions options) : options_(std::move(options)) {
  const std::size_t scales = options_.training.scales.size();
  validateTraining(options_.training, 2 + (scales == 1 ? 2 : scales));
}

std::vector<PlannedRun> CliffordDataRegression::plan(const Request& request, const Random& random) const {
  return planTraining(request, options_.training, options_.training.scales.size() > 1, random);
}

FeatureFit CliffordDataRegression::fit(const TrainingSet& set, std::size_t observable) const {
  const std::size_t circuits = set.ideal.rows, observables = set.ideal.columns, scales = set.scales.size();
  NoisyExamples examples{Matrix(circuits, scales), Matrix(circuits, scales), {}};
  std::vector<double> ideal, target, targetErrors;
  for (std::size_t s = 0; s < scales; ++s) {
    target.push_back(set.target(s, observable));
    targetErrors.push_back(set.targetErrors(s, observable));
    for (std::size_t c = 0; c < circuits; ++c) {
      examples.features(c, s) = set.noisy(c, s * observables + observable);
      examples.errors(c, s) = set.noisyErrors(c, s * observables + observable);
    }
  }
  for (std::size_t c = 0; c < circuits; ++c) ideal.push_back(set.ideal(c, observable));
  examples.ideal = ideal;
  return fitFeatures(examples, target, targetErrors, {scales == 1});
}

Estimates CliffordDataRegression::combine(const Request& request, std::span<const PlannedRun> runs,
                                          std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    const TrainingSet set = readTraining(request, options_.training, runs, results, index);
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      estimates.values(index, o) = constantPart(request.observables[o]);
      if (boundOf(request.observables[o]) == 0) continue;
      const FeatureFit fitted = fit(set, o);
      estimates.values(index, o) += fitted.value;
      estimates.standardErrors(index, o) = fitted.standardError;
    }
    if (request.evidence && index == 0) estimates.evidence = evidence(request, set);
  }
  return estimates;
}

std::vector<Evidence> CliffordDataRegression::evidence(const Request& request, const TrainingSet& set) const {
  std::vector<Evidence> result = trainingEvidence("clifford-data-regression", request, set);
  Evidence coefficients{"clifford-data-regression.coefficients", {}},
      residuals{"clifford-data-regression.residuals", {}}, fitErrors{"clifford-data-regression.fitErrors", {}},
      directions{"clifford-data-regression.directions", {}};
  for (std::size_t o = 0; o < request.observables.size(); ++o) {
    FeatureFit fitted{std::vector<double>(set.scales.size() + (set.scales.size() == 1 ? 1 : 0), 0.0)};
    if (boundOf(request.observables[o]) > 0) fitted = fit(set, o);
    coefficients.values.insert(coefficients.values.end(), fitted.coefficients.begin(), fitted.coefficients.end());
    residuals.values.push_back(fitted.residual);
    fitErrors.values.push_back(fitted.fitError);
    directions.values.push_back(static_cast<double>(fitted.directions));
  }
  for (Evidence* own : {&coefficients, &residuals, &fitErrors, &directions}) result.push_back(std::move(*own));
  return result;
}

}  // namespace qualm
