#include "qualm/mitigate/symmetry_projection.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/mitigate/recorded_outcomes.hpp"

namespace qualm {
namespace {

/// What a linear combination of a run's observables is, and its variance.
struct Combination {
  double value = 0, variance = 0;

  Combination(std::span<const double> coefficients, const PlannedRun& run, const Estimates& result, std::size_t index) {
    const auto settings = measurementSettings(run.observables);
    for (std::size_t s = 0; s < settings.size(); ++s) {
      const auto read = result.outcomes[s].row(index);
      std::vector<double> weights(read.size(), 0.0);
      for (const auto& member : settings[s].members) {
        addTermWeights(weights, coefficients[member.observable], run.observables[member.observable].parts[0].term);
      }
      value += weightedSum(weights, read);
      variance += weightedVariance(weights, read, run.shots);
    }
  }
};

}  // namespace

MeasuredTerms::MeasuredTerms(std::span<const Projected> projected, std::span<const Symmetry> group) {
  for (const Symmetry& element : group) add(element.term);
  for (const Projected& part : projected) {
    for (const Symmetry& element : group) add(productOf({part.term}, element).term);
  }
}

double MeasuredTerms::addProjection(std::span<double> coefficients, double coefficient, const PauliTerm& term,
                                    std::span<const Symmetry> group) const {
  double constant = 0;
  for (const Symmetry& element : group) {
    const Symmetry part = productOf({term}, element);
    if (part.term.support() == 0) {
      constant += coefficient * part.sign;
    } else {
      coefficients[indexOf(part.term)] += coefficient * part.sign;
    }
  }
  return constant;
}

std::size_t MeasuredTerms::indexOf(const PauliTerm& term) const {
  const auto same = [&](const Observable& known) { return known.parts[0].term == term; };
  return static_cast<std::size_t>(std::find_if(observables_.begin(), observables_.end(), same) - observables_.begin());
}

void MeasuredTerms::add(const PauliTerm& term) {
  if (term.support() != 0 && indexOf(term) == observables_.size()) observables_.push_back({{{1.0, term}}});
}

ProjectedReading::ProjectedReading(std::span<const Projected> projected, std::span<const Symmetry> group,
                                   const PlannedRun& run, const Estimates& result, std::size_t index)
    : projected_(projected),
      group_(group),
      terms_(projected, group),
      run_(run),
      result_(result),
      index_(index),
      sector_(run.observables.size(), 0.0) {
  inside_ = terms_.addProjection(sector_, 1, {}, group);
  const Combination measured(sector_, run, result, index);
  inside_ += measured.value;
  const double error = std::sqrt(measured.variance);
  if (inside_ > std::max(distinguishable * error, 1e-12)) return;
  const auto all = static_cast<double>(group.size());
  throw Error(ErrorCode::emptyData, "The share of the state in the sector of the symmetries can't be told from 0.",
              numberText(inside_ / all) + " with a standard error of " + numberText(error / all),
              "symmetries that the state has, or more shots");
}

void ProjectedReading::add(std::size_t observable, Estimates& estimates) const {
  std::vector<double> coefficients(sector_.size(), 0.0);
  double above = 0;
  for (const Projected& part : projected_) {
    if (part.observable != observable) continue;
    above += terms_.addProjection(coefficients, part.coefficient, part.term, group_);
  }
  above += Combination(coefficients, run_, result_, index_).value;
  const double quotient = above / inside_;
  for (std::size_t i = 0; i < sector_.size(); ++i) {
    coefficients[i] = (coefficients[i] - quotient * sector_[i]) / inside_;
  }
  estimates.values(index_, observable) += quotient;
  estimates.standardErrors(index_, observable) += Combination(coefficients, run_, result_, index_).variance;
}

}  // namespace qualm
