#include "qualm/mitigate/learned_mitigation.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {

/// Rows of features, and the row that stands for the circuit itself.
struct LearnedMitigation::Examples {
  Matrix features, errors, ideal;
  std::vector<double> point, pointErrors;
};

namespace {

constexpr std::size_t turnCounts = 4;

/// A feature's squares about its mean, and what noise adds to them.
struct FeatureSpread {
  double squares = 0, noise = 0;
};

FeatureSpread featureSpread(const Matrix& features, const Matrix& errors, std::size_t column) {
  const auto count = static_cast<double>(features.rows);
  double mean = 0;
  for (std::size_t i = 0; i < features.rows; ++i) mean += features(i, column) / count;
  FeatureSpread spread;
  for (std::size_t i = 0; i < features.rows; ++i) {
    spread.squares += (features(i, column) - mean) * (features(i, column) - mean);
    spread.noise += errors(i, column) * errors(i, column) * (count - 1) / count;
  }
  return spread;
}

double lengthSquared(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return sum;
}

}  // namespace

LearnedMitigation::LearnedMitigation(LearnedMitigationOptions options) : options_(std::move(options)) {
  validateTraining(options_.training, leastCircuits);
  if (options_.training.scales[0] != 1) {
    throw Error(ErrorCode::invalidOption, "A model learns from circuits as they are.",
                numberText(options_.training.scales[0]), "1 as the first scale");
  }
  if (!(options_.ridge > 0) || !std::isfinite(options_.ridge)) {
    throw Error(ErrorCode::invalidOption, "Ridge regression has a penalty.", numberText(options_.ridge), "more than 0");
  }
  const std::vector<double> alike(1, 0.0);
  RegressionForestOptions tried = options_.forest;
  tried.trees = std::min<std::size_t>(tried.trees, 2);
  tried.columnsPerSplit = 0;  // how many there are is known with the observables
  RegressionForest(Matrix(1, 1), alike, tried, Random(0));
}

std::vector<PlannedRun> LearnedMitigation::plan(const Request& request, const Random& random) const {
  const std::size_t columns =
      request.observables.size() * options_.training.scales.size() + (options_.angleCounts ? turnCounts : 0);
  if (options_.forest.columnsPerSplit > columns) {
    throw Error(ErrorCode::invalidOption, "A split tries some of the columns.",
                std::to_string(options_.forest.columnsPerSplit), "up to " + std::to_string(columns));
  }
  std::vector<PlannedRun> runs = planTraining(request, options_.training, false, random);
  runs[0].seed = random.stream("model").next();
  return runs;
}

LearnedMitigation::Examples LearnedMitigation::examplesOf(const Request& request, const TrainingSet& set,
                                                          std::size_t index) const {
  const std::size_t circuits = set.noisy.rows, expectations = set.noisy.columns, scales = set.scales.size();
  const std::size_t columns = expectations + (options_.angleCounts ? turnCounts : 0);
  Examples examples{Matrix(circuits, columns), Matrix(circuits, columns), set.ideal, set.target.values,
                    set.targetErrors.values};
  for (std::size_t c = 0; c < circuits; ++c) {
    std::copy_n(set.noisy.row(c).begin(), expectations, examples.features.row(c).begin());
    std::copy_n(set.noisyErrors.row(c).begin(), expectations, examples.errors.row(c).begin());
    if (!options_.angleCounts) continue;
    const auto counts = quarterTurns(set.runs[c * scales].circuit, {});
    std::copy(counts.begin(), counts.end(),
              examples.features.row(c).begin() + static_cast<std::ptrdiff_t>(expectations));
  }
  if (!options_.angleCounts) return examples;
  const auto counts = quarterTurns(*request.circuit, bindingOf(request, index));
  examples.point.insert(examples.point.end(), counts.begin(), counts.end());
  examples.pointErrors.resize(columns, 0.0);
  return examples;
}

LearnedMitigation::Reading LearnedMitigation::readRidge(const Examples& examples, std::span<const double> ideal) const {
  const auto count = static_cast<double>(ideal.size());
  NoisyExamples scaled{examples.features, examples.errors, ideal};
  std::vector<double> point = examples.point, pointErrors = examples.pointErrors, widths;
  for (std::size_t j = 0; j < point.size(); ++j) {
    const auto [squares, noise] = featureSpread(examples.features, examples.errors, j);
    const bool varies = squares > 1e-24 * lengthSquared(ideal);
    widths.push_back(varies ? std::sqrt(squaresWithoutNoise(squares, noise) / count) : 0);
    const double factor = varies ? 1 / widths.back() : 0;  // what does not vary says nothing
    for (std::size_t i = 0; i < ideal.size(); ++i) {
      scaled.features(i, j) *= factor;
      scaled.errors(i, j) *= factor;
    }
    point[j] *= factor;
    pointErrors[j] *= factor;
  }
  FeatureFit fit = fitFeatures(scaled, point, pointErrors, {true, options_.ridge * count});
  for (std::size_t j = 0; j < widths.size(); ++j) fit.coefficients[j] *= widths[j] > 0 ? 1 / widths[j] : 0;
  return {fit.value, fit.standardError, fit.residual, std::move(fit.coefficients)};
}

LearnedMitigation::Reading LearnedMitigation::readForest(const Examples& examples, std::span<const double> ideal,
                                                         const Random& random) const {
  const RegressionForest forest(examples.features, ideal, options_.forest, random.stream("trees"));
  const double value = forest.predict(examples.point), own = forest.standardError(examples.point);
  Random draws = random.stream("shots");
  double squares = 0;
  for (std::size_t d = 0; d < redraws && lengthSquared(examples.pointErrors) > 0; ++d) {
    std::vector<double> moved = examples.point;
    for (std::size_t j = 0; j < moved.size(); ++j) moved[j] += examples.pointErrors[j] * draws.normal();
    const double away = forest.predict(moved) - value;
    squares += away * away / redraws;
  }
  return {value, std::sqrt(own * own + squares), forest.outOfBagError(), {}};
}

LearnedMitigation::Reading LearnedMitigation::read(const Examples& examples, std::size_t observable,
                                                   const Random& random) const {
  std::vector<double> ideal;
  for (std::size_t i = 0; i < examples.ideal.rows; ++i) ideal.push_back(examples.ideal(i, observable));
  const FeatureSpread spread = featureSpread(examples.features, examples.errors, observable);
  requireSpread(spread.squares, spread.noise, lengthSquared(ideal));
  return options_.model == LearnedModel::ridge ? readRidge(examples, ideal)
                                               : readForest(examples, ideal, random.stream(observable));
}

Estimates LearnedMitigation::combine(const Request& request, std::span<const PlannedRun> runs,
                                     std::span<const Estimates> results) const {
  Estimates estimates = expectationsFor(request);
  for (std::size_t index = 0; index < request.size(); ++index) {
    const TrainingSet set = readTraining(request, options_.training, runs, results, index);
    const Examples examples = examplesOf(request, set, index);
    const Random own = Random(runs[0].seed)
                           .stream(request.firstRow + index / request.shiftCount())
                           .stream(request.firstShift + index % request.shiftCount());
    for (std::size_t o = 0; o < request.observables.size(); ++o) {
      estimates.values(index, o) = constantPart(request.observables[o]);
      if (boundOf(request.observables[o]) == 0) continue;
      const Reading reading = read(examples, o, own);
      estimates.values(index, o) += reading.value;
      estimates.standardErrors(index, o) = reading.standardError;
    }
    if (request.evidence && index == 0) estimates.evidence = evidence(request, set, examples, own);
  }
  return estimates;
}

std::vector<Evidence> LearnedMitigation::evidence(const Request& request, const TrainingSet& set,
                                                  const Examples& examples, const Random& random) const {
  std::vector<Evidence> result = trainingEvidence("learned-mitigation", request, set);
  Evidence residuals{"learned-mitigation.residuals", {}}, coefficients{"learned-mitigation.coefficients", {}};
  for (std::size_t o = 0; o < request.observables.size(); ++o) {
    Reading reading{0, 0, 0, std::vector<double>(examples.features.columns + 1, 0.0)};
    if (boundOf(request.observables[o]) > 0) reading = read(examples, o, random);
    residuals.values.push_back(reading.residual);
    coefficients.values.insert(coefficients.values.end(), reading.coefficients.begin(), reading.coefficients.end());
  }
  result.push_back(std::move(residuals));
  if (options_.model == LearnedModel::ridge) result.push_back(std::move(coefficients));
  return result;
}

}  // namespace qualm
