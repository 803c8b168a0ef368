#include "qualm/mitigate/layerwise_richardson.hpp"

#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/mitigate/fold.hpp"
#include "qualm/mitigate/zero_noise.hpp"
#include "qualm/optimize/least_squares.hpp"
#include "qualm/simulate/request_check.hpp"

namespace qualm {
namespace {

/// Of the monomials in so many variables of one degree: each variable's share of it.
void appendExponents(std::size_t first, std::size_t left, std::vector<std::size_t>& exponents,
                     std::vector<std::vector<std::size_t>>& all) {
  if (left == 0) {
    all.push_back(exponents);
    return;
  }
  for (std::size_t variable = first; variable < exponents.size(); ++variable) {
    ++exponents[variable];
    appendExponents(variable, left - 1, exponents, all);
    --exponents[variable];
  }
}

std::vector<std::vector<std::size_t>> exponentsOf(std::size_t variables, std::size_t degree) {
  std::vector<std::vector<std::size_t>> all;
  std::vector<std::size_t> exponents(variables, 0);
  for (std::size_t total = 0; total <= degree; ++total) appendExponents(0, total, exponents, all);
  return all;
}

/// The binomial coefficient of variables + degree over degree, as a floating number: it can be large.
double monomialCount(std::size_t variables, std::size_t degree) {
  double count = 1;
  for (std::size_t i = 1; i <= degree; ++i) count *= static_cast<double>(variables + i) / static_cast<double>(i);
  return std::round(count);
}

double monomial(double base, std::size_t exponent) {
  double power = 1;
  for (std::size_t i = 0; i < exponent; ++i) power *= base;
  return power;
}

/// How often each layer of gates is folded; the first groups have one layer more where they can't all be equal.
std::vector<std::size_t> foldsOf(std::span<const double> scales, std::size_t layers) {
  std::vector<std::size_t> folds;
  for (std::size_t group = 0; group < scales.size(); ++group) {
    const std::size_t size = layers / scales.size() + (group < layers % scales.size() ? 1 : 0);
    folds.insert(folds.end(), size, static_cast<std::size_t>(std::lround((scales[group] - 1) / 2)));
  }
  return folds;
}

}  // namespace

Matrix layerScales(std::size_t groups, std::size_t degree, std::size_t foldMultiplier) {
  const auto exponents = exponentsOf(groups, degree);
  Matrix scales(exponents.size(), groups);
  for (std::size_t i = 0; i < exponents.size(); ++i) {
    for (std::size_t g = 0; g < groups; ++g) {
      scales(i, g) = static_cast<double>(1 + 2 * foldMultiplier * exponents[i][g]);
    }
  }
  return scales;
}

std::vector<double> layerCoefficients(const Matrix& scales, std::size_t degree) {
  const auto exponents = exponentsOf(scales.columns, degree);
  // Σ coefficient · monomial(scales) is the monomial where all scales are 0: 1 for the constant, 0 for the others.
  Matrix monomials(exponents.size(), scales.rows, 1.0), atZero(exponents.size(), 1);
  for (std::size_t k = 0; k < exponents.size(); ++k) {
    for (std::size_t i = 0; i < scales.rows; ++i) {
      for (std::size_t g = 0; g < scales.columns; ++g) monomials(k, i) *= monomial(scales(i, g), exponents[k][g]);
    }
  }
  atZero(0, 0) = 1;
  return solveLeastSquares(std::move(monomials), std::move(atZero)).values;
}

LayerwiseRichardson::LayerwiseRichardson(LayerwiseRichardsonOptions options) : options_(options) {
  if (options_.degree > 0 && options_.foldMultiplier > 0) return;
  throw Error(
      ErrorCode::invalidOption, "Layers are folded to scales that differ, for a curve that has a slope.",
      "degree " + std::to_string(options_.degree) + ", fold multiplier " + std::to_string(options_.foldMultiplier),
      "1 or more of each");
}

Matrix LayerwiseRichardson::scalesFor(const Circuit& circuit) const {
  const std::size_t layers = foldableLayers(circuit), groups = options_.chunks == 0 ? layers : options_.chunks;
  if (layers == 0) {
    throw Error(ErrorCode::emptyData, "There is no gate to fold.", "a circuit without gates", "one gate or more");
  }
  if (groups > layers) {
    throw Error(ErrorCode::invalidOption, "There are fewer layers of gates than groups of them.",
                std::to_string(groups), "1 to " + std::to_string(layers) + " chunks");
  }
  const double circuits = monomialCount(groups, options_.degree);
  if (circuits > static_cast<double>(mostCircuits)) {
    throw Error(ErrorCode::invalidOption, "So many layers take too many circuits.",
                std::to_string(groups) + " groups of layers with a degree of " + std::to_string(options_.degree),
                std::to_string(mostCircuits) + " circuits or fewer: fewer chunks, or a lower degree");
  }
  return layerScales(groups, options_.degree, options_.foldMultiplier);
}

std::vector<PlannedRun> LayerwiseRichardson::plan(const Request& request, const Random&) const {
  const Matrix scales = scalesFor(*request.circuit);
  const std::size_t layers = foldableLayers(*request.circuit);
  std::vector<double> shares = layerCoefficients(scales, options_.degree);
  for (double& share : shares) share = options_.weightedShots ? std::abs(share) : 1;
  const std::vector<std::uint64_t> shots = divideShots(request.shots, shares);
  std::vector<PlannedRun> runs;
  for (std::size_t i = 0; i < scales.rows; ++i) {
    if (request.shots > 0 && shots[i] < 2) {
      throw Error(ErrorCode::invalidShots, "There are too few shots to share among the folded circuits.",
                  std::to_string(request.shots) + " shots for " + std::to_string(scales.rows) + " circuits",
                  "two shots for each at least");
    }
    FoldedCircuit folded = foldLayers(*request.circuit, foldsOf(scales.row(i), layers));
    runs.push_back({std::move(folded.circuit), shots[i], 1, folded.scale});
  }
  return runs;
}

Estimates LayerwiseRichardson::combine(const Request& request, std::span<const PlannedRun> runs,
                                       std::span<const Estimates> results) const {
  const Matrix scales = scalesFor(*request.circuit);
  const std::vector<double> coefficients = layerCoefficients(scales, options_.degree);
  Estimates estimates = expectationsFor(request);
  for (std::size_t i = 0; i < estimates.values.values.size(); ++i) {
    double variance = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const double error = coefficients[r] * results[r].standardErrors.values[i];
      estimates.values.values[i] += coefficients[r] * results[r].values.values[i];
      variance += error * error;
    }
    estimates.standardErrors.values[i] = std::sqrt(variance);
  }
  if (!request.evidence || request.size() == 0) return estimates;
  Evidence values{"layerwise-richardson.values", {}}, errors{"layerwise-richardson.standardErrors", {}};
  for (const Estimates& result : results) {
    const auto value = result.values.row(0), error = result.standardErrors.row(0);
    values.values.insert(values.values.end(), value.begin(), value.end());
    errors.values.insert(errors.values.end(), error.begin(), error.end());
  }
  estimates.evidence = {{"layerwise-richardson.scales", scales.values},
                        {"layerwise-richardson.coefficients", coefficients},
                        std::move(values),
                        std::move(errors)};
  return estimates;
}

}  // namespace qualm
